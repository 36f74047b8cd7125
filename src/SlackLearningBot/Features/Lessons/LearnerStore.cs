using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Reads and locks learners, whose row also stands for their turns: who holds it chooses their lesson.</summary>
internal static class LearnerStore
{
    // With what is known of the next lesson: its morning may be spread over a while, and the day's own lesson may be on its way.
    private const string FindSql = """
        select l.zone, l.hour, l.days, l.paused_until, l.next_lesson_at, coalesce(m.minutes, 0) as minutes, o.planned_at
          from learner l
          left join morning m on m.team_id = l.team_id and m.due_at = l.next_lesson_at
          left join lateral (
               select case when d.state in ('waiting', 'sending') and d.class = 2 then d.due_at end as planned_at
                 from delivery d
                where d.team_id = l.team_id and d.recipient = l.user_id and d.kind = @Kind
                order by d.slot desc
                limit 1) o on true
         where l.team_id = @TeamId and l.user_id = @UserId and l.stopped_at is null
        """;

    /// <summary>Null for people who never said yes, and for those who stopped.</summary>
    public static async Task<Learner?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        Open(person, await transaction.Connection!.QuerySingleOrDefaultAsync<LearnerRow>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, Kind = Seams.Asked.Lesson }, transaction, cancellationToken: cancel)));

    private const string FindNoMessagesSql = """
        select case when c.nudges_a_day = 0 then 'Person' when least(d.nudges_a_day, @Most::int) = 0 then 'Others' end
          from (values (@TeamId, @UserId)) as me (team_id, user_id)
          left join contact c on c.team_id = me.team_id and c.user_id = me.user_id
          left join workspace_default d on d.team_id = me.team_id
        """;

    /// <summary>Whose word it is that no lesson comes by itself; null when they come.</summary>
    /// <param name="transaction">For reading.</param>
    /// <param name="person">Who.</param>
    /// <param name="most">The most messages a day that there may be anywhere.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<NoMessages?> FindNoMessagesAsync(NpgsqlTransaction transaction, LearnerKey person, int most, CancellationToken cancel) =>
        Enum.TryParse<NoMessages>(
            await transaction.Connection!.QuerySingleAsync<string?>(new CommandDefinition(
                FindNoMessagesSql, new { person.TeamId, person.UserId, Most = most }, transaction, cancellationToken: cancel)),
            out var by) ? by : null;

    private const string LockSql = """
        select zone, hour, days, paused_until
          from learner
         where team_id = @TeamId and user_id = @UserId and stopped_at is null
           for no key update
        """;

    /// <summary>Until the transaction ends nobody else chooses a lesson for this learner. Without what is known of the next one.</summary>
    public static async Task<Learner?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        Open(person, await transaction.Connection!.QuerySingleOrDefaultAsync<LearnerRow>(new CommandDefinition(LockSql, person, transaction, cancellationToken: cancel)));

    private const string LockManySql = """
        select user_id, zone, hour, days, paused_until
          from learner
         where team_id = @TeamId and user_id = any(@UserIds) and stopped_at is null
         order by user_id
           for no key update
        """;

    /// <summary>The same for several learners of one workspace.</summary>
    public static async Task<IReadOnlyDictionary<string, Learner>> LockAsync(
        NpgsqlTransaction transaction, string teamId, IEnumerable<string> userIds, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<LearnerRow>(new CommandDefinition(
            LockManySql, new { TeamId = teamId, UserIds = userIds.ToArray() }, transaction, cancellationToken: cancel));
        return rows.ToDictionary(row => row.UserId!, row => Open(new LearnerKey(teamId, row.UserId!), row)!);
    }

    private static Learner? Open(LearnerKey person, LearnerRow? row) =>
        row is null ? null : new Learner(person, new Rhythm(row.Zone, row.Hour, (LearningDays)row.Days), row.PausedUntil)
        {
            NextLessonAt = row.NextLessonAt,
            Spread = TimeSpan.FromMinutes(row.Minutes),
            PlannedAt = row.PlannedAt,
        };

    private sealed record LearnerRow
    {
        public string? UserId { get; init; }
        public required string Zone { get; init; }
        public required TimeOnly Hour { get; init; }
        public required short Days { get; init; }
        public DateOnly? PausedUntil { get; init; }
        public DateTimeOffset? NextLessonAt { get; init; }
        public int Minutes { get; init; }
        public DateTimeOffset? PlannedAt { get; init; }
    }
}
