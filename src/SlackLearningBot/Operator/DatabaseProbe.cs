using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Operator;

/// <summary>Looks at the database as health checks and doctor want it: does it answer, is it ours, does it know what time it is?</summary>
internal sealed class DatabaseProbe(NpgsqlDataSource database, MachineClock machine)
{
    /// <summary>Leases and retries compare the two clocks; more than this and they go wrong.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(2);

    /// <summary>The oldest PostgreSQL that our SQL is made for.</summary>
    private const int OldestServer = 15;

    // The one place where PostgreSQL is asked for its time: to compare it with ours.
    private const string ReadClockSql = "select clock_timestamp()";

    private string Address => new NpgsqlConnectionStringBuilder(database.ConnectionString) is var at ? $"{at.Host}:{at.Port}" : "";

    /// <summary>Sentences, each with what to do; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> FindProblemsAsync(CancellationToken cancel)
    {
        try
        {
            var problems = new List<string>();
            await using var connection = await database.OpenConnectionAsync(cancel);
            if (connection.PostgreSqlVersion.Major < OldestServer)
            {
                problems.Add($"The server is PostgreSQL {connection.PostgreSqlVersion}; {OldestServer} or later is needed.");
            }

            var skew = await MeasureSkewAsync(connection, cancel);
            if (skew > MostSkew)
            {
                problems.Add($"The database's clock and this machine's differ by {skew.TotalSeconds:0.0} s, at most {MostSkew.TotalSeconds:0} s are safe: switch on time synchronisation (NTP) on both.");
            }

            var schema = await Migrator.ReadStatusAsync(database, machine.Provider, cancel);
            if (schema.Refusal is { } refusal)
            {
                problems.Add(refusal);
            }
            else if (schema.Pending.Count > 0)
            {
                problems.Add($"{schema.Pending.Count} migrations have not run ({string.Join(", ", schema.Pending)}): run the verb migrate, or start serve.");
            }

            return problems;
        }
        catch (Exception e) when (Database.IsAway(e))
        {
            return [$"PostgreSQL at {Address} does not answer: {e.Message.TrimEnd('.')}. Check ConnectionStrings:Postgres and that the server runs."];
        }
    }

    /// <summary>The database read its clock at some moment between our two looks; what lies between them is no difference.</summary>
    private async Task<TimeSpan> MeasureSkewAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var before = machine.Now;
        var theirs = new DateTimeOffset(await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition(ReadClockSql, cancellationToken: cancel)));
        var after = machine.Now;
        return theirs < before ? before - theirs : theirs > after ? theirs - after : TimeSpan.Zero;
    }
}
