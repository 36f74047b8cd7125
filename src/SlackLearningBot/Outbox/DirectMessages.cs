using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>The conversation with a person: the one we know, else Slack is asked for it once. Posting needs none: it goes to the person.</summary>
internal sealed class DirectMessages(SlackClient slack, Contacts contacts, Lanes lanes)
{
    public const string Method = "conversations.open";

    /// <summary>The D… conversation with the delivery's recipient, or why there is none.</summary>
    public async Task<(string? Channel, SlackFailure? Refused)> OpenAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (delivery.DmChannel is { } known || (known = await contacts.FindDmAsync(delivery.Person, cancel)) is not null)
        {
            return (known, null);
        }

        await lanes.EnterAsync(delivery.TeamId, Method, cancel);
        switch (await slack.ConversationsOpenAsync(workspace.Token, delivery.Recipient, cancel))
        {
            case SlackResult<Conversation>.Ok opened:
                await contacts.SaveDmAsync(delivery, opened.Value.Id, cancel);
                return (opened.Value.Id, null);
            case SlackResult<Conversation>.Failed failed:
                return (null, failed.Failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }
}
