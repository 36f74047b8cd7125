using Npgsql;

namespace SlackLearningBot.Benchmarks;

/// <summary>What a database did since it was founded: transactions, and the time its processes worked on statements.</summary>
internal sealed record DatabaseCost(double Transactions, double Milliseconds)
{
    /// <summary>PostgreSQL's processes report their counts at most so much later.</summary>
    private static readonly TimeSpan Reported = TimeSpan.FromSeconds(2);

    private const string Sql = "select xact_commit::float8, active_time from pg_stat_database where datname = current_database()";

    public static async Task<DatabaseCost> ReadAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await Task.Delay(Reported, cancel);
        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new DatabaseCost(reader.GetDouble(0), reader.GetDouble(1));
    }

    public DatabaseCost Since(DatabaseCost before) => new(Transactions - before.Transactions, Milliseconds - before.Milliseconds);

    /// <summary>Bytes of a table with its indexes.</summary>
    public static async Task<double> SizeAsync(NpgsqlDataSource database, string table, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select pg_total_relation_size($1::regclass)::float8");
        command.Parameters.Add(new NpgsqlParameter { Value = table });
        return (double)(await command.ExecuteScalarAsync(cancel))!;
    }
}
