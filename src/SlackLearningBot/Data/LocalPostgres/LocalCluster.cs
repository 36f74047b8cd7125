using System.Text.RegularExpressions;
using Npgsql;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>
/// A PostgreSQL cluster that belongs to this program: created on first use, shared by every program that opens the same folder,
/// stopped by the last that leaves. A server that was killed is started again within seconds, on the same port; the server of a program
/// that was killed is taken over by the next.
/// </summary>
internal sealed partial class LocalCluster : IAsyncDisposable
{
    /// <summary>For tests only: a crash of the machine may lose or break what the cluster holds.</summary>
    public static readonly IReadOnlyList<string> FastAndForgetful = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private readonly ClusterFolder folder;
    private readonly ClusterServer server;
    private readonly CancellationTokenSource leaving = new();
    private readonly Task watch;
    private FolderLock? member;

    private LocalCluster(ClusterFolder folder, ClusterServer server, FolderLock member, int port)
    {
        this.folder = folder;
        this.server = server;
        this.member = member;
        Port = port;
        watch = WatchAsync(leaving.Token);
    }

    public int Port { get; }

    /// <summary>
    /// Uses the server of <paramref name="folder"/> (see <see cref="ClusterFolder.Default"/>), creating and starting it when needed.
    /// More server settings are given as <c>name=value</c> without spaces; they count only for the program that starts the server.
    /// </summary>
    /// <exception cref="LocalPostgresException">The cluster cannot be created or started; the message says why.</exception>
    public static async Task<LocalCluster> StartOrAttachAsync(
        ClusterFolder folder, PostgresBinaries binaries, IReadOnlyList<string>? settings, CancellationToken cancel)
    {
        try
        {
            // As root the server's unprivileged user must be able to enter the folder; password and locks in it stay ours alone.
            DataFolders.Create(folder.Path, readableByAll: Tool.IsRoot);
            return await StartOrAttachUnderLockAsync(folder, binaries, settings ?? [], cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                $"The private PostgreSQL cannot use its folder {folder.Path}: {failure.Message} Make it yours, or name another one in Postgres:DataFolder.", failure);
        }
    }

    private static async Task<LocalCluster> StartOrAttachUnderLockAsync(
        ClusterFolder folder, PostgresBinaries binaries, IReadOnlyList<string> settings, CancellationToken cancel)
    {
        var owned = new ClusterServer(folder, binaries, settings);
        using var start = await FolderLock.TakeAsync(folder.StartLock, shared: false, Patience, cancel);
        var joined = await FolderLock.TakeAsync(folder.MemberLock, shared: true, Patience, cancel);

        try
        {
            await ClusterCreation.CreateIfMissingAsync(folder, binaries, durable: !settings.Contains("fsync=off"), cancel);
            return new LocalCluster(folder, owned, joined, await owned.StartOrFindAsync(cancel));
        }
        catch
        {
            joined.Dispose();
            throw;
        }
    }

    public string ConnectionString(string database) => server.ConnectionString(Port, database);

    /// <summary>Creates the database when it is missing, and returns its connection string.</summary>
    public async Task<string> EnsureDatabaseAsync(string name, CancellationToken cancel)
    {
        if (!NamePattern().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' is no name for a database: expected small letters, digits and _, at most 63, a letter first.", nameof(name));
        }

        await using var connection = new NpgsqlConnection(server.ConnectionString(Port, "postgres", pooling: false));
        await connection.OpenAsync(cancel);
        await using var find = new NpgsqlCommand("select 1 from pg_database where datname = @name", connection) { Parameters = { new("name", name) } };

        if (await find.ExecuteScalarAsync(cancel) is null)
        {
            try
            {
                await using var create = new NpgsqlCommand($"create database {name}", connection) { CommandTimeout = 120 };
                await create.ExecuteNonQueryAsync(cancel);
            }
            catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another program created it in this moment.
            }
        }

        return ConnectionString(name);
    }

    /// <summary>Leaves; the last to leave stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref member, null) is not { } mine)
        {
            return;
        }

        await leaving.CancelAsync();
        await watch;
        leaving.Dispose();

        // Never cancelled: a server that stays behind would cost memory until somebody starts and leaves again.
        using var start = await FolderLock.TakeAsync(folder.StartLock, shared: false, Patience, CancellationToken.None);
        mine.Dispose();
        using var alone = FolderLock.TryTake(folder.MemberLock, shared: false);

        if (alone is not null)
        {
            await server.StopAsync(CancellationToken.None);
        }
    }

    private async Task WatchAsync(CancellationToken cancel)
    {
        try
        {
            using var look = new PeriodicTimer(BetweenLooks);

            while (await look.WaitForNextTickAsync(cancel))
            {
                await StartAgainAsync(cancel);
            }
        }
        catch (OperationCanceledException)
        {
            // Leaving.
        }
    }

    private async Task StartAgainAsync(CancellationToken cancel)
    {
        if (server.IsRunning())
        {
            return;
        }

        try
        {
            using var start = await FolderLock.TakeAsync(folder.StartLock, shared: false, Patience, cancel);
            await server.StartOrFindAsync(cancel);
        }
        catch (Exception failure) when (failure is LocalPostgresException or IOException or UnauthorizedAccessException)
        {
            // Every query says that the server is away, and the server's log says why; the next look tries again.
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,62}\z", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();
}
