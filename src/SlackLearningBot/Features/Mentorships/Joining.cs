using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>A mentor's open group takes somebody in. Slack adds nobody to a group message, so they get another conversation, and the old one says so.</summary>
internal sealed class Joining(Deliveries deliveries, Tending tending, IHomeWishes homes, CalendarClock calendar)
{
    /// <summary>The group they are in now; null when the mentor has none with a place.</summary>
    public async Task<Guid?> TryJoinAsync(NpgsqlTransaction transaction, LearnerKey mentor, LearnerKey mentee, string goal, CancellationToken cancel)
    {
        if (await GroupStore.LockOpenAsync(transaction, mentor, mentee.UserId, DateOnly.FromDateTime(calendar.Now.UtcDateTime), cancel) is not { } id
            || await PairingStore.LockAsync(transaction, mentor.TeamId, id, calendar.Now, cancel) is not { Facts.IsOpen: true } pairing)
        {
            return null;
        }

        if (pairing.Find(mentee.UserId) is null)
        {
            await MemberStore.JoinAsync(transaction, mentee, id, goal, cancel);
            await MentorshipStore.LeaveChannelAsync(transaction, pairing.Facts, cancel);
            await OweAsync(transaction, pairing, mentee, cancel);
        }

        return id;
    }

    private async Task OweAsync(NpgsqlTransaction transaction, Pairing before, LearnerKey mentee, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (before.Facts.Channel is { } old)
        {
            await deliveries.EnqueueAsync(transaction, JoinedWork.Of(before, old, now), cancel);
        }

        await deliveries.EnqueueAgainAsync(transaction, Asked.Person(mentee, now), cancel);
        await deliveries.EnqueueAgainAsync(transaction, OpenWork.Of(before.Facts, now), cancel);
        await tending.SignAsync(transaction, before, cancel);
        await homes.RefreshAsync(transaction, [.. before.People, mentee], cancel);
    }
}

/// <summary>The last word in the conversation a group had before: who is in it now, and why it goes on elsewhere.</summary>
internal sealed class JoinedWork(NpgsqlDataSource database, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "mentorship.joined";

    public string Kind => KindName;

    public static NewDelivery Of(Pairing before, string channel, DateTimeOffset now) => new(before.Facts.TeamId, channel, KindName, $"{before.Id}", DeliveryClass.Answer, now);

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await PairingStore.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), calendar.Now, cancel) is { Facts.IsOpen: true } pairing
            ? new Rendering.Post(Message(pairing))
            : new Rendering.Drop("the mentorship is over"),
        cancel);

    private static SlackMessage Message(Pairing pairing)
    {
        var text = Mrkdwn.Of($"*Your group has grown:* {Words.People(pairing.Members)}. Slack adds nobody to a group message, so you go on in a new one with all of you. What you said here stays here.");
        return new SlackMessage(text, [new Section(text)]);
    }
}
