using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Opens the conversation of those who agreed. Slack answers with the same one for the same people, so it may be done twice. What Slack does not let us do is tried again every day (<see cref="Tending"/>).</summary>
internal sealed class OpenWork(SlackClient slack, NpgsqlDataSource database, Deliveries deliveries, IHomeWishes homes, Tending tending, Ending ending, Refusals refusals, MeetUps meetUps, CalendarClock calendar) : ICallWork
{
    public const string KindName = "mentorship.open";

    public string Kind => KindName;

    public string Method => DirectMessages.Method;

    public static NewDelivery Of(Mentorship one, DateTimeOffset now) =>
        new(one.TeamId, one.TeamId, KindName, $"{one.MentorshipId}", DeliveryClass.Answer, now) { Lane = Lane.Read };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var (team, id) = (delivery.TeamId, Guid.Parse(delivery.Slot));
        if (await FindAsync(team, id, cancel) is not { Facts: { IsOpen: true, Channel: null } } pairing)
        {
            return new CallOutcome.Drop("the mentorship is over");
        }

        switch (await slack.ConversationsOpenAsync(workspace.Token, [.. pairing.Members.Select(member => member.UserId)], cancel))
        {
            case SlackResult<Conversation>.Ok opened:
                await database.InTransactionAsync(transaction => SaveAsync(transaction, pairing, opened.Value.Id, cancel), cancel);
                return new CallOutcome.Done();
            case SlackResult<Conversation>.Failed { Failure: { Kind: FailureKind.Permanent, IsTokenDead: false } failure } when IsAboutPeople(failure) && pairing.Facts.Kind != Kinds.Group:
                // One of them has left the company: there is nobody to meet. A group goes on without them (GoneDue).
                await database.InTransactionAsync(transaction => EndAsync(transaction, team, id, cancel), cancel);
                return new CallOutcome.Failed(failure);
            case SlackResult<Conversation>.Failed { Failure: { Kind: FailureKind.Permanent, IsTokenDead: false } failure }:
                await database.InTransactionAsync(transaction => refusals.SaveAsync(transaction, pairing, failure.Error, isOurs: !IsAboutPeople(failure), cancel), cancel);
                return new CallOutcome.Failed(failure);
            case SlackResult<Conversation>.Failed failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }

    private Task<Pairing?> FindAsync(string team, Guid id, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => PairingStore.FindAsync(transaction, team, id, calendar.Now, cancel), cancel);

    private async Task SaveAsync(NpgsqlTransaction transaction, Pairing pairing, string channel, CancellationToken cancel)
    {
        var (team, id) = (pairing.Facts.TeamId, pairing.Id);
        var now = await PairingStore.LockAsync(transaction, team, id, calendar.Now, cancel);
        if (now is { Facts.IsOpen: true } && !now.Members.Select(one => one.UserId).SequenceEqual(pairing.Members.Select(one => one.UserId)))
        {
            // Somebody joined or left meanwhile: theirs is another conversation.
            await deliveries.EnqueueAgainAsync(transaction, OpenWork.Of(now.Facts, calendar.Now), cancel);
            return;
        }

        if (await MentorshipStore.SaveChannelAsync(transaction, team, id, channel, cancel))
        {
            if (await PairingStore.FindAsync(transaction, team, id, calendar.Now, cancel) is { Ahead: { } ahead } open)
            {
                await meetUps.OweAsync(transaction, open, ahead, cancel);
            }

            await deliveries.EnqueueAsync(transaction, HelloWork.Of(team, channel, id, calendar.Now), cancel);
            await tending.PlanAsync(transaction, id, team, cancel);
            await homes.RefreshAsync(transaction, pairing.People, cancel);
        }
    }

    private async Task EndAsync(NpgsqlTransaction transaction, string team, Guid id, CancellationToken cancel)
    {
        if (await PairingStore.LockAsync(transaction, team, id, calendar.Now, cancel) is { } pairing)
        {
            await ending.EndAsync(transaction, pairing, cancel);
        }
    }

    private static bool IsAboutPeople(SlackFailure failure) => failure.Error is "user_not_found" or "user_disabled" or "user_not_visible" or "cannot_dm_bot" or "invalid_user_combination";
}
