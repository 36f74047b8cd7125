using Dapper;
using Npgsql;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Outbox;

/// <summary>What the gate reads of people and writes on deliveries, a whole batch at a time.</summary>
internal sealed class NudgeGateStore(NpgsqlDataSource database, BotSettings settings)
{
    /// <summary>So many days of holidays are looked at; whatever waits longer is asked again then.</summary>
    private const int HolidaysAhead = 40;

    // People of one calendar and country have the same holidays: they are looked up once for all of them.
    private const string ReadSql = """
        with asked as (
            select u.user_id, coalesce(c.zone, p.zone) as zone, c.days, c.quiet_from, c.quiet_until, c.nudges_a_day, c.calendar, p.country,
                   c.dnd_from, c.dnd_until, c.silent_until, c.unreachable
              from unnest(@UserIds::text[]) as u (user_id)
              left join contact c on c.team_id = @TeamId and c.user_id = u.user_id
              left join person p on p.team_id = @TeamId and p.user_id = u.user_id
        ), home as (
            select d.calendar, d.country,
                   (select array_agg(h.day)
                      from calendar_of(@TeamId, d.calendar, d.country, w.calendar) k
                      join holiday h on h.team_id = k.home and h.calendar = k.calendar and h.day between @Today::date - 2 and @Today::date + @Ahead::int) as holidays
              from (select distinct calendar, country from asked) d
              left join workspace_default w on w.team_id = @TeamId
        )
        select a.user_id, a.zone, w.zone as workspace_zone, coalesce(a.days, w.days) as days,
               coalesce(a.quiet_from, w.quiet_from, @QuietFrom::time) as quiet_from, coalesce(a.quiet_until, w.quiet_until, @QuietUntil::time) as quiet_until,
               least(a.nudges_a_day, w.nudges_a_day, @NudgesADay::int) as nudges_a_day, h.holidays, a.dnd_from, a.dnd_until, a.silent_until, a.unreachable
          from asked a
          join home h on h.calendar is not distinct from a.calendar and h.country is not distinct from a.country
          left join workspace_default w on w.team_id = @TeamId
        """;

    public async Task<IReadOnlyDictionary<string, NudgeGateRow>> ReadAsync(
        string teamId, IEnumerable<string> userIds, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = await connection.QueryAsync<NudgeGateRow>(new CommandDefinition(ReadSql, new
        {
            TeamId = teamId,
            UserIds = userIds.Distinct().ToArray(),
            Today = DateOnly.FromDateTime(now.UtcDateTime),
            Ahead = HolidaysAhead,
            settings.QuietFrom,
            settings.QuietUntil,
            settings.NudgesADay,
        }, cancellationToken: cancel));
        return rows.ToDictionary(row => row.UserId);
    }

    // The lock makes two senders count one after the other, should one still believe in a lease that it lost. The count sees what was committed
    // while waiting for it, because each statement looks anew. What is to be tried again keeps its place, so waiting ones count as well, and so does
    // what was given up or dropped although the person may have seen it.
    private const string ReserveSql = """
        select pg_advisory_xact_lock(hashtextextended('nudges of ' || @TeamId, 0));
        with asked as (
            select d.id, d.recipient, d.value, d.due_at, d.nudge_day, n.day, n.most
              from unnest(@Ids::uuid[], @Days::date[], @Mosts::int[]) as n (id, day, most)
              join delivery d on d.id = n.id and d.team_id = @TeamId and coalesce(d.leased_by, '') <> ''
        ), taken as (
            select a.recipient, a.day as nudge_day, t.nudges
              from (select distinct recipient, day from asked where nudge_day is distinct from day) a
             cross join lateral (
                   select count(*) as nudges
                     from delivery t
                    where t.team_id = @TeamId and t.recipient = a.recipient and t.nudge_day = a.day
                      and (t.state not in ('dropped', 'dead') or strpos(t.reason, @MaybeSeen) > 0 or strpos(t.reason, @OutcomeOpen) > 0)) t
        ), ranked as (
            select a.id, a.day, a.most,
                   coalesce(t.nudges, 0) + row_number() over (partition by a.recipient, a.day order by a.value desc, a.due_at, a.id) as place
              from asked a
              left join taken t on t.recipient = a.recipient and t.nudge_day = a.day
             where a.nudge_day is distinct from a.day
        ), reserved as (
            update delivery d
               set nudge_day = r.day
              from ranked r
             where d.id = r.id and r.place <= r.most
            returning d.id
        )
        select id from asked where nudge_day = day
         union all
        select id from reserved
        """;

    /// <summary>Gives each a place on its day while there is one, the most valuable first, and answers who has one; who had it keeps it.</summary>
    public async Task<IReadOnlySet<Guid>> ReserveAsync(
        string teamId, IReadOnlyList<(Guid Id, DateOnly Day, int Most)> nudges, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(new CommandDefinition(ReserveSql, new
        {
            TeamId = teamId,
            Ids = nudges.Select(nudge => nudge.Id).ToArray(),
            Days = nudges.Select(nudge => nudge.Day).ToArray(),
            Mosts = nudges.Select(nudge => nudge.Most).ToArray(),
            Judge.MaybeSeen,
            DropReasons.OutcomeOpen,
        }, cancellationToken: cancel));
        await answers.ReadAsync();
        return (await answers.ReadAsync<Guid>()).ToHashSet();
    }

    // Found by their ids, see OutcomeStore: on its first days the planner knows of none that is being sent, and of none that has a place.
    private const string ReleaseSql = """
        update delivery
           set nudge_day = null
         where team_id = @TeamId and id = any(@Ids) and coalesce(leased_by, '') <> '' and coalesce(nudge_day, 'infinity') <> 'infinity'
        """;

    /// <summary>What is held back after all leaves its place to others.</summary>
    public async Task ReleaseAsync(string teamId, IEnumerable<Guid> ids, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(ReleaseSql, new { TeamId = teamId, Ids = ids.ToArray() }, cancellationToken: cancel));
    }
}
