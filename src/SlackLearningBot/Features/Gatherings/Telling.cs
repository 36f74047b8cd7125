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

    /// <summary>They said that they want to come, and wait for the answer.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="gathering">Locked.</param>
    /// <param name="people">Who, and since when they want to come.</param>
    /// <param name="answer">What they have now.</param>
    /// <param name="isShown">The message they clicked on shows it already.</param>
    /// <param name="left">What they left on other dates for it.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task OweAnswerAsync(
        NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<Waiter> people, string answer, bool isShown, IReadOnlyList<LeftPlace> left, CancellationToken cancel)
    {
        await deliveries.EnqueueManyAsync(
            transaction,
            AnswerWork.KindName,
            DeliveryClass.Answer,
            [.. people.Where(_ => !isShown).Select(one => Answer(gathering, one, answer, left, DeliveryClass.Answer))],
            cancel);
        if (answer == PlaceAnswers.Yes)
        {
            await OweCalendarAsync(transaction, gathering, [.. people.Select(one => File(gathering, one.UserId, $"{gathering.Slot}:{Moment(one)}", DeliveryClass.Answer))], cancel);
        }
    }

    /// <summary>They got a seat while they waited, and do not look for it this moment.</summary>
    public async Task OweSeatAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<Waiter> people, IReadOnlyList<LeftPlace> left, CancellationToken cancel)
    {
        await deliveries.EnqueueManyAsync(
            transaction,
            AnswerWork.KindName,
            DeliveryClass.Appointment,
            [.. people.Select(one => Answer(gathering, one, PlaceAnswers.Yes, left, DeliveryClass.Appointment) with { ExpiresAt = gathering.StartsAt })],
            cancel);
        await OweCalendarAsync(
            transaction,
            gathering,
            [.. people.Select(one => File(gathering, one.UserId, $"{gathering.Slot}:{Moment(one)}", DeliveryClass.Appointment) with { ExpiresAt = gathering.StartsAt })],
            cancel);
    }

    private NewDelivery Answer(Gathering gathering, Waiter one, string answer, IReadOnlyList<LeftPlace> left, DeliveryClass @class)
    {
        var seats = left.Where(seat => seat.HadSeat && seat.UserId == one.UserId).Select(seat => seat.Gathering.GatheringId);
        return To(gathering, one.UserId, AnswerWork.KindName, AnswerWork.SlotOf(gathering, answer, one.Since, seats), @class, calendar.Now);
    }

    /// <summary>Who says no and yes again is answered again.</summary>
    private static long Moment(Waiter one) => one.Since.ToUnixTimeMilliseconds();

    /// <summary>It goes when the sentence goes that says what it is: in quiet hours neither does.</summary>
    private NewDelivery File(Gathering gathering, string userId, string slot, DeliveryClass @class) =>
        To(gathering, userId, FileWork.KindName, slot, @class, calendar.Now) with { Lane = Lane.File };

    /// <summary>Those who come, those who wait and its hosts hear that it was moved or called off, or that it has a time.</summary>
    public async Task OweChangeAsync(
        NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<(string UserId, string Answer)> people, IReadOnlyList<(string UserId, bool IsNew)> hosts, CancellationToken cancel)
    {
        var comes = people.ExceptBy(hosts.Select(one => one.UserId), one => one.UserId).ToList();
        await OweAsync(ChangeWork.KindName, comes.Select(one => (one.UserId, gathering.Slot)));
        await OweAsync(HostWork.KindName, hosts.Select(one => (one.UserId, HostWork.SlotOf(gathering, one.IsNew))));
        if (gathering.StartsAt is not null)
        {
            var files = comes.Where(one => one.Answer == PlaceAnswers.Yes).Select(one => (one.UserId, gathering.Slot))
                .Concat(hosts.Select(one => (one.UserId, HostWork.SlotOf(gathering, one.IsNew))));
            await OweCalendarAsync(transaction, gathering, [.. files.Select(one => InTime(gathering, File(gathering, one.UserId, one.Item2, DeliveryClass.Appointment)))], cancel);
        }

        Task OweAsync(string kind, IEnumerable<(string UserId, string Slot)> whom) => deliveries.EnqueueAgainManyAsync( // whoever hosts it again hears of it again
            transaction,
            kind,
            DeliveryClass.Appointment,
            [.. whom.Select(one => InTime(gathering, To(gathering, one.UserId, kind, one.Slot, DeliveryClass.Appointment, calendar.Now)) with { Payload = MovedFrom.Of(gathering) })],
            cancel);
    }

    /// <summary>Whoever hears of a session for the first time hears of all its dates in that one word: of the others they only need the files. All dates are held.</summary>
    public async Task OweOtherDatesAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<string> newHosts, CancellationToken cancel)
    {
        if (newHosts.Count == 0 || !gathering.IsPlanned)
        {
            return;
        }

        foreach (var date in (await GatheringReads.ReadDatesAsync(transaction, gathering, cancel)).Where(date => date.GatheringId != gathering.GatheringId && date.IsAheadAt(calendar.Now)))
        {
            var hosts = await PlaceStore.ClaimNewHostsAsync(transaction, date, newHosts, cancel);
            await OweCalendarAsync(
                transaction, date, [.. hosts.Select(host => InTime(date, File(date, host, HostWork.SlotOf(date, isNew: true), DeliveryClass.Appointment)))], cancel);
        }
    }

    /// <summary>They host it no longer, and have it in their calendars.</summary>
    public async Task OweLeftAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<string> hosts, CancellationToken cancel)
    {
        var slot = $"{gathering.Slot}:{HostLeftWork.Left}";
        await deliveries.EnqueueAgainManyAsync(
            transaction, HostLeftWork.KindName, DeliveryClass.Appointment,
            [.. hosts.Select(one => InTime(gathering, To(gathering, one, HostLeftWork.KindName, slot, DeliveryClass.Appointment, calendar.Now)))], cancel);
        await deliveries.EnqueueAgainManyAsync(
            transaction, FileWork.KindName, DeliveryClass.Appointment, [.. hosts.Select(one => InTime(gathering, File(gathering, one, slot, DeliveryClass.Appointment)))], cancel);
    }

    /// <summary>The file for somebody who knows already what it says.</summary>
    public Task OweFileAsync(NpgsqlTransaction transaction, Gathering gathering, string userId, CancellationToken cancel) =>
        deliveries.EnqueueAgainAsync(transaction, File(gathering, userId, gathering.Slot, DeliveryClass.Answer), cancel);

    /// <summary>A file, and, as long as it takes place, reminders.</summary>
    private async Task OweCalendarAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<NewDelivery> files, CancellationToken cancel)
    {
        if (files.Count == 0)
        {
            return;
        }

        await deliveries.EnqueueAgainManyAsync(transaction, FileWork.KindName, files[0].Class, files, cancel);
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
                [.. files.Select(one => To(gathering, one.Recipient, RemindWork.KindName, $"{gathering.Slot}:{reminder.Moment}", DeliveryClass.Appointment, reminder.At) with { ExpiresAt = reminder.Until })],
                cancel);
        }
    }

    /// <summary>Told before whoever has not heard of it would come.</summary>
    private NewDelivery InTime(Gathering gathering, NewDelivery delivery) =>
        delivery with { ExpiresAt = UsefulUntil(gathering), EventAt = gathering.FirstAfter(calendar.Now) };

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

    /// <summary>People who would come wait behind it, so it goes before whatever is only read.</summary>
    public static NewDelivery Of(string teamId, Guid gatheringId, DateTimeOffset now) => new(teamId, teamId, KindName, $"{gatheringId}", DeliveryClass.Appointment, now) { Lane = Lane.Read };

    public Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel) => database.InTransactionAsync<CallOutcome>(
        async transaction =>
        {
            var id = Guid.Parse(delivery.Slot);
            if (await GatheringReads.LockAsync(transaction, delivery.TeamId, id, cancel) is not { } gathering)
            {
                return new CallOutcome.Drop("it was moved or called off");
            }

            var hosts = await PlaceStore.ClaimUntoldHostsAsync(transaction, gathering, cancel);
            await telling.OweOtherDatesAsync(transaction, gathering, [.. hosts.Where(host => host.IsNew).Select(host => host.UserId)], cancel);
            var people = await PlaceStore.ClaimUntoldAsync(transaction, gathering, BatchSize, cancel);
            await telling.OweChangeAsync(transaction, gathering, people, hosts, cancel);
            await homes.RefreshAsync(transaction, [.. people.Select(one => new LearnerKey(gathering.TeamId, one.UserId))], cancel);
            if (people.Count == BatchSize)
            {
                await deliveries.EnqueueAgainAsync(transaction, Of(delivery.TeamId, id, calendar.Now), cancel);
            }
            else
            {
                await GatheringStore.KnowAsync(transaction, gathering, cancel);
            }

            return new CallOutcome.Done();
        },
        cancel);
}
