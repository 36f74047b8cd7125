using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Slack fetches the images of a message while it takes it, and refuses the whole message with <c>invalid_blocks</c> when one is gone. A lesson
/// must not be lost for a picture: then it goes out once more with links in the pictures' places.
/// </summary>
internal static class PlainBlocks
{
    private const string Refusal = "invalid_blocks";
    private const int MostWords = 200;

    /// <summary>The message to try instead; null when it was not refused for that, or has no image.</summary>
    public static SlackMessage? Of(SlackMessage message, SlackResult<MessageAddress> result) =>
        result is SlackResult<MessageAddress>.Failed { Failure.Error: Refusal } && message.Blocks.Any(block => block is Image)
            ? new SlackMessage(message.Text, [.. message.Blocks.Select(WithoutImage)], message.Metadata) { ThreadTs = message.ThreadTs, Unfurl = message.Unfurl }
            : null;

    /// <summary>A link with the image's words, for an image; the block itself otherwise.</summary>
    public static Block WithoutImage(Block block) => block is Image image
        ? new Section(Mrkdwn.Of($"{new SlackLink(image.ImageUrl, SlackText.Truncate(image.AltText, MostWords))}").Truncate(SlackLimits.SectionText), BlockId: image.BlockId)
        : block;
}
