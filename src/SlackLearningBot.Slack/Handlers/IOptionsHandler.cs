using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>Gives the choices of an <see cref="ExternalSelect"/> whose action_id is <see cref="Name"/>; at most 100 are shown.</summary>
public interface IOptionsHandler
{
    string Name { get; }

    Task<IReadOnlyList<Option>> HandleAsync(BlockSuggestion suggestion, CancellationToken cancel);
}
