using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.Tests.Harness;

/// <summary>
/// The server of this test run: ConnectionStrings__Postgres when it is set, else a private cluster that only tests use.
/// While it is open it holds an advisory lock with the number of the run; databases of a run whose lock is free are swept away.
/// </summary>
internal sealed class TestDatabaseServer : IAsyncDisposable
{
    public const string NamePrefix = "slb_test_";

    /// <summary>The first half of the two-part advisory lock; the second is the number of the run.</summary>
    private const int LockClass = 0x736c62;

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static TestDatabaseServer? opened;

    private readonly LocalCluster? cluster;
    private readonly NpgsqlDataSource maintenance;
    private readonly NpgsqlConnection presence;

    private TestDatabaseServer(LocalCluster? cluster, NpgsqlDataSource maintenance, NpgsqlConnection presence, int run)
    {
        this.cluster = cluster;
        this.maintenance = maintenance;
        this.presence = presence;
        Run = run;
    }

    /// <summary>Differs from every other run's.</summary>
    public int Run { get; }

    public static async Task<TestDatabaseServer> GetAsync()
    {
        await Gate.WaitAsync();

        try
        {
            return opened ??= await OpenAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref opened, null) is { } server)
        {
            await server.DisposeAsync();
        }
    }

    public string ConnectionString(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(maintenance.ConnectionString)
        {
            Database = database,
            Password = new NpgsqlConnectionStringBuilder(presence.ConnectionString).Password,
            Pooling = pooling,
        }.ConnectionString;

    public async Task ExecuteAsync(string sql)
    {
        await using var command = maintenance.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public Task<NpgsqlConnection> ConnectAsync() => maintenance.OpenConnectionAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await presence.DisposeAsync();
        await maintenance.DisposeAsync();

        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }

    private static async Task<TestDatabaseServer> OpenAsync()
    {
        var owned = Environment.GetEnvironmentVariable("ConnectionStrings__Postgres") is { Length: > 0 } ? null : await OpenClusterAsync();
        var given = new NpgsqlConnectionStringBuilder(
            owned?.ConnectionString("postgres") ?? Environment.GetEnvironmentVariable("ConnectionStrings__Postgres"))
        {
            Database = "postgres",
            PersistSecurityInfo = true,
            CommandTimeout = 120,
            IncludeErrorDetail = true,
        };

        var pool = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(given.ConnectionString) { MaxPoolSize = 8 });
        var own = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(given.ConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        await own.OpenAsync();

        int run;

        do
        {
            run = RandomNumberGenerator.GetInt32(1, int.MaxValue);
        }
        while (!await TryLockAsync(own, run));

        var server = new TestDatabaseServer(owned, pool, own, run);
        await server.SweepAsync();
        return server;
    }

    private static async Task<LocalCluster> OpenClusterAsync()
    {
        var binaries = await PostgresBinaries.FindAsync(PostgresSource.Any, CancellationToken.None);
        var root = Environment.GetEnvironmentVariable("LEARNINGBOT_TEST_DATA") ?? Path.Combine(DataFolders.Root(), "tests");
        return await LocalCluster.StartOrAttachAsync(
            ClusterFolder.Default(binaries.Major, root), binaries, LocalCluster.FastAndForgetful, CancellationToken.None);
    }

    /// <summary>Drops what runs that were killed left behind. Not on the connection that holds our own lock: it would be given that lock again.</summary>
    public async Task SweepAsync()
    {
        await using var connection = await ConnectAsync();
        var names = new List<string>();

        await using (var read = new NpgsqlCommand($"select datname from pg_database where datname like '{NamePrefix}%'", connection))
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        foreach (var run in names.GroupBy(name => name[NamePrefix.Length..].Split('_')[0], StringComparer.Ordinal))
        {
            if (!int.TryParse(run.Key, CultureInfo.InvariantCulture, out var number) || !await TryLockAsync(connection, number))
            {
                continue;
            }

            foreach (var name in run)
            {
                await using var drop = new NpgsqlCommand($"drop database if exists {name} with (force)", connection);
                await drop.ExecuteNonQueryAsync();
            }

            await using var unlock = new NpgsqlCommand($"select pg_advisory_unlock({LockClass}, {number})", connection);
            await unlock.ExecuteNonQueryAsync();
        }
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, int run)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({LockClass}, {run})", connection);
        return await command.ExecuteScalarAsync() is true;
    }
}
