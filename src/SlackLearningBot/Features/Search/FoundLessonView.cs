using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Search;

/// <summary>A lesson to read at once, without its questions: those are asked when the lesson comes.</summary>
internal static class FoundLessonView
{
    public static ModalView Of(ReadableLesson found)
    {
        var lesson = found.Lesson;
        var text = MarkdownBlocks.ForModal(lesson.Body, lesson.Source?.Url);
        var facts = Mrkdwn.Of($"*{LessonCardText.Badge(lesson, text.Plain)}*  ·  {SlackText.Truncate(found.TrackTitle, 150)}");
        return new ModalView(
            "A lesson",
            [
                new Header(new PlainText(SlackText.Truncate(lesson.Title, SlackLimits.HeaderText))),
                new Context([facts]),
                .. lesson.Link is { } link ? [LessonCardText.Link(lesson, link)] : Array.Empty<Block>(),
                .. text.Blocks,
                .. lesson.Source is { } source ? [LessonCardText.Origin(source)] : Array.Empty<Block>(),
                new Divider(),
                .. Track(found),
            ],
            close: "Close");
    }

    private static IReadOnlyList<Block> Track(ReadableLesson found) => found.Joined
        ? [new Context([Mrkdwn.Of($"You have joined this track, so the lesson comes at its time, with its question.")])]
        : [new Section(
            Mrkdwn.Of($"To get the lessons of *{SlackText.Truncate(found.TrackTitle, 150).Replace('*', '∗')}* at your own hour, each with a question:"),
            Accessory: TrackButtons.Join(found.TrackId, found.TrackTitle, "Join this track"))];
}
