using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Talks;

/// <summary>Where a talk, or those of a series, shall be announced.</summary>
internal sealed record ChannelWish([property: JsonPropertyName("c")] string Channel)
{
    [JsonPropertyName("t")]
    public Guid? Talk { get; init; }

    [JsonPropertyName("s")]
    public Guid? Series { get; init; }
}

/// <summary>Looks at a chosen channel before anything is announced there: whoever plans a talk may be in channels that are not for everybody.</summary>
internal sealed class ChannelWork(NpgsqlDataSource database, SlackClient slack, IGatherings gatherings, Deliveries deliveries, CalendarClock calendar) : ICallWork
{
    public const string KindName = "talk.channel";

    public string Kind => KindName;

    public string Method => "conversations.info";

    public static NewDelivery Of(LearnerKey by, ChannelWish wish, DateTimeOffset now) =>
        NewDelivery.To(by, KindName, $"{wish.Talk ?? wish.Series}", DeliveryClass.Answer, now) with { Payload = JsonSerializer.Serialize(wish, ChannelJson.Default.ChannelWish) };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var wish = JsonSerializer.Deserialize(delivery.Payload, ChannelJson.Default.ChannelWish)!;
        var info = await slack.ConversationsInfoAsync(workspace.Token, wish.Channel, cancel);
        if (info is SlackResult<Conversation>.Failed { Failure: { } failure } && (failure.IsTokenDead || failure.Kind != FailureKind.Permanent))
        {
            return new CallOutcome.Failed(failure);
        }

        return await database.InTransactionAsync<CallOutcome>(
            async transaction =>
            {
                if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
                {
                    return new CallOutcome.Drop("erased meanwhile");
                }

                if (info is SlackResult<Conversation>.Ok { Value.IsForEverybodyHere: true })
                {
                    await AnnounceAsync(transaction, delivery.Person, wish, cancel);
                }
                else
                {
                    await deliveries.EnqueueAgainAsync(
                        transaction,
                        NewDelivery.To(delivery.Person, ChannelRefusedWork.KindName, delivery.Slot, DeliveryClass.Answer, calendar.Now) with { Payload = delivery.Payload },
                        cancel);
                }

                return new CallOutcome.Done();
            },
            cancel);
    }

    private async Task AnnounceAsync(NpgsqlTransaction transaction, LearnerKey by, ChannelWish wish, CancellationToken cancel)
    {
        if (wish.Talk is { } id && await TalkReads.LockAsync(transaction, by.TeamId, id, cancel) is { State: TalkStates.Planned, StartsAt: { } at, Day: { } day, Minutes: { } minutes } talk)
        {
            await gatherings.PlanAsync(transaction, by, id, new GatheringPlan(at, day, minutes, talk.Place, talk.Seats, wish.Channel), cancel);
        }

        if (wish.Series is { } seriesId && await SeriesStore.LockAsync(transaction, by.TeamId, seriesId, cancel) is { } series)
        {
            await SeriesStore.SetChannelAsync(transaction, series, wish.Channel, cancel);
        }
    }
}

/// <summary>Tells whoever chose a channel that nothing is announced there.</summary>
internal sealed class ChannelRefusedWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "talk.channel_refused";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            var wish = JsonSerializer.Deserialize(delivery.Payload, ChannelJson.Default.ChannelWish)!;
            if (wish.Talk is { } id && await TalkReads.FindAsync(transaction, delivery.TeamId, id, cancel) is { State: TalkStates.Planned } talk)
            {
                return new Rendering.Post(TalkView.NotForEverybody(talk, wish.Channel));
            }

            return wish.Series is { } seriesId && await SeriesStore.LockAsync(transaction, delivery.TeamId, seriesId, cancel) is { } series
                ? new Rendering.Post(TalkView.NotForEverybody(series, wish.Channel))
                : new Rendering.Drop("the talk is planned or gone");
        },
        cancel);
}

[JsonSerializable(typeof(ChannelWish))]
internal sealed partial class ChannelJson : JsonSerializerContext;
