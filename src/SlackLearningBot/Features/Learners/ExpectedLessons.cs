using Dapper;
using Npgsql;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Learners;

/// <summary>The day's lesson before its hour, or after it when no tick came yet, for those who have something to learn: nothing that is worth less takes its place on the day.</summary>
internal sealed class ExpectedLessons(NpgsqlDataSource database) : IExpectedNudges
{
    public float Value => NudgeValue.Lesson;

    private const string ReadSql = """
        select l.user_id, l.next_lesson_at
          from learner l
         where l.team_id = @TeamId and l.user_id = any(@UserIds) and l.next_lesson_at > @From and l.next_lesson_at <= @Until
           and exists (select from enrolment e where e.team_id = l.team_id and e.user_id = l.user_id and e.left_at is null)
        """;

    public async Task<IReadOnlyList<ExpectedNudge>> ReadAsync(
        string teamId, IReadOnlyList<string> userIds, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var expected = await connection.QueryAsync<(string UserId, DateTimeOffset At)>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, UserIds = userIds.ToArray(), From = from, Until = until }, cancellationToken: cancel));
        return [.. expected.Select(one => new ExpectedNudge(one.UserId, one.At))];
    }
}
