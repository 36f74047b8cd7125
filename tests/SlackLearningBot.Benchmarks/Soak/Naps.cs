using Npgsql;

namespace SlackLearningBot.Benchmarks.Soak;

/// <summary>
/// PostgreSQL looks once a minute which tables have to be vacuumed. In a week that takes eight minutes a minute is most of a day; here it looks every second, which is every twenty-one minutes of
/// that week. The server's own setting comes back afterwards.
/// </summary>
internal sealed class Naps : IAsyncDisposable
{
    private readonly NpgsqlDataSource database;
    private readonly string before;

    private Naps(NpgsqlDataSource database, string before) => (this.database, this.before) = (database, before);

    public static async Task<Naps> ShortenAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var read = database.CreateCommand("select coalesce((select setting from pg_file_settings where name = 'autovacuum_naptime' and sourcefile like '%.auto.conf' limit 1), '')");
        var found = (string)(await read.ExecuteScalarAsync(cancel))!;
        await SetAsync(database, "'1s'", cancel);
        return new Naps(database, found);
    }

    public async ValueTask DisposeAsync() => await SetAsync(database, before.Length == 0 ? "default" : $"'{before}'", CancellationToken.None);

    private static async Task SetAsync(NpgsqlDataSource database, string to, CancellationToken cancel)
    {
        await BenchServer.ExecuteAsync(database, $"alter system set autovacuum_naptime = {to}", cancel);
        await BenchServer.ExecuteAsync(database, "select pg_reload_conf()", cancel);
    }
}
