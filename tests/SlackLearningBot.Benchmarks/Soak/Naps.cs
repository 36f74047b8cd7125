using Npgsql;

namespace SlackLearningBot.Benchmarks.Soak;

/// <summary>
/// PostgreSQL looks once a minute which tables have to be vacuumed. In a week that takes eight minutes a minute is most of a day; here it looks every second, which is every twenty-one minutes of
/// that week. The server's own setting comes back afterwards.
/// </summary>
internal sealed class Naps : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;

    private Naps(NpgsqlDataSource database) => this.database = database;

    public static async Task<Naps> ShortenAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await BenchServer.ExecuteAsync(database, "alter system set autovacuum_naptime = '1s'", cancel);
        await BenchServer.ExecuteAsync(database, "select pg_reload_conf()", cancel);
        return new Naps(database);
    }

    public async ValueTask DisposeAsync()
    {
        await BenchServer.ExecuteAsync(database, "alter system reset autovacuum_naptime", CancellationToken.None);
        await BenchServer.ExecuteAsync(database, "select pg_reload_conf()", CancellationToken.None);
    }
}
