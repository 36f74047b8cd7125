using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Somebody chose where a gathering is announced: when the channel is for everybody, it is announced there from then on.</summary>
internal sealed class BoardWishWork(NpgsqlDataSource database, SlackClient slack, Boards boards, Deliveries deliveries, CalendarClock calendar) : PublicChannelWork(database, slack)
{
    public const string KindName = "gathering.channel";

    public override string Kind => KindName;

    public static NewDelivery Of(LearnerKey by, Guid boardId, string channel, DateTimeOffset now) => Chosen(by, KindName, $"{boardId}", channel, now);

    protected override async Task AnnounceAsync(NpgsqlTransaction transaction, Delivery delivery, string channel, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is { } gathering
            && await GatheringReads.FindBoardAsync(transaction, delivery.TeamId, gathering.BoardId, cancel) is { IsAhead: true }
            && await Deliveries.IsStillAskedAsync(transaction, delivery, cancel)) // another choice waits for the gathering, so none comes between
        {
            await boards.PlaceAsync(transaction, gathering, channel, cancel);
        }
    }

    protected override async Task RefuseAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel)
    {
        if (await Deliveries.IsStillAskedAsync(transaction, delivery, cancel))
        {
            await deliveries.EnqueueAgainAsync(
                transaction,
                NewDelivery.To(delivery.Person, BoardWishRefusedWork.KindName, delivery.Slot, DeliveryClass.Answer, calendar.Now) with { Payload = delivery.Payload },
                cancel);
        }
    }
}

/// <summary>Tells whoever chose a channel that nothing is announced there.</summary>
internal sealed class BoardWishRefusedWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.channel_refused";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindBoardAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel), cancel) is { IsAhead: true } board
            ? new Rendering.Post(BoardView.NotForEverybody(board.Gathering, PublicChannelWork.ChannelOf(delivery)))
            : new Rendering.Drop("it was moved or called off");
}
