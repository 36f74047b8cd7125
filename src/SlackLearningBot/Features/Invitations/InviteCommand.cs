using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Invitations;

/// <summary><c>/learn invite @person #channel @group TRACK</c>, for owners. Who that is takes longer than Slack waits: the answer comes as a message.</summary>
internal sealed class InviteCommand(NpgsqlDataSource database, RoundStore rounds, RoundSteps steps, CalendarClock calendar) : ISubcommand
{
    public string Path => "invite";

    public IReadOnlyList<HelpLine> Help { get; } = [new("invite @person #channel @group TRACK", "ask people, once each, whether they want to learn a track")];

    public bool OwnersOnly => true;

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        var wish = InviteWish.Read(call.Words);
        if (wish.Targets.Count == 0 || wish.Track.Length == 0)
        {
            return InviteView.NotUnderstood;
        }

        if (wish.Targets.Count > InviteWish.MostTargets)
        {
            return InviteView.TooMany;
        }

        switch (TrackMatch.Find(wish.Track, await rounds.ReadTracksAsync(call.Learner.TeamId, cancel)))
        {
            case TrackMatch.Exact { Track: var track }:
                await BeginAsync(call.Learner, track, await NamedAsync(call.Learner.TeamId, wish.Targets, cancel), cancel);
                return InviteView.Looking(track);
            case var match:
                return InviteView.NotFound(match, wish.Track);
        }
    }

    /// <summary>A name that is a person's we know becomes that person; any other may be a group's.</summary>
    private async Task<IReadOnlyList<InviteTarget>> NamedAsync(string teamId, IReadOnlyList<InviteTarget> targets, CancellationToken cancel)
    {
        var named = new List<InviteTarget>();
        foreach (var target in targets)
        {
            named.Add(target is { Kind: TargetKind.Handle, Name: { } name } && await rounds.FindHandleAsync(teamId, name, cancel) is { } id
                ? new InviteTarget(TargetKind.Person, id, name)
                : target);
        }

        return named;
    }

    private Task BeginAsync(LearnerKey owner, TrackName track, IReadOnlyList<InviteTarget> targets, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var now = calendar.Now;
            var id = Guid.CreateVersion7(now);
            await RoundStore.AddAsync(transaction, owner, id, track.TrackId, targets, now, cancel);
            var round = (await RoundStore.LockAsync(transaction, owner.TeamId, id, cancel))!;
            await RoundStore.AddCandidatesAsync(transaction, round, targets.Where(target => target.Kind == TargetKind.Person).Select(target => target.Id!), "", cancel);
            await steps.NextAsync(transaction, round, new ReadStep(id, -1, null, 0), cancel);
        },
        cancel);
}
