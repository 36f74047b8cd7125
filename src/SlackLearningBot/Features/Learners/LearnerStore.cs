using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>What is known of one learner and what they change.</summary>
internal sealed class LearnerStore(NpgsqlDataSource database, BotSettings settings)
{
    // The holidays around the next lesson go with it, so that every word about it can say what they move; so do the minutes over which its morning is
    // spread, and the day's lesson while it is on its way.
    private const string FindSql = """
        select l.zone, l.hour, l.days, l.paused_until, l.stopped_at, l.next_lesson_at, coalesce(m.minutes, 0) as minutes, o.planned_at, f.holiday_days, f.holiday_names,
               case when c.nudges_a_day = 0 then 'Person' when least(d.nudges_a_day, @Most::int) = 0 then 'Others' end as no_messages
          from learner l
          left join morning m on m.team_id = l.team_id and m.due_at = l.next_lesson_at
          left join lateral (
               select case when d.state in ('waiting', 'sending') and d.class = 2 then d.due_at end as planned_at
                 from delivery d
                where d.team_id = l.team_id and d.recipient = l.user_id and d.kind = 'lesson.daily'
                order by d.slot desc
                limit 1) o on true
          left join contact c on c.team_id = l.team_id and c.user_id = l.user_id
          left join person p on p.team_id = l.team_id and p.user_id = l.user_id
          left join workspace_default d on d.team_id = l.team_id
          left join lateral calendar_of(l.team_id, c.calendar, p.country, d.calendar) k on true
          left join lateral (
               select array_agg(h.day order by h.day) as holiday_days, array_agg(h.name order by h.day) as holiday_names
                 from holiday h
                where h.team_id = k.home and h.calendar = k.calendar
                  and h.day between (l.next_lesson_at at time zone 'UTC')::date - 31 and (l.next_lesson_at at time zone 'UTC')::date + 62) f on true
         where l.team_id = @TeamId and l.user_id = @UserId
        """;

    public async Task<LearnerRow?> FindAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<LearnerRow>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, Most = settings.NudgesADay }, cancellationToken: cancel));
    }

    /// <summary>The same as the transaction left it.</summary>
    public static Task<LearnerRow?> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, BotSettings settings, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LearnerRow>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, Most = settings.NudgesADay }, transaction, cancellationToken: cancel));

    private const string LockSql = """
        select zone, hour, days, paused_until, stopped_at, next_lesson_at
          from learner
         where team_id = @TeamId and user_id = @UserId and stopped_at is null
           for update
        """;

    /// <summary>The person while they are learning, kept from other changes until the transaction ends; without their holidays.</summary>
    public static Task<LearnerRow?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LearnerRow>(new CommandDefinition(LockSql, person, transaction, cancellationToken: cancel));

    private const string StartSql = """
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        values (@TeamId, @UserId, @Zone, @Hour, @Days, @Now, @NextLessonAt)
            on conflict (team_id, user_id) do update
           set zone = excluded.zone, hour = excluded.hour, days = excluded.days,
               paused_until = null, stopped_at = null, next_lesson_at = excluded.next_lesson_at
         where learner.stopped_at is not null
        """;

    /// <summary>The yes, or the yes again after a stop. False when the person is learning already: of several clicks at once one is true.</summary>
    public static async Task<bool> StartAsync(
        NpgsqlTransaction transaction, LearnerKey person, Rhythm rhythm, DateTimeOffset next, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(StartSql, new
        {
            person.TeamId,
            person.UserId,
            rhythm.Zone,
            rhythm.Hour,
            Days = (short)rhythm.Days,
            Now = now,
            NextLessonAt = next,
        }, transaction, cancellationToken: cancel)) == 1;

    private const string SaveRhythmSql = """
        update learner
           set zone = @Zone, hour = @Hour, days = @Days, next_lesson_at = @NextLessonAt
         where team_id = @TeamId and user_id = @UserId and stopped_at is null
        """;

    public static Task SaveRhythmAsync(NpgsqlTransaction transaction, LearnerKey person, Rhythm rhythm, DateTimeOffset next, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveRhythmSql, new
        {
            person.TeamId,
            person.UserId,
            rhythm.Zone,
            rhythm.Hour,
            Days = (short)rhythm.Days,
            NextLessonAt = next,
        }, transaction, cancellationToken: cancel));

    private const string SavePauseSql = """
        update learner
           set paused_until = @PausedUntil::date, next_lesson_at = @NextLessonAt
         where team_id = @TeamId and user_id = @UserId and stopped_at is null
        """;

    public static Task SavePauseAsync(NpgsqlTransaction transaction, LearnerKey person, DateOnly? pausedUntil, DateTimeOffset next, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SavePauseSql, new { person.TeamId, person.UserId, PausedUntil = pausedUntil, NextLessonAt = next }, transaction, cancellationToken: cancel));

    private const string StopSql = """
        update learner
           set stopped_at = @Now, next_lesson_at = null, paused_until = null
         where team_id = @TeamId and user_id = @UserId and stopped_at is null
        """;

    /// <summary>False when there is nothing to stop.</summary>
    public static async Task<bool> StopAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            StopSql, new { person.TeamId, person.UserId, Now = now }, transaction, cancellationToken: cancel)) == 1;

    private const string FindLastSlotSql = """
        select max(slot)
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = @Kind and slot >= @Slot
        """;

    /// <summary>The last day, from this one on, whose lesson is there already, sent or on its way; null when there is none.</summary>
    public static Task<string?> FindLastSlotAsync(NpgsqlTransaction transaction, LearnerKey person, string kind, string slot, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<string?>(new CommandDefinition(
            FindLastSlotSql, new { person.TeamId, person.UserId, Kind = kind, Slot = slot }, transaction, cancellationToken: cancel));

    private const string HasTracksSql = """
        select exists (
            select from enrolment e
              join track t on t.team_id = e.team_id and t.track_id = e.track_id
             where e.team_id = @TeamId and e.user_id = @UserId and e.left_at is null and t.retired_at is null)
        """;

    public static Task<bool> HasTracksAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(HasTracksSql, person, transaction, cancellationToken: cancel));
}
