using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Half a year later nobody needs what was told in private, or who came: how many is kept, and, as a record of their own, who was there at a session.</summary>
internal sealed class GatheringCleaner(NpgsqlDataSource database, CalendarClock calendar)
{
    public static readonly TimeSpan Keep = TimeSpan.FromDays(180);

    private const int BatchSize = 1000;

    private const string ForgetPlacesSql = """
        with old as (
            select p.team_id, p.gathering_id, p.user_id, p.answer, g.kind <> 'talk' and g.state = 'held' as is_session,
                   case when g.listed_at is null then p.attended_at is not null else coalesce(p.listed, false) end as was_there
              from gathering_place p
              join gathering g on g.team_id = p.team_id and g.gathering_id = p.gathering_id
             where not p.kept and coalesce(greatest(p.since, p.attended_at), '-infinity') < @Before and g.state in ('held', 'cancelled') and coalesce(g.starts_at, g.created_at) < @Before
             limit @Most
               for update of p skip locked
        ), kept as (
            update gathering_place p
               set kept = true, answer = null, since = null
              from old
             where p.team_id = old.team_id and p.gathering_id = old.gathering_id and p.user_id = old.user_id and old.is_session and old.was_there
            returning p.team_id, p.gathering_id, old.answer, false as was_there
        ), gone as (
            delete from gathering_place p
             using old
             where p.team_id = old.team_id and p.gathering_id = old.gathering_id and p.user_id = old.user_id and not (old.is_session and old.was_there)
            returning p.team_id, p.gathering_id, old.answer, old.was_there
        ), counted as (
            update gathering g
               set past_coming = g.past_coming + c.coming, past_attended = g.past_attended + c.attended
              from (select team_id, gathering_id, (count(*) filter (where answer = 'yes'))::int as coming, (count(*) filter (where was_there))::int as attended
                      from (select * from gone union all select * from kept) forgotten
                     group by team_id, gathering_id) c
             where g.team_id = c.team_id and g.gathering_id = c.gathering_id
        )
        select count(*)::int from old
        """;

    private const string ForgetFeedbackSql = "delete from gathering_feedback where given_at < @Before";

    public async Task CleanAsync(CancellationToken cancel)
    {
        var before = calendar.Now - Keep;
        while (await database.InTransactionAsync(transaction => ForgetPlacesAsync(transaction, before, cancel), cancel) == BatchSize)
        {
        }

        await database.InTransactionAsync(
            transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetFeedbackSql, new { Before = before }, transaction, cancellationToken: cancel)), cancel);
    }

    private static Task<int> ForgetPlacesAsync(NpgsqlTransaction transaction, DateTimeOffset before, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<int>(new CommandDefinition(ForgetPlacesSql, new { Before = before, Most = BatchSize }, transaction, cancellationToken: cancel));
}
