using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Forgets drafts that nobody saved, and groups that nobody confirmed, takes who left the company out of the others, and notes which of those are over. And takes up walks that broke off, and channels that Slack had no time for.</summary>
internal sealed class ProgrammeCleaner(NpgsqlDataSource database, Deliveries deliveries, MembersGone gone, Channels channels, CalendarClock calendar)
{
    public static readonly TimeSpan KeepDrafts = TimeSpan.FromDays(30);
    public static readonly TimeSpan KeepOffers = TimeSpan.FromDays(7);

    /// <summary>So long after the last thing that came of it, and after its session, a group is over.</summary>
    public static readonly TimeSpan Afterwards = TimeSpan.FromDays(60);

    private const string CleanSql = """
        delete from programme_draft where created_at < @Drafts;
        delete from programme_cohort where state in ('reading', 'offered') and created_at < @Offers
        """;

    private const string EndSql = """
        update programme_cohort c
           set state = 'over'
         where c.state = 'running' and c.created_at < @Since and not c.walking and coalesce(c.session_at, '-infinity') < @Since
           and not exists (select from programme_step_state s
                            where s.team_id = c.team_id and s.cohort_id = c.cohort_id and (s.state = 'waiting' or s.owed_at >= @Since or s.until_at is not null))
        """;

    public async Task CleanAsync(CancellationToken cancel)
    {
        await database.InTransactionAsync(transaction => CleanAsync(transaction, cancel), cancel);
        await gone.LeaveDueAsync(cancel);
    }

    private async Task CleanAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            CleanSql, new { Drafts = calendar.Now - KeepDrafts, Offers = calendar.Now - KeepOffers }, transaction, cancellationToken: cancel));
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(EndSql, new { Since = calendar.Now - Afterwards }, transaction, cancellationToken: cancel));
        foreach (var team in await CohortStore.FindWalkingAsync(transaction, cancel))
        {
            // One that is under way does no harm: what is left stands in the people's rows, and whichever comes next does it.
            await deliveries.EnqueueAsync(transaction, PlanWalk.Of(team, calendar.Now), cancel);
        }

        await channels.OweWishedAsync(transaction, cancel);
    }
}
