using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Looks at a chosen channel before anything is announced there: whoever chooses one may be in channels that are not for everybody.</summary>
internal abstract class PublicChannelWork(NpgsqlDataSource database, SlackClient slack) : ICallWork
{
    public abstract string Kind { get; }

    public string Method => "conversations.info";

    /// <summary>A later choice for the same thing takes the place of one that was not looked at yet.</summary>
    protected static NewDelivery Chosen(LearnerKey by, string kind, string slot, string channel, DateTimeOffset now) =>
        NewDelivery.To(by, kind, slot, DeliveryClass.Answer, now) with { Payload = JsonSerializer.Serialize(new ChosenChannel(channel), ChosenChannelJson.Default.ChosenChannel) };

    /// <summary>The channel that such a delivery, or one with its payload, is about.</summary>
    public static string ChannelOf(Delivery delivery) => FindChannel(delivery)!;

    /// <summary>Null: something else was chosen since.</summary>
    private static string? FindChannel(Delivery delivery) => JsonSerializer.Deserialize(delivery.Payload, ChosenChannelJson.Default.ChosenChannel)!.Channel;

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (FindChannel(delivery) is not { } channel)
        {
            return new CallOutcome.Drop("not asked any more");
        }

        var info = await slack.ConversationsInfoAsync(workspace.Token, channel, cancel);
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

                await (info is SlackResult<Conversation>.Ok { Value.IsForEverybodyHere: true }
                    ? AnnounceAsync(transaction, delivery, channel, cancel)
                    : RefuseAsync(transaction, delivery, cancel));
                return new CallOutcome.Done();
            },
            cancel);
    }

    /// <summary>Everybody of this workspace can read along there, and nobody else.</summary>
    protected abstract Task AnnounceAsync(NpgsqlTransaction transaction, Delivery delivery, string channel, CancellationToken cancel);

    /// <summary>The channel is private, shared with another company, or none at all.</summary>
    protected abstract Task RefuseAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel);
}

/// <summary>Where something shall be announced.</summary>
internal sealed record ChosenChannel([property: JsonPropertyName("c")] string? Channel);

[JsonSerializable(typeof(ChosenChannel))]
internal sealed partial class ChosenChannelJson : JsonSerializerContext;
