namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>Where PostgreSQL's programs lie on the systems we know.</summary>
internal static class PostgresLocations
{
    /// <summary>Folders worth a look, best first: PATH, then each system's own place, the newest version first.</summary>
    public static IEnumerable<string> Folders() => OnPath(Environment.GetEnvironmentVariable("PATH") ?? "").Concat(Installed()).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// A folder on PATH may hold no more than a link to one of the programs: what counts is the folder the link ends in.
    /// </summary>
    public static IEnumerable<string> OnPath(string path)
    {
        var program = OperatingSystem.IsWindows() ? "pg_ctl.exe" : "pg_ctl";
        var initdb = OperatingSystem.IsWindows() ? "initdb.exe" : "initdb";

        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => new[] { Path.Combine(folder, initdb), Path.Combine(folder, program) })
            .Where(File.Exists)
            .Select(file => Path.GetDirectoryName(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file)!)
            .Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Installed()
    {
        if (OperatingSystem.IsWindows())
        {
            return Versions(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*");
        }

        return OperatingSystem.IsMacOS()
            ? [.. Versions("/opt/homebrew/opt", "postgresql@*"), .. Versions("/usr/local/opt", "postgresql@*")]
            : [.. Versions("/usr/lib/postgresql", "*"), .. Versions("/usr", "pgsql-*"), .. Versions("/home/linuxbrew/.linuxbrew/opt", "postgresql@*")];
    }

    private static IEnumerable<string> Versions(string parent, string pattern) => !Directory.Exists(parent)
        ? []
        : Directory.GetDirectories(parent, pattern)
            .OrderByDescending(folder => int.TryParse(new string([.. Path.GetFileName(folder).Where(char.IsAsciiDigit)]), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"));
}
