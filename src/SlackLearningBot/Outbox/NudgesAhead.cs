using Dapper;
using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Outbox;

/// <summary>What will come to a person later on the same day and is worth more than what would go now: it finds its place kept.</summary>
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

        var (teamId, until) = (nudges[0].TeamId, now.AddDays(1));
        var ahead = (await ReadOwedAsync(teamId, people, now, until, cancel)).ToList();
        foreach (var slice in expected)
        {
            ahead.AddRange((await slice.ReadAsync(teamId, people, now, until, cancel)).Select(one => (one.UserId, slice.Value, one.At)));
        }

        var today = ahead.Where(one => dayOf(one.UserId, one.At) == dayOf(one.UserId, now)).ToLookup(one => one.UserId, one => one.Value);
        return [.. nudges.Select(nudge => nudge.Value < NudgeValue.Lesson ? today[nudge.Recipient].Count(value => value > nudge.Value) : 0)];
    }

    private const string ReadOwedSql = """
        select recipient, value, due_at
          from delivery
         where team_id = @TeamId and recipient = any(@People) and class = 2 and state = 'waiting' and due_at > @Now and due_at <= @Until and nudge_day is null
        """;

    private async Task<IEnumerable<(string UserId, float Value, DateTimeOffset At)>> ReadOwedAsync(
        string teamId, string[] people, DateTimeOffset now, DateTimeOffset until, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QueryAsync<(string, float, DateTimeOffset)>(new CommandDefinition(
            ReadOwedSql, new { TeamId = teamId, People = people, Now = now, Until = until }, cancellationToken: cancel));
    }
}
