using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A question's image with the text that stands for it; only that text when it has no address Slack would load it from.</summary>
internal static class QuestionPicture
{
    public static IReadOnlyList<Block> Of(Question question) => question.Image is not { } image ? []
        : SafeUrl.Image(image.Url, null) is { } url
            ? [new Image(url, SlackText.Truncate(string.IsNullOrWhiteSpace(image.Alt) ? "The question's image" : image.Alt, SlackLimits.ImageAltText))]
            : Told(question);

    /// <summary>For a dialog, which Slack would not open at all if it could not load the image: the message has it.</summary>
    public static IReadOnlyList<Block> Told(Question question) =>
        question.Image is { Alt: { Length: > 0 } alt } ? [new Context([Mrkdwn.Of($"The image shows: {alt}").Truncate(SlackLimits.TextObject)])] : [];
}
