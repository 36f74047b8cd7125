using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Memory;

/// <summary><c>/learn keep workspace 90</c>: what holds for those who wished for nothing, and how many questions a day anybody gets at most; alone what was decided.</summary>
internal sealed class KeepWorkspaceCommand(WishChanges changes) : ISubcommand
{
    public string Path => "keep workspace";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("keep workspace 85, 2 a day", "how well things are kept by those who chose nothing, and the most questions a day for all")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var teamId = call.Learner.TeamId;
        if (call.Words.Trim().Length == 0)
        {
            return KeepView.Decided(await changes.ReadDecidedAsync(teamId, cancel));
        }

        switch (KeepWish.Read(call.Words))
        {
            case KeepWish.Chosen chosen:
                await changes.DecideAsync(teamId, WishStore.Workspace, "", new WishChange(chosen.Retention, chosen.ADay, chosen.Retention is null, chosen.ADay is null), cancel);
                return KeepView.DecidedNow(await changes.ReadDecidedAsync(teamId, cancel));
            case KeepWish.Usual:
                await changes.DecideAsync(teamId, WishStore.Workspace, "", new WishChange(null, null), cancel);
                return KeepView.DecidedNow(await changes.ReadDecidedAsync(teamId, cancel));
            case var refused:
                return KeepView.Refused(refused, Path);
        }
    }
}

/// <summary><c>/learn keep track TRACK 90</c>: how well a track is kept by those who wished for nothing themselves.</summary>
internal sealed class KeepTrackCommand(WishChanges changes) : ISubcommand
{
    public string Path => "keep track";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("keep track TRACK 90", "the same for one track; “usual” in place of the number takes it back")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var teamId = call.Learner.TeamId;
        if (Split(call.Words) is not var (track, wish))
        {
            return KeepView.Refused(new KeepWish.NotUnderstood(call.Words.Trim()), "keep track TRACK");
        }

        var match = TrackMatch.Find(track, await changes.ReadTracksAsync(teamId, cancel));
        if (match is not TrackMatch.Exact { Track: var found })
        {
            return KeepView.NoSuchTrack(track, match);
        }

        switch (wish)
        {
            case KeepWish.Chosen { Retention: { } retention, ADay: null }:
                await changes.DecideAsync(teamId, WishStore.Track, found.TrackId, new WishChange(retention, null), cancel);
                return KeepView.DecidedNow(await changes.ReadDecidedAsync(teamId, cancel));
            case KeepWish.Chosen:
                return KeepView.TrackHasNoBudget;
            case KeepWish.Usual:
                await changes.DecideAsync(teamId, WishStore.Track, found.TrackId, new WishChange(null, null), cancel);
                return KeepView.DecidedNow(await changes.ReadDecidedAsync(teamId, cancel));
            default:
                return KeepView.Refused(wish, "keep track TRACK");
        }
    }

    /// <summary>The track's name may have several words, and numbers among them: the wish is the longest end that can be read as one.</summary>
    private static (string Track, KeepWish Wish)? Split(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 1; at < words.Length; at++)
        {
            if (KeepWish.Read(string.Join(' ', words[at..])) is not KeepWish.NotUnderstood and var wish)
            {
                return (string.Join(' ', words[..at]), wish);
            }
        }

        return null;
    }
}
