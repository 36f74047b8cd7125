using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Why the last announcement or reminder came.</summary>
internal sealed class AssessmentsWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select slot, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind in ('assessment.announce', 'assessment.remind', 'assessment.sooner') and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
            await transaction.Connection!.QuerySingleOrDefaultAsync<(string Slot, DateTimeOffset SentAt)?>(new CommandDefinition(
                FindLastSql, person, transaction, cancellationToken: cancel)) is var (slot, sentAt)
            && await AssignedStore.FindAsync(transaction, person, NudgeWork.AssignmentOf(slot), cancel) is { State: "open" } assigned
                ? new WhyAnswer(sentAt, Mrkdwn.Of($"The assessment {AssessmentText.Bold(assigned.Title)}"), BriefView.Reason(assigned), null)
                : null,
        cancel);
}

/// <summary>Announcements and reminders that were held back, as long as there is something to do about them.</summary>
internal sealed class AssessmentsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [AnnounceWork.KindName, RemindWork.KindName, SoonerWork.KindName];

    // One after the other, by their keys: with so many tables in the view PostgreSQL would else begin with everybody's.
    private const string ReadSql = """
        select v.team_id, v.user_id, v.assignment_id, v.assessment_id, v.state, v.title, v.questions, v.pass_mark, v.allowed, v.minutes, v.certificate, v.deadline,
               v.results, v.author_id, v.via, v.track_title, v.zone, v.days, v.is_learning, v.announced_at, v.reminded, v.used, v.outcome, v.open_attempt, v.open_until,
               v.last_attempt, v.last_percent, v.last_ended_at, v.has_left
          from (select distinct h.user_id, h.assignment_id from unnest(@UserIds::text[], @AssignmentIds::uuid[]) as h (user_id, assignment_id)) held
         cross join lateral (
               select * from assessment_assigned a where a.team_id = @TeamId and a.user_id = held.user_id and a.assignment_id = held.assignment_id offset 0
               ) v
         where v.state = 'open' and not v.waits and v.outcome is null and v.deadline > @Now
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var ahead = (await transaction.Connection!.QueryAsync<Assigned>(new CommandDefinition(
            ReadSql,
            new { TeamId = teamId, UserIds = held.Select(one => one.UserId).ToArray(), AssignmentIds = held.Select(one => NudgeWork.AssignmentOf(one.Slot)).ToArray(), Now = now },
            transaction,
            cancellationToken: cancel))).ToDictionary(assigned => (assigned.UserId, assigned.AssignmentId));
        var named = new HashSet<(string, Guid)>();
        return
        [
            .. held.Select(one => ahead.TryGetValue((one.UserId, NudgeWork.AssignmentOf(one.Slot)), out var assigned) && named.Add((one.UserId, assigned.AssignmentId))
                ? new WaitingThing(Mrkdwn.Of($"The assessment {AssessmentText.Bold(assigned.Title)}"), BriefView.BriefButton(assigned))
                : null),
        ];
    }
}
