using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorStatus;

/// <summary><c>/mentor status</c>, for owners: how mentoring goes in the whole workspace.</summary>
internal sealed class StatusCommand(Figures figures) : ISubcommand
{
    public string Command => SlashCommands.Mentor;

    public string Path => "status";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("status", "how mentoring goes: who meets, who is stuck, where mentors are missing")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => StatusView.Message(await figures.ReadAsync(call.Learner.TeamId, cancel));
}
