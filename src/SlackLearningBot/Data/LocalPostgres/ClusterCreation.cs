using System.Security.Cryptography;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>Runs initdb so that the cluster is there whole or not at all. The caller holds the start lock.</summary>
internal static class ClusterCreation
{
    public const string SuperUser = "bot";

    public static async Task CreateIfMissingAsync(ClusterFolder folder, PostgresBinaries binaries, bool durable, CancellationToken cancel)
    {
        if (File.Exists(Path.Combine(folder.Data, "PG_VERSION")))
        {
            Check(folder, binaries);
            return;
        }

        if (Directory.Exists(folder.Draft))
        {
            Directory.Delete(folder.Draft, recursive: true);
        }

        DataFolders.WriteSecret(folder.Password, RandomNumberGenerator.GetHexString(48, lowercase: true));
        var draft = Path.Combine(folder.Draft, "data");
        var password = Path.Combine(folder.Draft, "password");
        DataFolders.Create(folder.Draft, readableByAll: false);
        DataFolders.WriteSecret(password, await File.ReadAllTextAsync(folder.Password, cancel));
        await GiveToServerUserAsync(folder.Draft, cancel);

        var run = await Tool.RunAsync(
            binaries.InitDb, Arguments(draft, password, binaries.Major, durable), folder.Draft, dropPrivileges: true, cancel);

        if (!run.Succeeded)
        {
            throw new LocalPostgresException(
                $"initdb of PostgreSQL {binaries.Major} ({binaries.InitDb}) could not create the private cluster in {folder.Path}: {run.Output}");
        }

        Directory.Move(draft, folder.Data);
        Directory.Delete(folder.Draft, recursive: true);
    }

    private static List<string> Arguments(string data, string password, int major, bool durable)
    {
        List<string> arguments =
        [
            "--pgdata", data, "--username", SuperUser, "--pwfile", password,
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-instructions",
        ];

        // C.UTF-8 knows upper and lower case beyond ASCII and sorts by code point; PostgreSQL brings it along from 17 on, glibc has it too.
        arguments.AddRange(major >= 17
            ? ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
            : ["--locale", OperatingSystem.IsLinux() ? "C.UTF-8" : "C"]);

        if (!durable)
        {
            arguments.Add("--no-sync");
        }

        return arguments;
    }

    private static async Task GiveToServerUserAsync(string draft, CancellationToken cancel)
    {
        if (!Tool.IsRoot)
        {
            return;
        }

        var run = await Tool.RunAsync("chown", ["-R", Tool.UnprivilegedUser, draft], "/", dropPrivileges: false, cancel);

        if (!run.Succeeded)
        {
            throw new LocalPostgresException(
                $"PostgreSQL does not run as root, and {draft} could not be given to the user '{Tool.UnprivilegedUser}': {run.Output}");
        }
    }

    private static void Check(ClusterFolder folder, PostgresBinaries binaries)
    {
        var found = File.ReadAllText(Path.Combine(folder.Data, "PG_VERSION")).Trim();

        if (found != $"{binaries.Major}")
        {
            throw new LocalPostgresException(
                $"The private cluster in {folder.Path} was made by PostgreSQL {found}, and {binaries.Folder} is PostgreSQL {binaries.Major}. Use another folder (Postgres:DataFolder) or install {found}.");
        }

        if (!File.Exists(folder.Password))
        {
            throw new LocalPostgresException(
                $"The private cluster in {folder.Path} has lost its file 'password'. Put it back, or delete the folder to begin anew (what the cluster holds is lost then).");
        }
    }
}
