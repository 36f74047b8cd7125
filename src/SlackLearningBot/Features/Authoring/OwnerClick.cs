using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What every button of a draft asks first: is it an owner who presses, and is the draft still open.</summary>
internal sealed class OwnerClick(IRoles roles, DraftDesk desk)
{
    /// <param name="call">The click.</param>
    /// <param name="draft">Its draft.</param>
    /// <param name="act">What to do with it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="opens">Whether the click opens a dialog: then everything else is said beside it.</param>
    public async Task<ActionReply> WithLookAsync(
        ActionCall call, Guid draft, Func<DraftLook, Task<ActionReply>> act, CancellationToken cancel, bool opens = false)
    {
        if (!await IsOwnerAsync(call, cancel))
        {
            return new ActionReply.Remark(AuthoringView.OwnersOnlyRemark);
        }

        var look = await desk.LookAsync(call.Actor.TeamId!, draft, cancel);
        return look is null ? new ActionReply.Remark(AuthoringView.Gone)
            : AuthoringView.Over(look.Draft.State) is { } over ? opens ? new ActionReply.Remark(over) : Drafts.Shown(call, over)
            : await act(look);
    }

    public Task<bool> IsOwnerAsync(ActionCall call, CancellationToken cancel) => IsOwnerAsync(call.Actor.TeamId!, call.Actor.UserId, cancel);

    public Task<bool> IsOwnerAsync(string teamId, string userId, CancellationToken cancel) => roles.IsOwnerAsync(new LearnerKey(teamId, userId), cancel);
}
