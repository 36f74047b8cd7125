using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>A message about a mentorship: whether it is of use is decided when it is sent.</summary>
internal abstract class PairingWork(NpgsqlDataSource database, CalendarClock calendar) : IMessageWork
{
    public abstract string Kind { get; }

    protected CalendarClock Calendar => calendar;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
            await FindIdAsync(transaction, delivery, cancel) is { } id && await PairingStore.FindAsync(transaction, delivery.TeamId, id, calendar.Now, cancel) is { } pairing
                ? await DecideAsync(transaction, delivery, pairing, cancel)
                : Over,
        cancel);

    private static Rendering Over { get; } = new Rendering.Drop("the mentorship is over");

    private async Task<Rendering> DecideAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel) =>
        !delivery.IsToPerson && delivery.Recipient != pairing.Facts.Channel ? new Rendering.Drop("they go on in another conversation")
        : await RenderAsync(transaction, delivery, pairing, cancel) is { } message ? new Rendering.Post(message)
        : Over;

    /// <summary>Its slot begins with the mentorship's id, unless the work says otherwise.</summary>
    protected virtual Task<Guid?> FindIdAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel) =>
        Task.FromResult<Guid?>(Guid.Parse(delivery.Slot.Split(':')[0]));

    /// <summary>Null when there is nothing to say any more.</summary>
    protected abstract Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel);
}

/// <summary>A message about one meeting at one of its times: its slot is <see cref="MeetUp.Slot"/>, and when the time was changed since, nothing is sent.</summary>
internal abstract class MeetUpWork(NpgsqlDataSource database, CalendarClock calendar) : PairingWork(database, calendar)
{
    protected sealed override Task<Guid?> FindIdAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel) =>
        MeetUpStore.FindMentorshipAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot.Split(':')[0]), cancel);

    protected sealed override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel) =>
        pairing.Newest is { } meeting && meeting.Slot == delivery.Slot ? await RenderAsync(transaction, pairing, meeting, cancel) : null;

    protected abstract Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel);
}
