using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Changes a message that is there already, when no click's own <c>response_url</c> can (it is gone, or there was no click).</summary>
internal sealed class UpdateMessageWork(SlackClient slack, Lanes lanes) : ICallWork
{
    public const string KindName = "message.update";

    public string Kind => KindName;

    public string Method => "chat.update";

    /// <summary>The newest wish for a message replaces an older one that has not been sent.</summary>
    public static NewDelivery Of(string teamId, string channel, string ts, SlackMessage message, DateTimeOffset now) =>
        new(teamId, channel, KindName, ts, DeliveryClass.Answer, now)
        {
            Lane = Lane.Update,
            Payload = SlackJson.Write(message),
        };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var message = StoredMessage.Read(delivery.Payload);
        var address = new MessageAddress(delivery.Recipient, delivery.Slot);
        var result = await slack.ChatUpdateAsync(workspace.Token, address, message, cancel);
        if (PlainBlocks.Of(message, result) is { } plain)
        {
            await lanes.EnterAsync(delivery.TeamId, Method, cancel);
            result = await slack.ChatUpdateAsync(workspace.Token, address, plain, cancel);
        }

        return result switch
        {
            SlackResult<MessageAddress>.Failed failed => new CallOutcome.Failed(failed.Failure),
            _ => new CallOutcome.Done(),
        };
    }
}
