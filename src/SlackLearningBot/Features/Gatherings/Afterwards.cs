using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What a gathering owes once it is over: thanks in the channel, and the question who was there.</summary>
internal sealed class Afterwards(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>Later than that nobody is thanked or asked any more.</summary>
    private static readonly TimeSpan WorthSaying = TimeSpan.FromDays(3);

    public async Task OweAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel)
    {
        var (team, now) = (gathering.TeamId, calendar.Now);
        if (gathering is { Channel: { } channel, AnnouncedTs: not null, Refused: null })
        {
            await deliveries.EnqueueAsync(
                transaction, new NewDelivery(team, channel, ThanksWork.KindName, $"{gathering.GatheringId}", DeliveryClass.Appointment, now) { ExpiresAt = now + WorthSaying }, cancel);
        }

        await AskAsync(AfterWork.KindName, (await AfterStore.ReadComingAsync(transaction, gathering, cancel)).Except(gathering.Hosts));
        await AskAsync(HostAfterWork.KindName, gathering.Hosts);

        async Task AskAsync(string kind, IEnumerable<string> people) => await deliveries.EnqueueManyAsync(
            transaction,
            kind,
            DeliveryClass.Nudge,
            [
                .. people.Select(one => NewDelivery.To(new LearnerKey(team, one), kind, $"{gathering.GatheringId}", DeliveryClass.Nudge, now) with
                {
                    Value = NudgeValue.Gathering,
                    ExpiresAt = now + WorthSaying,
                }),
            ],
            cancel);
    }
}

/// <summary>Thanks in the channel, where whoever was there says so by one click.</summary>
internal sealed class ThanksWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.thanks";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel), cancel)
            is { State: GatheringStates.Held } gathering
            ? new Rendering.Post(AfterView.Thanks(gathering))
            : new Rendering.Drop("it was moved or called off");
}

/// <summary>Were you there? To whoever had a seat and has not said so in the channel.</summary>
internal sealed class AfterWork(NpgsqlDataSource database) : GatheringWork(database)
{
    public const string KindName = "gathering.after";

    public override string Kind => KindName;

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel) =>
        IsOpen(await PlaceStore.FindAsync(transaction, delivery.Person, gathering.GatheringId, cancel)) ? AfterView.WereYouThere(gathering) : null;

    /// <summary>Neither they nor a list said whether they were there.</summary>
    public static bool IsOpen(Place? place) => place is { Answer: PlaceAnswers.Yes, AttendedAt: null, Listed: null };
}

/// <summary>Asks those who held it for what is left of it, or who was there.</summary>
internal sealed class HostAfterWork(NpgsqlDataSource database) : GatheringWork(database)
{
    public const string KindName = "gathering.host_after";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel) =>
        Task.FromResult(gathering.State == GatheringStates.Held && gathering.Hosts.Contains(delivery.Recipient) ? AfterView.ToHost(gathering) : null);
}

/// <summary>What somebody tells those who held it: to them alone.</summary>
internal sealed class FeedbackWork(NpgsqlDataSource database) : GatheringWork(database)
{
    public const string KindName = "gathering.feedback";

    public override string Kind => KindName;

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel) =>
        gathering.Hosts.Contains(delivery.Recipient) && await AfterStore.FindFeedbackAsync(transaction, delivery.TeamId, Guid.Parse(slot[1]), cancel) is var (by, words)
            ? AfterView.Feedback(gathering, by, words)
            : null;
}
