using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Digest;

/// <summary>"Show what waits": as a dialog.</summary>
internal sealed class WaitingOpenAction(NpgsqlDataSource database, WaitingThings things, CalendarClock calendar) : IActionHandler, IOpensView
{
    public string Name => WaitingView.Open;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var (team, user) = (call.Actor.TeamId!, call.Actor.UserId);
        var read = await database.InTransactionAsync(transaction => things.ReadAsync(transaction, team, [user], calendar.Now, cancel), cancel);
        return new ActionReply.OpenView(WaitingView.Modal([.. read[user]]));
    }
}

/// <summary>"Show it": what was held back is sent after all, as an answer. A second click sends nothing more.</summary>
internal sealed class WaitingShowAction(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IActionHandler<WaitingValue>
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public string Name => WaitingView.Show;

    public JsonTypeInfo<WaitingValue> ValueType => WaitingJson.Default.WaitingValue;

    public int ValueVersion => WaitingJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, WaitingValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction => new ActionReply.Remark(
            await ShowAsync(transaction, new LearnerKey(call.Actor.TeamId!, call.Actor.UserId), value.Delivery, cancel)),
        cancel);

    private async Task<Slack.Blocks.SlackMessage> ShowAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, CancellationToken cancel)
    {
        var now = calendar.Now;
        switch (await WaitingStore.LockAsync(transaction, person, id, cancel))
        {
            case null:
                return Remarks.NotYours;
            case { IsHeldBack: true } held:
                await deliveries.EnqueueAgainAsync(
                    transaction,
                    NewDelivery.To(person, held.Kind, held.Slot, DeliveryClass.Answer, now) with { Payload = held.Payload, ExpiresAt = now + Patience },
                    cancel);
                await deliveries.EnqueueAgainAsync(transaction, Asked.Home(person, now), cancel);
                return WaitingView.OnItsWay;
            case { IsOnItsWay: true }:
                return WaitingView.OnItsWay;
            case { State: "sent" }:
                return WaitingView.ThereAlready;
            default:
                return WaitingView.Gone;
        }
    }
}
