using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tracks;

/// <summary>The "…" beside a track in App Home. The track stands in the block's id: an option's value is too short for every id.</summary>
internal sealed class HomeMenuAction(TracksStore store, Membership membership) : IActionHandler
{
    public string Name => ProgressView.MenuName;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        if (call.Action.State.Selected != ProgressView.LeaveChoice || ProgressView.TrackOf(call.Action.BlockId) is not { } trackId)
        {
            return new ActionReply.Remark(TracksView.Outdated);
        }

        var title = (await store.ReadStandingsAsync(person, cancel)).FirstOrDefault(track => track.TrackId == trackId)?.Title;
        var change = await membership.LeaveAsync(person, trackId, cancel);
        return new ActionReply.Remark(TracksView.Changed(change, new TrackName(trackId, title ?? trackId), isLearner: true));
    }
}
