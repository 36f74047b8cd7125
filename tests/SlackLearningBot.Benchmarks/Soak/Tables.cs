using Npgsql;

namespace SlackLearningBot.Benchmarks.Soak;

/// <summary>How much larger tables are than their rows need: each against a copy of itself that was just written.</summary>
internal static class Tables
{
    // The tables that grow or change with every delivery and answer.
    private static readonly string[] Names = ["delivery", "inbound_event", "review", "memory", "learner_offset", "asking", "lesson_turn", "learner", "contact"];

    public static async Task<IReadOnlyList<(string Name, double Excess)>> MeasureAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var measured = new List<(string, double)>();
        foreach (var name in Names)
        {
            await BenchServer.ExecuteAsync(database, $"create unlogged table fresh (like {name} including all); insert into fresh overriding system value select * from {name}", cancel);
            await using var command = database.CreateCommand($"select pg_total_relation_size('{name}')::float8 / greatest(pg_total_relation_size('fresh'), 1000000)");
            measured.Add((name, ((double)(await command.ExecuteScalarAsync(cancel))! - 1) * 100));
            await BenchServer.ExecuteAsync(database, "drop table fresh", cancel);
        }

        return measured;
    }
}
