using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What is owed to people about a gathering. Each slot names the time it is about, so that nothing comes twice, and what is of an older time is not sent.</summary>
internal sealed class Telling(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>Something everybody has to hear of changed; they are told by and by, a batch at a time.</summary>
    public Task TellAllAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        deliveries.EnqueueAgainAsync(transaction, TellWork.Of(gathering.TeamId, gathering.GatheringId, calendar.Now), cancel);

    /// <summary>They said that they want to come, or got a seat meanwhile.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="gathering">Locked.</param>
    /// <param name="people">Who, and since when they want to come.</param>
    /// <param name="answer">What they have now.</param>
    /// <param name="left">What they left on other dates for it.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task OweAnswerAsync(
        NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<Waiter> people, string answer, IReadOnlyList<LeftPlace> left, CancellationToken cancel)
    {
        var seats = left.Where(one => one.HadSeat).ToLookup(one => one.UserId, one => one.Gathering.GatheringId);
        await deliveries.EnqueueManyAsync(
            transaction,
            AnswerWork.KindName,
            DeliveryClass.Answer,
            [.. people.Select(one => To(gathering, one.UserId, AnswerWork.KindName, AnswerWork.SlotOf(gathering, answer, one.Since, seats[one.UserId]), DeliveryClass.Answer, calendar.Now))],
            cancel);
        if (answer == PlaceAnswers.Yes)
        {
            await OweCalendarAsync(transaction, gathering, [.. people.Select(one => one.UserId)], cancel);
        }
    }

    /// <summary>Those who come, those who wait and its hosts hear that it was moved or called off, or that it has a time.</summary>
    public async Task OweChangeAsync(
        NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<(string UserId, string Answer)> people, IReadOnlyList<string> hosts, CancellationToken cancel)
    {
        await OweAsync(ChangeWork.KindName, people.Select(one => one.UserId).Except(hosts));
        await OweAsync(HostWork.KindName, hosts);
        if (gathering.StartsAt is not null)
        {
            await OweCalendarAsync(transaction, gathering, [.. people.Where(one => one.Answer == PlaceAnswers.Yes).Select(one => one.UserId).Union(hosts)], cancel);
        }

        async Task OweAsync(string kind, IEnumerable<string> whom) => await deliveries.EnqueueManyAsync(
            transaction,
            kind,
            DeliveryClass.Appointment,
            [.. whom.Select(one => To(gathering, one, kind, gathering.Slot, DeliveryClass.Appointment, calendar.Now) with { ExpiresAt = UsefulUntil(gathering) })],
            cancel);
    }

    /// <summary>A file, and, as long as it takes place, reminders.</summary>
    private async Task OweCalendarAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<string> people, CancellationToken cancel)
    {
        await deliveries.EnqueueManyAsync(
            transaction,
            FileWork.KindName,
            DeliveryClass.Answer,
            [.. people.Select(one => To(gathering, one, FileWork.KindName, gathering.Slot, DeliveryClass.Answer, calendar.Now) with { Lane = Lane.File })],
            cancel);
        if (gathering is not { IsPlanned: true, StartsAt: { } startsAt })
        {
            return;
        }

        foreach (var reminder in GatheringReminders.Of(startsAt, calendar.Now))
        {
            await deliveries.EnqueueManyAsync(
                transaction,
                RemindWork.KindName,
                DeliveryClass.Appointment,
                [.. people.Select(one => To(gathering, one, RemindWork.KindName, $"{gathering.Slot}:{reminder.Moment}", DeliveryClass.Appointment, reminder.At) with { ExpiresAt = startsAt })],
                cancel);
        }
    }

    /// <summary>A change is of use until it begins; one that comes later, for a while.</summary>
    private DateTimeOffset? UsefulUntil(Gathering gathering)
    {
        var soon = calendar.Now.AddHours(1);
        return gathering.StartsAt is not { } startsAt ? null : startsAt > soon ? startsAt : soon;
    }

    private static NewDelivery To(Gathering gathering, string userId, string kind, string slot, DeliveryClass @class, DateTimeOffset dueAt) =>
        NewDelivery.To(new LearnerKey(gathering.TeamId, userId), kind, slot, @class, dueAt);
}

/// <summary>Goes through those who have not heard of a change, a batch at a time; whoever was told once is not told again.</summary>
internal sealed class TellWork(NpgsqlDataSource database, Deliveries deliveries, Telling telling, IHomeWishes homes, CalendarClock calendar) : ICallWork
{
    public const string KindName = "gathering.tell";

    private const int BatchSize = 500;

    public string Kind => KindName;

    /// <summary>It calls nothing of Slack's, and has a rate of its own.</summary>
    public string Method => KindName;

    public static NewDelivery Of(string teamId, Guid gatheringId, DateTimeOffset now) => new(teamId, teamId, KindName, $"{gatheringId}", DeliveryClass.Read, now);

    public Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel) => database.InTransactionAsync<CallOutcome>(
        async transaction =>
        {
            var id = Guid.Parse(delivery.Slot);
            if (await GatheringReads.LockAsync(transaction, delivery.TeamId, id, cancel) is not { } gathering)
            {
                return new CallOutcome.Drop("it was moved or called off");
            }

            var hosts = await PlaceStore.ClaimUntoldHostsAsync(transaction, gathering, cancel);
            var people = await PlaceStore.ClaimUntoldAsync(transaction, gathering, BatchSize, cancel);
            await telling.OweChangeAsync(transaction, gathering, people, hosts, cancel);
            await homes.RefreshAsync(transaction, [.. people.Select(one => new LearnerKey(gathering.TeamId, one.UserId))], cancel);
            if (people.Count == BatchSize)
            {
                await deliveries.EnqueueAgainAsync(transaction, Of(delivery.TeamId, id, calendar.Now), cancel);
            }

            return new CallOutcome.Done();
        },
        cancel);
}
