using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>What can become of take-aways here.</summary>
internal sealed class Uses(IEnumerable<ITalkProposals> talks)
{
    /// <summary>Who takes proposals of talks; null where nobody does.</summary>
    public ITalkProposals? Talks { get; } = talks.FirstOrDefault();

    public SlackMessage Card(TakeAway one) => TakeAwayView.Card(one, Talks is not null);

    /// <summary>A person's own, as long as there is something to bring back; nobody else changes it before the transaction ends.</summary>
    public static async Task<TakeAway?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, CancellationToken cancel) =>
        await TakeAwayStore.LockAsync(transaction, person.TeamId, id, cancel) is { WithdrawnAt: null } one && one.UserId == person.UserId ? one : null;
}
