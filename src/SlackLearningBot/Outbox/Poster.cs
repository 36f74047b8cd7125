using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Puts one message where it belongs: finds the conversation, looks whether it is there already, posts it with its delivery id.</summary>
internal sealed class Poster(SlackClient slack, Contacts contacts, DirectMessages conversations, Lanes lanes, MachineClock machine)
{
    /// <summary>No call is started with less than this left of the lease, so that a slow answer cannot outlive the claim.</summary>
    private static readonly TimeSpan LeastLease = TimeSpan.FromSeconds(20);

    public static bool HasTime(Delivery delivery, DateTimeOffset machine) => delivery.LeaseUntil - machine >= LeastLease;

    /// <summary>Clocks differ: Slack's <c>ts</c> may lie a little before the attempt.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public const string MetadataEvent = "learning_delivery";

    public async Task<PostOutcome> PostAsync(
        Delivery delivery, Workspace workspace, Func<CancellationToken, Task<Rendering>> renderAsync, LanePauses paused, CancellationToken cancel)
    {
        var (channel, notFound) = await FindChannelAsync(delivery, workspace, paused, cancel);
        if (channel is null)
        {
            return notFound!;
        }

        if (delivery.Unsure && await LookUpAsync(delivery, workspace, channel, paused, cancel) is { } known)
        {
            return known;
        }

        return await renderAsync(cancel) switch
        {
            Rendering.Drop drop => new PostOutcome.Dropped(drop.Reason),
            Rendering.Post post => await PostAsync(delivery, workspace, channel, post.Message, paused, cancel),
            var other => throw new InvalidOperationException($"No way to post a {other.GetType().Name}."),
        };
    }

    private async Task<(string? Channel, PostOutcome? NotFound)> FindChannelAsync(
        Delivery delivery, Workspace workspace, LanePauses paused, CancellationToken cancel)
    {
        if (delivery.Recipient[0] is 'C' or 'D' or 'G')
        {
            return (delivery.Recipient, null);
        }

        if (await contacts.FindDmAsync(delivery.Person, cancel) is { } known)
        {
            return (known, null);
        }

        if (FindHindrance(delivery, "conversations.open", paused) is { } notNow)
        {
            return (null, notNow);
        }

        var (channel, refused) = await conversations.OpenAsync(delivery, workspace, cancel);
        return (channel, refused is null ? null : new PostOutcome.Refused(refused, BeforePosting: true));
    }

    /// <summary>Waits for the method's turn; an outcome when it may not be called now.</summary>
    private async Task<PostOutcome?> EnterAsync(Delivery delivery, string method, LanePauses paused, CancellationToken cancel)
    {
        if (FindHindrance(delivery, method, paused) is { } notNow)
        {
            return notNow;
        }

        await lanes.EnterAsync(delivery.TeamId, method, cancel);
        return FindHindrance(delivery, method, paused);
    }

    private PostOutcome? FindHindrance(Delivery delivery, string method, LanePauses paused) =>
        paused.Find(method, machine.Now) is { } until ? new PostOutcome.LanePaused(until - machine.Now)
        : HasTime(delivery, machine.Now) ? null
        : new PostOutcome.OutOfTime();

    /// <summary>Posted when an earlier attempt was seen after all; null when it was not, and it may be posted now.</summary>
    private async Task<PostOutcome?> LookUpAsync(Delivery delivery, Workspace workspace, string channel, LanePauses paused, CancellationToken cancel)
    {
        var id = delivery.Id.ToString();
        string? cursor = null;
        do
        {
            if (await EnterAsync(delivery, "conversations.history", paused, cancel) is { } notNow)
            {
                return notNow;
            }

            var page = await slack.ConversationsHistoryAsync(workspace.Token, new HistoryQuery(
                channel, Oldest: SlackTs.Of(delivery.AttemptedAt - Skew), IncludeAllMetadata: true, Cursor: cursor), cancel);
            if (page is SlackResult<Page<ReceivedMessage>>.Failed failed)
            {
                return new PostOutcome.Refused(failed.Failure, BeforePosting: true);
            }

            var found = ((SlackResult<Page<ReceivedMessage>>.Ok)page).Value;
            if (found.Items.FirstOrDefault(m => m.Metadata?.Text("delivery_id") == id) is { } ours)
            {
                return new PostOutcome.Posted(channel, ours.Ts);
            }

            cursor = found.NextCursor;
        }
        while (!string.IsNullOrEmpty(cursor));

        return null;
    }

    private async Task<PostOutcome> PostAsync(Delivery delivery, Workspace workspace, string channel, SlackMessage message, LanePauses paused, CancellationToken cancel)
    {
        if (await EnterAsync(delivery, "chat.postMessage", paused, cancel) is { } notNow)
        {
            return notNow;
        }

        var named = message with { Metadata = MessageMetadata.Of(MetadataEvent, new Dictionary<string, string> { ["delivery_id"] = delivery.Id.ToString() }) };
        var result = await slack.ChatPostMessageAsync(workspace.Token, channel, named, cancel);
        if (PlainBlocks.Of(named, result) is { } plain)
        {
            if (await EnterAsync(delivery, "chat.postMessage", paused, cancel) is { } notAgain)
            {
                return notAgain;
            }

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

    /// <summary>Slack did not take it, or did not say; while only opening or reading the conversation nothing new can have been seen.</summary>
    public sealed record Refused(SlackFailure Failure, bool BeforePosting) : PostOutcome;

    /// <summary>A method that is needed first has to be left alone for so long.</summary>
    public sealed record LanePaused(TimeSpan For) : PostOutcome;

    public sealed record OutOfTime : PostOutcome;
}
