using System.Diagnostics;
using System.Globalization;
using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.CrashTests;

/// <summary>A PostgreSQL of the run's own, which is killed and comes back: what was committed must be there again, so nothing is relaxed but the wait for the disk.</summary>
internal sealed class OwnCluster : IAsyncDisposable
{
    private const string Prefix = "crash-";

    private readonly ClusterFolder folder;
    private readonly LocalCluster cluster;

    private OwnCluster(ClusterFolder folder, LocalCluster cluster)
    {
        this.folder = folder;
        this.cluster = cluster;
    }

    /// <summary>A folder of the run's own, gone when it is over.</summary>
    public string Folder => Path.GetDirectoryName(folder.Path)!;

    public static async Task<OwnCluster> StartAsync()
    {
        SweepKilledRuns();
        var binaries = await PostgresBinaries.FindAsync(PostgresSource.Any, CancellationToken.None);
        var own = ClusterFolder.Default(binaries.Major, Path.Combine(DataFolders.Root(), $"{Prefix}{Environment.ProcessId}"));
        return new OwnCluster(own, await LocalCluster.StartOrAttachAsync(own, binaries, ["fsync=off"], CancellationToken.None));
    }

    /// <summary>A run that was killed itself has left its server behind.</summary>
    private static void SweepKilledRuns()
    {
        var left = Directory.Exists(DataFolders.Root()) ? Directory.GetDirectories(DataFolders.Root(), Prefix + "*") : [];
        foreach (var run in left.Where(run => !IsAlive(int.Parse(Path.GetFileName(run)[Prefix.Length..], CultureInfo.InvariantCulture))))
        {
            foreach (var server in Directory.GetDirectories(run).Select(path => new ClusterFolder(path)))
            {
                Kill(server);
            }

            Directory.Delete(run, recursive: true);
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public Task<string> EnsureDatabaseAsync(string name) => cluster.EnsureDatabaseAsync(name, CancellationToken.None);

    /// <summary>SIGKILL; whoever watches the cluster starts it again on the same port.</summary>
    public bool Kill() => Kill(folder);

    private static bool Kill(ClusterFolder folder)
    {
        if (PidFile.Find(folder) is not { } written || !written.IsOurs())
        {
            return false;
        }

        using var server = Process.GetProcessById(written.Pid);
        server.Kill();
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
