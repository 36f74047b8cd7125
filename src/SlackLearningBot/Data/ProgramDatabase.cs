using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.Data;

/// <summary>The database a program works on, and the private cluster behind it when there is one. Dispose after the last connection.</summary>
internal sealed class ProgramDatabase : IAsyncDisposable
{
    private readonly LocalCluster? cluster;

    private ProgramDatabase(string connectionString, LocalCluster? cluster)
    {
        ConnectionString = connectionString;
        this.cluster = cluster;
    }

    public string ConnectionString { get; }

    public bool IsPrivate => cluster is not null;

    /// <summary>
    /// The server of the setting ConnectionStrings:Postgres when there is one; else, where <paramref name="environment"/> allows it, the database
    /// <paramref name="name"/> in a private cluster below <paramref name="dataFolder"/> (the setting Postgres:DataFolder; null is the user's data folder).
    /// </summary>
    /// <exception cref="LocalPostgresException">There is no database to work on; the message says what to do.</exception>
    public static async Task<ProgramDatabase> OpenAsync(
        string? connectionString, string environment, string name, string? dataFolder, CancellationToken cancel)
    {
        switch (DatabaseChoice.Decide(connectionString, environment))
        {
            case DatabaseChoice.Server server:
                return new ProgramDatabase(server.ConnectionString, null);
            case DatabaseChoice.Refused refused:
                throw new LocalPostgresException(refused.Why);
        }

        var binaries = await PostgresBinaries.FindAsync(PostgresSource.Any, cancel);
        var owned = await LocalCluster.StartOrAttachAsync(ClusterFolder.Default(binaries.Major, dataFolder), binaries, null, cancel);

        try
        {
            return new ProgramDatabase(await owned.EnsureDatabaseAsync(name, cancel), owned);
        }
        catch
        {
            await owned.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
