using System.Diagnostics;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Operator;

namespace SlackLearningBot.Benchmarks.Tick;

internal sealed record TickCost(double Milliseconds, double Buffers);

/// <summary>So many learners in twenty workspaces, of whom a thousand are due, and the bot's own tick on them.</summary>
internal sealed class Company(int size, WebApplication bot, NpgsqlDataSource database, NpgsqlDataSource watcher) : IAsyncDisposable
{
    public const int Due = 1_000;

    public int Size => size;

    public static async Task<Company> FoundAsync(BenchServer server, int size, CancellationToken cancel)
    {
        var connectionString = await server.CreateAsync($"tick_{size}", cancel);
        var database = Database.Open(connectionString, maxPoolSize: 1); // one connection: what it read can be told
        var bot = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Benchmark",
            IsServing = false,
            Services = services => services.AddSingleton(database),
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:SigningSecret"] = "bench",
                ["Logging:LogLevel:Default"] = "Warning",
            },
        }, cancel);
        await BenchServer.ExecuteAsync(database, MakeSql, cancel, ("size", size), ("later", Now.AddDays(1)));
        return new Company(size, bot, database, NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }));
    }

    /// <summary>A thousand are due again; then one tick.</summary>
    public async Task<TickCost> TickAsync(CancellationToken cancel)
    {
        await BenchServer.ExecuteAsync(database, MakeDueSql, cancel, ("every", size / Due), ("due", Now), ("later", Now.AddDays(1)));
        await BenchServer.ExecuteAsync(database, "vacuum learner", cancel);
        await BenchServer.ExecuteAsync(database, "vacuum delivery", cancel);
        var before = await ReadBuffersAsync(cancel);
        var watch = Stopwatch.StartNew();
        var owed = await bot.Services.GetRequiredService<DueLearners>().EnqueueDueAsync(cancel);
        var took = watch.Elapsed;
        return owed == Due
            ? new TickCost(took.TotalMilliseconds, await ReadBuffersAsync(cancel) - before)
            : throw new InvalidOperationException($"Expected {Due} lessons, {owed} were owed.");
    }

    /// <summary>All that sessions of this database have asked of the buffers, once the working one has said how much it was.</summary>
    private async Task<double> ReadBuffersAsync(CancellationToken cancel)
    {
        await BenchServer.ExecuteAsync(database, "select pg_stat_force_next_flush()", cancel);
        await using var command = watcher.CreateCommand("select blks_hit + blks_read from pg_stat_database where datname = current_database()");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    private const string MakeSql = """
        insert into installation (team_id, team_name, team_url, bot_user_id, token_protected, state, installed_at, updated_at)
        select 'T' || t, 'Bench', 'https://bench.slack.com/', 'U0BOT', 'x', 'active', @later, @later from generate_series(0, 19) t;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select 'T' || i % 20, 'U' || i, (array['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Etc/UTC'])[1 + i % 4], '08:30', 31, @later, @later + make_interval(mins => i % 1440)
          from generate_series(0, @size - 1) i;
        analyze;
        """;

    private const string MakeDueSql = """
        delete from delivery;
        update learner set next_lesson_at = @later where next_lesson_at < @later;
        update learner set next_lesson_at = @due where substr(user_id, 2)::int % @every = 0;
        """;

#pragma warning disable RS0030 // a benchmark lives in the machine's own time
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
#pragma warning restore RS0030

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await database.DisposeAsync();
        await watcher.DisposeAsync();
    }
}
