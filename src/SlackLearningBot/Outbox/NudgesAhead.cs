using Dapper;
using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Outbox;

/// <summary>
/// What has still to come to a person on the same day and is worth more than what would go now: it finds its place kept, also when it is late because
/// the bot was away or died over it.
/// </summary>
internal sealed class NudgesAhead(NpgsqlDataSource database, IEnumerable<IExpectedNudges> expected)
{
    /// <summary>How many places are kept before each of these; a lesson waits for nobody, so the thousands of a morning ask nothing here.</summary>
    /// <param name="nudges">All of one workspace.</param>
    /// <param name="dayOf">A person's own day.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="cancel">Stops the counting.</param>
    public async Task<IReadOnlyList<int>> CountAsync(
        IReadOnlyList<Delivery> nudges, Func<string, DateTimeOffset, DateOnly> dayOf, DateTimeOffset now, CancellationToken cancel)
    {
        string[] people = [.. nudges.Where(nudge => nudge.Value < NudgeValue.Lesson).Select(nudge => nudge.Recipient).Distinct()];
        if (people.Length == 0)
        {
            return new int[nudges.Count];
        }

        var (teamId, from, until) = (nudges[0].TeamId, now.AddDays(-1), now.AddDays(1));
        var ahead = new List<(string UserId, float Value, DateTimeOffset At)>();
        foreach (var slice in expected)
        {
            ahead.AddRange((await slice.ReadAsync(teamId, people, from, until, cancel)).Select(one => (one.UserId, slice.Value, one.At)));
        }

        ahead.AddRange(await ReadOwedAsync(nudges, people, from, until, cancel)); // last: what is expected may be owed meanwhile, and must not be missed by both
        var today = ahead.Where(one => dayOf(one.UserId, one.At) == dayOf(one.UserId, now)).ToLookup(one => one.UserId, one => one.Value);
        return [.. nudges.Select(nudge => nudge.Value < NudgeValue.Lesson ? today[nudge.Recipient].Count(value => value > nudge.Value) : 0)];
    }

    private const string ReadOwedSql = """
        select recipient, value, due_at
          from delivery
         where team_id = @TeamId and recipient = any(@People) and class = 2 and state in ('waiting', 'sending', 'unsure') and id <> all(@Ids)
           and due_at > @From and due_at <= @Until and nudge_day is null
        """;

    /// <summary>Those who are asked about themselves go by their value; what another claim has not been admitted yet, or not since its process died.</summary>
    private async Task<IEnumerable<(string UserId, float Value, DateTimeOffset At)>> ReadOwedAsync(
        IReadOnlyList<Delivery> nudges, string[] people, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync<(string, float, DateTimeOffset)>(new CommandDefinition(
            ReadOwedSql, new { nudges[0].TeamId, People = people, Ids = nudges.Select(nudge => nudge.Id).ToArray(), From = from, Until = until }, cancellationToken: cancel));
    }
}
