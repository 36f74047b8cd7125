using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Talks;

/// <summary>An owner chose where the talks of a series are announced: when the channel is for everybody, those that are taken from then on are.</summary>
internal sealed class SeriesChannelWork(NpgsqlDataSource database, SlackClient slack, Deliveries deliveries, CalendarClock calendar) : PublicChannelWork(database, slack)
{
    public const string KindName = "talk.channel";

    public override string Kind => KindName;

    public static NewDelivery Of(LearnerKey by, Guid seriesId, string channel, DateTimeOffset now) => Chosen(by, KindName, $"{seriesId}", channel, now);

    protected override async Task AnnounceAsync(NpgsqlTransaction transaction, Delivery delivery, string channel, CancellationToken cancel)
    {
        if (await SeriesStore.LockAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is { } series)
        {
            await SeriesStore.SetChannelAsync(transaction, series, channel, cancel);
        }
    }

    protected override Task RefuseAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel) => deliveries.EnqueueAgainAsync(
        transaction,
        NewDelivery.To(delivery.Person, SeriesChannelRefusedWork.KindName, delivery.Slot, DeliveryClass.Answer, calendar.Now) with { Payload = delivery.Payload },
        cancel);
}

/// <summary>Tells the owner that nothing is announced there.</summary>
internal sealed class SeriesChannelRefusedWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "talk.channel_refused";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await SeriesStore.LockAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is { } series
            ? new Rendering.Post(TalkView.NotForEverybody(series, PublicChannelWork.ChannelOf(delivery)))
            : new Rendering.Drop("the talk is planned or gone"),
        cancel);
}
