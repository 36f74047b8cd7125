using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Finds people for other slices as it finds those to invite: page by page, through the outbox.</summary>
internal sealed class PeopleFinder(RoundSteps steps, CalendarClock calendar) : IPeopleFinder
{
    public async Task FindAsync(NpgsqlTransaction transaction, PeopleWanted wanted, CancellationToken cancel)
    {
        var now = calendar.Now;
        var id = Guid.CreateVersion7(now);
        InviteTarget[] targets =
        [
            .. wanted.UserIds.Select(user => new InviteTarget(TargetKind.Person, user, null)),
            .. wanted.ChannelIds.Select(channel => new InviteTarget(TargetKind.Channel, channel, null)),
            .. wanted.GroupNames.Select(group => new InviteTarget(TargetKind.Handle, null, group)),
        ];
        await SearchStore.AddAsync(transaction, wanted, id, targets, now, cancel);
        var round = (await RoundStore.LockAsync(transaction, wanted.By.TeamId, id, cancel))!;
        await RoundStore.AddCandidatesAsync(transaction, round, wanted.UserIds, "", cancel);
        await steps.NextAsync(transaction, round, new ReadStep(id, -1, null, 0), cancel);
    }
}
