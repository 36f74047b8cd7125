using SlackLearningBot.Clock;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Posts one message once, named so that it can be found again.</summary>
internal sealed class Poster(SlackClient slack, Lanes lanes, ISteps steps, MachineClock machine)
{
    public const string Method = "chat.postMessage";
    public const string MetadataEvent = "learning_delivery";

    /// <summary>To a person whose conversation is not known yet: Slack opens it, and its answer names it.</summary>
    public async Task<PostOutcome> PostAsync(Parcel parcel, SlackMessage message, Trip trip, CancellationToken cancel)
    {
        var delivery = parcel.Delivery;
        var channel = delivery.DmChannel ?? delivery.Recipient;
        if (PostOutcome.Hindrance(Method, trip, machine.Now) is { } notNow)
        {
            return notNow;
        }

        var named = message with { Metadata = NameOf(delivery) };
        await steps.PassAsync(Steps.BeforePost, delivery.TeamId);
        var result = await slack.ChatPostMessageAsync(parcel.Workspace.Token, channel, named, cancel);
        if (PlainBlocks.Of(named, result) is { } plain)
        {
            await lanes.EnterAsync(delivery.TeamId, Method, cancel);
            if (PostOutcome.Hindrance(Method, trip, machine.Now) is { } notAgain)
            {
                return notAgain;
            }

            result = await slack.ChatPostMessageAsync(parcel.Workspace.Token, channel, plain, cancel);
        }

        await steps.PassAsync(Steps.AfterPost, delivery.TeamId);
        return result switch
        {
            SlackResult<MessageAddress>.Ok posted => new PostOutcome.Posted(posted.Value.ChannelId, posted.Value.Ts),
            SlackResult<MessageAddress>.Failed failed => new PostOutcome.Refused(failed.Failure, BeforePosting: false),
            _ => throw new InvalidOperationException("A Slack result is neither ok nor failed."),
        };
    }

    /// <summary>Everybody in the conversation can read it.</summary>
    private static MessageMetadata NameOf(Delivery delivery) => MessageMetadata.Of(MetadataEvent, new Dictionary<string, string>
    {
        ["delivery_id"] = delivery.Id.ToString(),
        ["kind"] = delivery.Kind,
        ["slot"] = delivery.Slot,
    });
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

    /// <summary>Why a method may not be called this moment; null when it may.</summary>
    public static PostOutcome? Hindrance(string method, Trip trip, DateTimeOffset now) =>
        trip.Pauses.Find(method, now) is { } until ? new LanePaused(until - now)
        : trip.HasTime(now) ? null
        : new OutOfTime();
}
