using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>Answers one slash command, named with its slash: <c>/learn</c>.</summary>
public interface ISlashCommandHandler
{
    string Command { get; }

    Task<CommandReply> HandleAsync(SlashCommand command, CancellationToken cancel);
}
