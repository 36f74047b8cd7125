using System.Text.Json;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Changes a message that is there already, when no click's own <c>response_url</c> can (it is gone, or there was no click).</summary>
internal sealed class UpdateMessageWork(SlackClient slack) : ICallWork
{
    public const string KindName = "message.update";

    public string Kind => KindName;

    public string Method => "chat.update";

    /// <summary>The newest wish for a message replaces an older one that has not been sent.</summary>
    public static NewDelivery Of(string teamId, string channel, string ts, SlackMessage message, DateTimeOffset now) =>
        new(teamId, channel, KindName, ts, DeliveryClass.Answer, now)
        {
            Payload = JsonSerializer.Serialize(message, SlackJson.Default.SlackMessage),
        };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var message = JsonSerializer.Deserialize(delivery.Payload, SlackJson.Default.SlackMessage)!;
        return await slack.ChatUpdateAsync(workspace.Token, delivery.Recipient, delivery.Slot, message, cancel) switch
        {
            SlackResult<PostedMessage>.Failed failed => new CallOutcome.Failed(failed.Failure),
            _ => new CallOutcome.Done(),
        };
    }
}
