using System.Text.RegularExpressions;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>Where the programs of the private cluster may come from.</summary>
internal enum PostgresSource
{
    /// <summary>This machine's own, else the npm package.</summary>
    Any,

    /// <summary>This machine's own only.</summary>
    Machine,

    /// <summary>The npm package only.</summary>
    Npm,
}

/// <summary>A folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of one version that we can run.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int OldestMajor = 15;
    public const int NewestMajor = 18;

    public string InitDb => PathOf("initdb");

    public string PgCtl => PathOf("pg_ctl");

    public string Postgres => PathOf("postgres");

    /// <exception cref="LocalPostgresException">None was found and none could be fetched; the message has the install command for this system.</exception>
    public static Task<PostgresBinaries> FindAsync(PostgresSource source, CancellationToken cancel) => FindAsync(
        source is PostgresSource.Npm ? [] : PostgresLocations.Folders(),
        source is PostgresSource.Machine ? null : PostgresPackage.ForThisMachine(),
        cancel);

    /// <summary>The first usable folder wins; without one, the package is fetched.</summary>
    public static async Task<PostgresBinaries> FindAsync(IEnumerable<string> folders, PostgresPackage? package, CancellationToken cancel)
    {
        var tried = new List<string>();

        foreach (var folder in folders)
        {
            var (found, why) = await TryAsync(folder, cancel);

            if (found is not null)
            {
                return found;
            }

            tried.Add($"{folder}: {why}");
        }

        if (package is null)
        {
            tried.Add("npm: there is no package for this system");
            throw new LocalPostgresException(PostgresAdvice.NotFound(tried));
        }

        try
        {
            var folder = await package.FetchAsync(cancel);
            return await TryAsync(folder, cancel) is ({ } fetched, _) ? fetched : throw new LocalPostgresException($"{folder} does not run on this system");
        }
        catch (LocalPostgresException failure)
        {
            tried.Add($"npm: {failure.Message}");
            throw new LocalPostgresException(PostgresAdvice.NotFound(tried), failure);
        }
    }

    /// <summary>Asked as the user who will run the server, so that a folder this user may not enter counts as unusable.</summary>
    private static async Task<(PostgresBinaries? Found, string Why)> TryAsync(string folder, CancellationToken cancel)
    {
        var binaries = new PostgresBinaries(folder, 0);

        if (new[] { binaries.InitDb, binaries.PgCtl, binaries.Postgres }.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            return (null, $"{Path.GetFileName(missing)} is missing");
        }

        var version = await Tool.RunAsync(binaries.Postgres, ["--version"], Path.GetPathRoot(folder)!, dropPrivileges: true, cancel);

        if (!version.Succeeded || VersionPattern().Match(version.Output) is not { Success: true } match)
        {
            return (null, $"`postgres --version` failed: {version.Output}");
        }

        var major = int.Parse(match.Groups["major"].ValueSpan);
        return major is >= OldestMajor and <= NewestMajor
            ? (binaries with { Major = major }, "")
            : (null, $"it is PostgreSQL {major}; {OldestMajor} to {NewestMajor} are supported");
    }

    private string PathOf(string program) => Path.Combine(Folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program);

    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d+)", RegexOptions.None, 1000)]
    private static partial Regex VersionPattern();
}
