using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Whoever says stop leaves their groups; whoever learns again is offered to come back into those that are still under way.</summary>
internal sealed class Stops(Endings endings, CalendarClock calendar) : IEndsWithStop
{
    private const int MostOffered = 5;

    private const string LockOwnSql = """
        select m.cohort_id
          from programme_member m
          join programme_cohort c on c.team_id = m.team_id and c.cohort_id = m.cohort_id and c.state = 'running'
         where m.team_id = @TeamId and m.user_id = @UserId and m.left_at is null
         order by m.cohort_id
           for no key update of m
        """;

    public async Task<IReadOnlyList<string>> EndAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        List<string> ended = [];
        foreach (var id in (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(LockOwnSql, person, transaction, cancellationToken: cancel))).AsList())
        {
            var cohort = (await CohortStore.FindAsync(transaction, person.TeamId, id, cancel))!;
            await MemberStore.LeaveAsync(transaction, person, id, byStop: true, calendar.Now, cancel);
            await endings.EndAsync(transaction, cohort, [person.UserId], cancel);
            ended.Add(cohort.Title);
        }

        return [.. ended.Distinct()];
    }

    // Whoever is in another group of the same programme by now cannot come back into this one.
    private const string ReadEndedSql = """
        select c.cohort_id, p.title
          from programme_member m
          join programme_cohort c on c.team_id = m.team_id and c.cohort_id = m.cohort_id and c.state = 'running'
          join programme p on p.team_id = c.team_id and p.programme_id = c.programme_id
         where m.team_id = @TeamId and m.user_id = @UserId and m.by_stop and m.left_at is not null
           and not exists (select from contact q where q.team_id = m.team_id and q.user_id = m.user_id and q.silent_until = 'infinity')
           and not exists (select from programme_member o
                             join programme_cohort g on g.team_id = o.team_id and g.cohort_id = o.cohort_id and g.state = 'running' and g.programme_id = c.programme_id
                            where o.team_id = m.team_id and o.user_id = m.user_id and o.left_at is null)
         order by c.created_at desc, c.cohort_id
         limit @Most
        """;

    public async Task<IReadOnlyList<Block>> OfferAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
    [
        .. (await transaction.Connection!.QueryAsync<(Guid CohortId, string Title)>(new CommandDefinition(
            ReadEndedSql, new { person.TeamId, person.UserId, Most = MostOffered }, transaction, cancellationToken: cancel)))
            .Select(one => StepView.Offer(one.CohortId, one.Title)),
    ];
}
