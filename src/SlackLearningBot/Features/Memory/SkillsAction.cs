using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Memory;

/// <summary>"All skills": what one knows, as a dialog.</summary>
internal sealed class SkillsAction(Knowing knowing) : IActionHandler, IOpensView
{
    public string Name => KnownView.All;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) => new ActionReply.OpenView(
        await knowing.FindAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), cancel) is { } picture ? KnownView.Skills(picture) : KnownView.NothingYet);
}
