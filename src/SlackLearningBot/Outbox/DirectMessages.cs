using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>The conversation with a person: the one we know, else Slack is asked for it once.</summary>
internal sealed class DirectMessages(SlackClient slack, Contacts contacts, Lanes lanes)
{
    /// <summary>The D… conversation with the delivery's recipient, or why there is none.</summary>
    public async Task<(string? Channel, SlackFailure? Refused)> OpenAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (await contacts.FindDmAsync(delivery.Person, cancel) is { } known)
        {
            return (known, null);
        }

        await lanes.EnterAsync(delivery.TeamId, "conversations.open", cancel);
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
