using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A group's session: who was told of it, who came, who is reminded.</summary>
internal static class SessionStore
{
    private const string TellSql = """
        update programme_member m
           set told = @Sequence
          from (select w.user_id, coalesce(l.zone, p.zone, w.zone) as zone, l.days
                  from programme_member w
                  left join learner l on l.team_id = w.team_id and l.user_id = w.user_id and l.stopped_at is null
                  left join person p on p.team_id = w.team_id and p.user_id = w.user_id
                 where w.team_id = @TeamId and w.cohort_id = @CohortId and w.user_id = any(@UserIds)) one
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = one.user_id and m.left_at is null and m.told < @Sequence and (m.told >= 0 or @First)
           and not exists (select from contact q where q.team_id = m.team_id and q.user_id = m.user_id and q.silent_until = 'infinity')
        returning m.user_id, one.zone, one.days
        """;

    /// <summary>Those of them who have not heard of the session as it is now: each is answered once a sequence, and who said stop is not.</summary>
    /// <param name="transaction">Of the fact that causes it.</param>
    /// <param name="cohort">Whose session it is.</param>
    /// <param name="people">By their ids.</param>
    /// <param name="first">Also those who have not heard of it at all.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<ToldPerson>> TellAsync(NpgsqlTransaction transaction, Cohort cohort, IEnumerable<string> people, bool first, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<ToldPerson>(new CommandDefinition(
            TellSql, new { cohort.TeamId, cohort.CohortId, cohort.Sequence, UserIds = people.ToArray(), First = first }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadUninvitedSql = """
        select m.user_id
          from programme_member m
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = any(@UserIds) and m.left_at is null and m.told < 0
           and not exists (select from delivery d
                            where d.team_id = m.team_id and d.recipient = m.user_id and d.kind = 'programme.hello' and d.slot = @Slot and d.state in ('waiting', 'sending', 'unsure'))
        """;

    /// <summary>Those of them who have not heard of the session, and to whom no first word is on its way that would tell them.</summary>
    public static async Task<IReadOnlyList<string>> ReadUninvitedAsync(NpgsqlTransaction transaction, Cohort cohort, IEnumerable<string> people, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadUninvitedSql, new { cohort.TeamId, cohort.CohortId, UserIds = people.ToArray(), Slot = $"{cohort.CohortId:N}" }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadUngreetedSql = """
        select recipient
          from delivery
         where team_id = @TeamId and recipient = any(@UserIds) and kind = 'programme.hello' and slot = @Slot and state = 'dropped'
        """;

    /// <summary>Those of them to whom the first word was not sent, because they had left.</summary>
    public static async Task<IReadOnlySet<string>> ReadUngreetedAsync(NpgsqlTransaction transaction, Cohort cohort, IEnumerable<string> people, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadUngreetedSql, new { cohort.TeamId, UserIds = people.ToArray(), Slot = $"{cohort.CohortId:N}" }, transaction, cancellationToken: cancel))).ToHashSet();

    // Whoever is just written to hears of it anyway, and is not waited for.
    private const string LockWaitingSql = """
        select m.user_id, coalesce(l.zone, p.zone, m.zone) as zone, l.days
          from programme_member m
          join delivery d on d.team_id = m.team_id and d.recipient = m.user_id and d.kind = 'programme.hello' and d.slot = @Slot and d.state in ('waiting', 'dropped') and d.class = @Nudge
          left join learner l on l.team_id = m.team_id and l.user_id = m.user_id and l.stopped_at is null
          left join person p on p.team_id = m.team_id and p.user_id = m.user_id
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.left_at is null and m.told < 0
         order by d.id
           for no key update of d skip locked
        """;

    /// <summary>All of the group to whom the first word waits for a better day, or was not sent because they have none; it is kept from being sent until the transaction ends.</summary>
    public static async Task<IReadOnlyList<ToldPerson>> LockWaitingAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<ToldPerson>(new CommandDefinition(
            LockWaitingSql, new { cohort.TeamId, cohort.CohortId, Slot = $"{cohort.CohortId:N}", Nudge = (short)DeliveryClass.Nudge }, transaction, cancellationToken: cancel))).AsList();

    private const string MoveSql = """
        update programme_cohort
           set session_was_at = session_at, session_at = @SessionAt, place = @Place, sequence = sequence + 1
         where team_id = @TeamId and cohort_id = @CohortId
        """;

    /// <summary>Another time or place.</summary>
    public static Task MoveAsync(NpgsqlTransaction transaction, Cohort cohort, DateTimeOffset? at, string? place, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            MoveSql, new { cohort.TeamId, cohort.CohortId, SessionAt = at, Place = place }, transaction, cancellationToken: cancel));

    private const string RecordSql = "update programme_cohort set recording = @Recording where team_id = @TeamId and cohort_id = @CohortId";

    public static Task RecordAsync(NpgsqlTransaction transaction, Cohort cohort, string recording, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            RecordSql, new { cohort.TeamId, cohort.CohortId, Recording = recording }, transaction, cancellationToken: cancel));

    private const string AttendSql = "update programme_member set attended = @Attended where team_id = @TeamId and cohort_id = @CohortId and user_id = @UserId";

    public static Task AttendAsync(NpgsqlTransaction transaction, LearnerKey person, Guid cohort, bool attended, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AttendSql, new { person.TeamId, person.UserId, CohortId = cohort, Attended = attended }, transaction, cancellationToken: cancel));

    private const string ReadMissedSql = """
        select m.user_id, coalesce(l.zone, p.zone, m.zone) as zone, l.days
          from programme_member m
          left join learner l on l.team_id = m.team_id and l.user_id = m.user_id and l.stopped_at is null
          left join person p on p.team_id = m.team_id and p.user_id = m.user_id
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = any(@UserIds) and m.left_at is null and (m.told >= 0 or @Untold) and m.attended is not true
        """;

    /// <summary>Those of them who were invited, and did not say that they were there.</summary>
    /// <param name="transaction">Of the fact that causes it.</param>
    /// <param name="cohort">Whose session it is.</param>
    /// <param name="people">By their ids.</param>
    /// <param name="untold">Also those who never heard of it: they missed it, too.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<ToldPerson>> ReadMissedAsync(NpgsqlTransaction transaction, Cohort cohort, IEnumerable<string> people, bool untold, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<ToldPerson>(new CommandDefinition(
            ReadMissedSql, new { cohort.TeamId, cohort.CohortId, UserIds = people.ToArray(), Untold = untold }, transaction, cancellationToken: cancel))).AsList();

    private const string HasLostRecordingSql = """
        select exists (select from delivery where team_id = @TeamId and recipient = @UserId and kind = 'programme.recording' and slot = @Slot and state = 'dropped')
        """;

    /// <summary>Whether the recording was owed to them, and not sent.</summary>
    public static Task<bool> HasLostRecordingAsync(NpgsqlTransaction transaction, Cohort cohort, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(new CommandDefinition(
            HasLostRecordingSql, new { person.TeamId, person.UserId, Slot = $"{cohort.CohortId:N}" }, transaction, cancellationToken: cancel));

    private const string PlanRemindersSql = """
        update programme_member m
           set remind_at = planned.at
          from unnest(@UserIds::text[], @Ats::timestamptz[]) as planned (user_id, at)
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = planned.user_id and m.reminded < 2
        """;

    /// <summary>When each is reminded next; null for no more.</summary>
    public static Task PlanRemindersAsync(
        NpgsqlTransaction transaction, string teamId, Guid cohort, IReadOnlyList<(string UserId, DateTimeOffset? At)> planned, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(PlanRemindersSql, new
        {
            TeamId = teamId, CohortId = cohort, UserIds = planned.Select(one => one.UserId).ToArray(), Ats = planned.Select(one => one.At?.UtcDateTime).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string ClaimRemindersSql = """
        with due as (
            select m.team_id, m.cohort_id, m.user_id
              from programme_member m
             where m.remind_at <= @Now
             order by m.remind_at, m.team_id, m.cohort_id, m.user_id
             limit @Most
               for no key update skip locked
        )
        update programme_member m
           set remind_at = null, reminded = m.reminded + case when one.misses then 1 else 0 end
          from (select due.*, c.session_at, coalesce(l.zone, p.zone, w.zone) as zone, l.days,
                       c.state = 'running' and c.session_at > @Now
                           and not exists (select from contact q where q.team_id = due.team_id and q.user_id = due.user_id and q.silent_until = 'infinity')
                           and exists (select from programme_step_state s
                                         join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id and t.days < 0 and t.kind <> 'assessment' and not t.removed
                                        where s.team_id = due.team_id and s.cohort_id = due.cohort_id and s.about_id = due.user_id and s.user_id = due.user_id and s.state = 'owed') as misses
                  from due
                  join programme_cohort c on c.team_id = due.team_id and c.cohort_id = due.cohort_id
                  join programme_member w on w.team_id = due.team_id and w.cohort_id = due.cohort_id and w.user_id = due.user_id
                  left join learner l on l.team_id = due.team_id and l.user_id = due.user_id and l.stopped_at is null
                  left join person p on p.team_id = due.team_id and p.user_id = due.user_id) one
         where m.team_id = one.team_id and m.cohort_id = one.cohort_id and m.user_id = one.user_id
        returning m.team_id, m.cohort_id, m.user_id, m.reminded, one.session_at, one.zone, one.days, one.misses
        """;

    /// <summary>Whose reminder is due; it counts only when something is missing, and not more than twice.</summary>
    public static async Task<IReadOnlyList<DueReminder>> ClaimRemindersAsync(NpgsqlTransaction transaction, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<DueReminder>(new CommandDefinition(
            ClaimRemindersSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadMissingSql = """
        select s.step_id, t.title
          from programme_step_state s
          join programme_cohort c on c.team_id = s.team_id and c.cohort_id = s.cohort_id
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id and t.days < 0 and t.kind <> 'assessment' and not t.removed
         where s.team_id = @TeamId and s.cohort_id = @CohortId and s.about_id = @UserId and s.user_id = @UserId and s.state = 'owed'
         order by t.position
        """;

    /// <summary>What somebody has still to do before the session.</summary>
    public static async Task<IReadOnlyList<(string StepId, string Title)>> ReadMissingAsync(NpgsqlTransaction transaction, LearnerKey person, Guid cohort, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, string)>(new CommandDefinition(
            ReadMissingSql, new { person.TeamId, person.UserId, CohortId = cohort }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>Somebody who hears of the session now.</summary>
internal sealed record ToldPerson(string UserId, string? Zone, short? Days)
{
    public LearningDays LearningDays => Days is { } days and > 0 ? (LearningDays)days : LearningDays.Weekdays;

    public string ZoneOr(string @default) => Zone is { } zone && Zones.IsKnown(zone) ? zone : @default;
}

/// <summary>Somebody whose reminder is due.</summary>
internal sealed record DueReminder
{
    public required string TeamId { get; init; }
    public required Guid CohortId { get; init; }
    public required string UserId { get; init; }

    /// <summary>How often they were reminded, this time included.</summary>
    public required short Reminded { get; init; }
    public DateTimeOffset? SessionAt { get; init; }
    public string? Zone { get; init; }
    public short? Days { get; init; }

    /// <summary>Something is missing, so they are reminded.</summary>
    public required bool Misses { get; init; }
}
