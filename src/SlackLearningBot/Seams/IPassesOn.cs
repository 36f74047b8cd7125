using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Seams;

/// <summary>Handles a command by passing it on: what is said of that other handler (that it opens a view) holds here.</summary>
internal interface IPassesOn
{
    /// <summary>Who will answer; null when nobody does but this one.</summary>
    object? HandlerOf(SlashCommand command);
}
