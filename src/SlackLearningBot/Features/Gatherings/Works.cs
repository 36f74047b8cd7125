using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>A message to one person about a gathering: whether it is of use is decided when it is sent. Its slot begins with the gathering's id.</summary>
internal abstract class GatheringWork(NpgsqlDataSource database) : IMessageWork
{
    public abstract string Kind { get; }

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var slot = delivery.Slot.Split(':');
            return await GatheringReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(slot[0]), cancel) is { } gathering
                && await RenderAsync(transaction, delivery, slot, gathering, cancel) is { } message
                ? new Rendering.Post(message)
                : (Rendering)new Rendering.Drop("it was moved or called off");
        },
        cancel);

    /// <summary>Null when there is nothing to say any more.</summary>
    protected abstract Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel);
}

/// <summary>A seat, or a place on the waiting list; by a click, or because a seat got free.</summary>
internal sealed class AnswerWork(NpgsqlDataSource database, CalendarClock calendar) : GatheringWork(database)
{
    public const string KindName = "gathering.answer";

    private const int WithSeatLeft = 4;

    public override string Kind => KindName;

    /// <summary>What they have, since when they wanted it, and on which date of the same session they left a seat for it.</summary>
    public static string SlotOf(Gathering gathering, string answer, DateTimeOffset since, IEnumerable<Guid> left) =>
        string.Join(':', new[] { $"{gathering.GatheringId}", answer, $"{since.ToUnixTimeMilliseconds()}" }.Concat(left.Take(1).Select(id => $"{id}")));

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel)
    {
        if (!gathering.IsAheadAt(calendar.Now) || await PlaceStore.FindAsync(transaction, delivery.Person, gathering.GatheringId, cancel) is not { } place || place.Answer != slot[1])
        {
            return null;
        }

        var kept = place.Answer == PlaceAnswers.Waiting
            ? (await PlaceStore.ReadOthersAsync(transaction, gathering, [delivery.Recipient], calendar.Now, cancel)).FirstOrDefault(other => other.HasSeat)
            : null;
        return GatheringView.Answer(gathering, new Seated(place.Answer)
        {
            Left = slot.Length == WithSeatLeft ? await GatheringReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(slot[^1]), cancel) : null,
            Kept = kept is null ? null : await GatheringReads.FindAsync(transaction, delivery.TeamId, kept.GatheringId, cancel),
        });
    }
}

/// <summary>It was moved or called off: to whoever said yes, or waits.</summary>
internal sealed class ChangeWork(NpgsqlDataSource database) : GatheringWork(database)
{
    public const string KindName = "gathering.change";

    public override string Kind => KindName;

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel) =>
        delivery.Slot == gathering.Slot && await PlaceStore.FindAsync(transaction, delivery.Person, gathering.GatheringId, cancel) is { WantsToCome: true } place
            ? GatheringView.Changed(gathering, place.Answer!, await MovedFrom.FindAsync(transaction, delivery, gathering, cancel))
            : null;
}

/// <summary>It has a time, was moved or called off: to its hosts. Of several dates each of these words names all that lie ahead, so that none gets lost with a word that is not sent.</summary>
internal sealed class HostWork(NpgsqlDataSource database, CalendarClock calendar) : GatheringWork(database)
{
    public const string KindName = "gathering.host";

    private const string New = "new";

    public override string Kind => KindName;

    /// <summary>Who hears of it for the first time hears that it has a date, however often it was moved before.</summary>
    public static string SlotOf(Gathering gathering, bool isNew) => isNew ? $"{gathering.Slot}:{New}" : gathering.Slot;

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel)
    {
        if (!gathering.IsAsIn(delivery.Slot) || !gathering.Hosts.Contains(delivery.Recipient))
        {
            return null;
        }

        var dates = (await GatheringReads.ReadDatesAsync(transaction, gathering, cancel)).Where(date => date.GatheringId == gathering.GatheringId || date.IsAheadAt(calendar.Now));
        return GatheringView.ToHost(gathering, slot[^1] == New, [.. dates], await MovedFrom.FindAsync(transaction, delivery, gathering, cancel));
    }
}

/// <summary>It takes place without them: to whoever was to host it.</summary>
internal sealed class HostLeftWork(NpgsqlDataSource database, CalendarClock calendar) : GatheringWork(database)
{
    public const string KindName = "gathering.host_left";

    /// <summary>How slots of what they get end.</summary>
    public const string Left = "left";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel) =>
        Task.FromResult(gathering.IsAheadAt(calendar.Now) && !gathering.Hosts.Contains(delivery.Recipient) ? GatheringView.ToHostOfBefore(gathering) : null);
}

/// <summary>Somebody logged it in their name.</summary>
internal sealed class LoggedWork(NpgsqlDataSource database) : GatheringWork(database)
{
    public const string KindName = "gathering.logged";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel) =>
        Task.FromResult(gathering.State == GatheringStates.Held && gathering.Hosts.Contains(delivery.Recipient) ? AfterView.Logged(gathering) : null);
}

/// <summary>The day before, and shortly before it begins.</summary>
internal sealed class RemindWork(NpgsqlDataSource database, CalendarClock calendar) : GatheringWork(database)
{
    public const string KindName = "gathering.remind";

    public override string Kind => KindName;

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel)
    {
        if (!gathering.IsAheadAt(calendar.Now) || !gathering.IsAsIn(delivery.Slot))
        {
            return null;
        }

        var isHost = gathering.Hosts.Contains(delivery.Recipient);
        return isHost || await PlaceStore.FindAsync(transaction, delivery.Person, gathering.GatheringId, cancel) is { Answer: PlaceAnswers.Yes }
            ? GatheringView.Reminder(gathering, isHost, calendar.Now)
            : null;
    }
}
