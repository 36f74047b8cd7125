using System.Diagnostics;
using System.Globalization;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.Tests.Data.LocalPostgres;

/// <summary>A folder for one cluster; whatever a test does, its server is stopped and the folder deleted at the end.</summary>
internal sealed class ClusterBench : IAsyncDisposable
{
    private ClusterBench(ClusterFolder folder, PostgresBinaries binaries)
    {
        Folder = folder;
        Binaries = binaries;
    }

    public ClusterFolder Folder { get; }

    public PostgresBinaries Binaries { get; }

    public static async Task<ClusterBench> CreateAsync(PostgresBinaries? binaries = null) => new(
        new ClusterFolder(Path.Combine(TestFolder(), "cluster")),
        binaries ?? await PostgresBinaries.FindAsync(PostgresSource.Any, CancellationToken.None));

    /// <summary>Below the data folder, because as root the server's user must be able to enter it.</summary>
    public static string TestFolder() => Path.Combine(DataFolders.Root(), "tests", Path.GetRandomFileName());

    /// <summary>Makes <paramref name="target"/> a cluster as initdb leaves one, in a tenth of the time where files keep their owner when copied.</summary>
    public async Task CopyToAsync(ClusterFolder target)
    {
        DataFolders.Create(Path.GetDirectoryName(target.Path)!, readableByAll: true);

        if (OperatingSystem.IsLinux())
        {
            var run = await Tool.RunAsync("cp", ["-a", Folder.Path, target.Path], "/", dropPrivileges: false, CancellationToken.None);
            Assert.That(run.Succeeded, Is.True, run.Output);
        }
        else
        {
            await (await LocalCluster.StartOrAttachAsync(target, Binaries, LocalCluster.FastAndForgetful, CancellationToken.None)).DisposeAsync();
        }
    }

    public Task<LocalCluster> StartAsync() => StartAsync(LocalCluster.FastAndForgetful);

    public Task<LocalCluster> StartAsync(IReadOnlyList<string> settings) =>
        LocalCluster.StartOrAttachAsync(Folder, Binaries, settings, CancellationToken.None);

    /// <summary>A server without a program, as one that was killed leaves behind.</summary>
    public async Task StartOrphanAsync() =>
        await new ClusterServer(Folder, Binaries, LocalCluster.FastAndForgetful).StartOrFindAsync(CancellationToken.None);

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var port = int.Parse(await File.ReadAllTextAsync(Folder.Port), CultureInfo.InvariantCulture);
        var connection = new NpgsqlConnection(new ClusterServer(Folder, Binaries, []).ConnectionString(port, "postgres", pooling: false));
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>It stops once nobody is connected any more; nobody waits for it, as when the program that told it was killed.</summary>
    public async Task TellToStopAsync()
    {
        var run = await Tool.RunAsync(
            Binaries.PgCtl, ["stop", "--silent", "--no-wait", "--pgdata", Folder.Data, "--mode", "smart"], Folder.Path, dropPrivileges: true, CancellationToken.None);
        Assert.That(run.Succeeded, Is.True, run.Output);
    }

    public int ServerProcess() =>
        int.Parse(File.ReadLines(Path.Combine(Folder.Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public bool IsRunning() => File.Exists(Path.Combine(Folder.Data, "postmaster.pid"));

    public async Task KillServerAsync()
    {
        using var process = Process.GetProcessById(ServerProcess());
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
    }

    public static async Task<string?> QueryAsync(LocalCluster cluster, string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection($"{cluster.ConnectionString(database)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await new ClusterServer(Folder, Binaries, []).StopAsync(CancellationToken.None);

        if (Path.GetDirectoryName(Folder.Path) is { } parent && Directory.Exists(parent))
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}
