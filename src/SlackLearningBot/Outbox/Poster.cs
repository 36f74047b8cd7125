using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Puts one message where it belongs: finds the conversation, looks whether it is there already, posts it with its delivery id.</summary>
internal sealed class Poster(SlackClient slack, DirectMessages conversations, Lanes lanes, MachineClock machine)
{
    /// <summary>No call is started with less than this left of the lease, so that a slow answer cannot outlive the claim.</summary>
    private static readonly TimeSpan LeastLease = TimeSpan.FromSeconds(20);

    /// <summary>Clocks differ: Slack's <c>ts</c> may lie a little before the attempt.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public const string MetadataEvent = "learning_delivery";

    public async Task<PostOutcome> PostAsync(Delivery delivery, Workspace workspace, Func<CancellationToken, Task<Rendering>> renderAsync, CancellationToken cancel)
    {
        var (channel, refused) = await FindChannelAsync(delivery, workspace, cancel);
        if (channel is null)
        {
            return new PostOutcome.Refused(refused!, BeforePosting: true);
        }

        if (delivery.Unsure)
        {
            switch (await LookUpAsync(delivery, workspace, channel, cancel))
            {
                case SlackResult<string?>.Ok { Value: { } ts }:
                    return new PostOutcome.Posted(channel, ts);
                case SlackResult<string?>.Failed failed:
                    return new PostOutcome.StillUnsure(failed.Failure);
            }
        }

        return await renderAsync(cancel) switch
        {
            Rendering.Drop drop => new PostOutcome.Dropped(drop.Reason),
            Rendering.Post post => await PostAsync(delivery, workspace, channel, post.Message, cancel),
            var other => throw new InvalidOperationException($"No way to post a {other.GetType().Name}."),
        };
    }

    private async Task<(string? Channel, SlackFailure? Refused)> FindChannelAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (delivery.Recipient[0] is 'C' or 'D' or 'G')
        {
            return (delivery.Recipient, null);
        }

        return await conversations.OpenAsync(delivery, workspace, cancel);
    }

    /// <summary>The ts of our message when an earlier attempt was seen after all; null when it was not.</summary>
    private async Task<SlackResult<string?>> LookUpAsync(Delivery delivery, Workspace workspace, string channel, CancellationToken cancel)
    {
        var id = delivery.Id.ToString();
        string? cursor = null;
        do
        {
            await lanes.EnterAsync(delivery.TeamId, "conversations.history", cancel);
            var page = await slack.ConversationsHistoryAsync(workspace.Token, new HistoryQuery(
                channel, Oldest: SlackTs.Of(delivery.AttemptedAt - Skew), IncludeAllMetadata: true, Cursor: cursor), cancel);
            if (page is SlackResult<Page<ReceivedMessage>>.Failed failed)
            {
                return new SlackResult<string?>.Failed(failed.Failure);
            }

            var found = ((SlackResult<Page<ReceivedMessage>>.Ok)page).Value;
            if (found.Items.FirstOrDefault(m => m.Metadata?.Text("delivery_id") == id) is { } ours)
            {
                return new SlackResult<string?>.Ok(ours.Ts, []);
            }

            cursor = found.NextCursor;
        }
        while (!string.IsNullOrEmpty(cursor));

        return new SlackResult<string?>.Ok(null, []);
    }

    private async Task<PostOutcome> PostAsync(Delivery delivery, Workspace workspace, string channel, SlackMessage message, CancellationToken cancel)
    {
        await lanes.EnterAsync(delivery.TeamId, "chat.postMessage", cancel);
        if (delivery.LeaseUntil - machine.Now < LeastLease)
        {
            return new PostOutcome.OutOfTime();
        }

        var named = message with { Metadata = MessageMetadata.Of(MetadataEvent, new Dictionary<string, string> { ["delivery_id"] = delivery.Id.ToString() }) };
        var result = await slack.ChatPostMessageAsync(workspace.Token, channel, named, cancel);
        if (PlainBlocks.Of(named, result) is { } plain)
        {
            await lanes.EnterAsync(delivery.TeamId, "chat.postMessage", cancel);
            result = await slack.ChatPostMessageAsync(workspace.Token, channel, plain, cancel);
        }

        return result switch
        {
            SlackResult<MessageAddress>.Ok posted => new PostOutcome.Posted(posted.Value.ChannelId, posted.Value.Ts),
            SlackResult<MessageAddress>.Failed failed => new PostOutcome.Refused(failed.Failure, BeforePosting: false),
            _ => throw new InvalidOperationException("A Slack result is neither ok nor failed."),
        };
    }
}

internal abstract record PostOutcome
{
    public sealed record Posted(string Channel, string Ts) : PostOutcome;

    public sealed record Dropped(string Reason) : PostOutcome;

    /// <summary>Slack did not take it, or did not say; while only looking for the conversation nothing can have been seen.</summary>
    public sealed record Refused(SlackFailure Failure, bool BeforePosting) : PostOutcome;

    /// <summary>The look-up itself failed: still unknown whether the message is there.</summary>
    public sealed record StillUnsure(SlackFailure Failure) : PostOutcome;

    public sealed record OutOfTime : PostOutcome;
}
