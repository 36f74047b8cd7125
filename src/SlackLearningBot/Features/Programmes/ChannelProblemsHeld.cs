using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The word that a group's channel cannot be used: what it is about when it was held back, and why it came.</summary>
internal sealed class ChannelProblemsHeld(NpgsqlDataSource database) : IWaiting, IWhy
{
    public IReadOnlyList<string> Kinds { get; } = [ChannelProblemWork.KindName];

    private const string ReadTitlesSql = """
        select c.cohort_id, p.title
          from programme_cohort c
          join programme p on p.team_id = c.team_id and p.programme_id = c.programme_id
          join programme_channel h on h.team_id = c.team_id and h.cohort_id = c.cohort_id and h.problem is not null
         where c.team_id = @TeamId and c.cohort_id = any(@Cohorts) and c.state = 'running'
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var titles = (await transaction.Connection!.QueryAsync<(Guid CohortId, string Title)>(new CommandDefinition(
            ReadTitlesSql, new { TeamId = teamId, Cohorts = held.Select(one => ChannelProblemWork.CohortOf(one.Slot)).ToArray() }, transaction, cancellationToken: cancel)))
            .ToDictionary(one => one.CohortId, one => one.Title);
        return
        [
            .. held.Select(one => titles.TryGetValue(ChannelProblemWork.CohortOf(one.Slot), out var title)
                ? new WaitingThing(Mrkdwn.Of($"That a group of {StepWords.Bold(title)} has no channel that can be used"))
                : null),
        ];
    }

    private const string FindLastSql = """
        select finished_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = 'programme.channel_problem' and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(FindLastSql, person, cancellationToken: cancel)) is { } sentAt
            ? new WhyAnswer(
                sentAt, Mrkdwn.Of($"My word about a group's channel"),
                Mrkdwn.Of($"You opened the group, and Slack does not let me use its channel. Skipped, the programme goes on without it."), Less: null)
            : null;
    }
}
