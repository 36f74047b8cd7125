using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Digest;

/// <summary>The menu below the note: why it came, and no more of it.</summary>
internal sealed class DigestMoreAction(DigestWish wish) : IActionHandler
{
    public string Name => DigestView.More;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) => new ActionReply.Remark(call.Action.Value switch
    {
        DigestView.Why => DigestView.WhyThis,
        DigestView.None => await wish.ChangeAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), isWanted: false, cancel),
        _ => Remarks.EarlierVersion,
    });
}

/// <summary>"No weekly note", as <c>/learn why</c> offers it.</summary>
internal sealed class DigestOffAction(DigestWish wish) : IActionHandler
{
    public string Name => DigestView.Off;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        new ActionReply.Remark(await wish.ChangeAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), isWanted: false, cancel));
}

/// <summary>"Bring it back".</summary>
internal sealed class DigestOnAction(DigestWish wish) : IActionHandler
{
    public string Name => DigestView.On;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        new ActionReply.Remark(await wish.ChangeAsync(new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), isWanted: true, cancel));
}
