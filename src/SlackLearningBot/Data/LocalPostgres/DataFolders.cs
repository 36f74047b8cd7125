namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>Where the program keeps what is its own on this machine.</summary>
internal static class DataFolders
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode ReadableByAll = OwnerOnly
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The user's data folder; as root a system folder, since the server's unprivileged user cannot enter root's home.</summary>
    public static string Root() => Tool.IsRoot
        ? "/var/lib/slack-learning-bot"
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "slack-learning-bot");

    /// <summary>Creates a folder with exactly these rights, whatever the umask; an existing one is left as it is.</summary>
    public static void Create(string folder, bool readableByAll)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } parent)
        {
            Create(parent, readableByAll);
        }

        Directory.CreateDirectory(folder);

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, readableByAll ? ReadableByAll : OwnerOnly);
        }
    }

    /// <summary>Written whole or not at all, and readable by its owner only.</summary>
    public static void WriteSecret(string file, string text)
    {
        var draft = $"{file}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(draft);

        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(text);
        }

        File.Move(draft, file, overwrite: true);
    }
}
