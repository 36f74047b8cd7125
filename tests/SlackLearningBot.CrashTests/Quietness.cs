using Dapper;
using Npgsql;
using SlackLearningBot.CrashTests.People;

namespace SlackLearningBot.CrashTests;

/// <summary>Whether all is done: everybody was due, nothing is open, and nobody does anything any more.</summary>
internal sealed class Quietness(NpgsqlDataSource database, Clocks clocks, Doings doings)
{
    private const int LooksInARow = 3;

    private int looks;

    /// <summary>What was still going on at the last look; null when nothing was.</summary>
    public string? Noise { get; private set; } = "nobody has looked";

    /// <summary>Several times in a row, for something may be on its way that stands in no table yet.</summary>
    public async Task<bool> HasComeAsync()
    {
        Noise = !doings.IsQuiet ? "people are doing something" : clocks.Calendar.GetUtcNow() < Clocks.Noon ? "it is not noon" : await FindOpenAsync();
        looks = Noise is null ? looks + 1 : 0;
        return looks >= LooksInARow;
    }

    private async Task<string?> FindOpenAsync()
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            return await connection.QueryFirstOrDefaultAsync<string>(FindOpenSql, new { Clocks.Noon, Now = clocks.Calendar.GetUtcNow() });
        }
        catch (NpgsqlException e)
        {
            return e.Message; // it has just been killed
        }
    }

    private const string FindOpenSql = """
        select what
          from (select 'delivery ' || kind || ' ' || state || ' ' || coalesce(reason, '') as what
                  from delivery where state in ('sending', 'unsure') or (state = 'waiting' and due_at <= @Now)
                 union all
                select 'event ' || handler || ' ' || state from inbound_event where state in ('waiting', 'running')
                 union all
                select 'lesson of ' || user_id from learner where next_lesson_at <= @Noon) open
         limit 1
        """;
}
