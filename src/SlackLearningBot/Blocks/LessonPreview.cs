using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>
/// A lesson shown without a turn: to its author as learners will get it, and to whoever looks it up. Pure; what can be pressed says that nothing
/// counts (Features/Lessons answers it), and no field is read.
/// </summary>
internal static class LessonPreview
{
    public const string Press = "lesson.preview";

    /// <summary>The message as it comes to a learner, with its first question. Its values name no delivery and no turn.</summary>
    /// <param name="lesson">Any lesson, stored or not.</param>
    /// <param name="trackTitle">The track it stands in.</param>
    /// <param name="reader">Whose order of options is shown.</param>
    public static SlackMessage Message(Lesson lesson, string trackTitle, LearnerKey reader)
    {
        var message = LessonCard.Render(new LessonCardFacts
        {
            Learner = reader,
            DeliveryId = Guid.Empty,
            TurnId = 0,
            Lesson = lesson,
            TrackTitle = trackTitle,
            State = LessonCardState.Open,
            Snoozes = 0,
            Answers = new Dictionary<string, GivenAnswer>(),
            IsLearning = true,
            Zone = "Etc/UTC",
            Now = DateTimeOffset.UnixEpoch,
        });
        return new SlackMessage(message.Text, Inert(message.Blocks));
    }

    /// <summary>The questions after the first, which a learner meets one after another: a message each.</summary>
    public static IReadOnlyList<SlackMessage> FurtherQuestions(Lesson lesson, LearnerKey reader) =>
    [
        .. lesson.Questions.Skip(1).Select(question => new SlackMessage(
            Mrkdwn.Escaped(QuestionText.Spoken(question, reader, null)), Inert(QuestionBlocks.Asked(question, reader, Guid.Empty, null, inDialog: false)))),
    ];

    /// <summary>To read: the whole text in a dialog, without questions.</summary>
    public static ModalView View(Lesson lesson, string trackTitle) => LessonReading.Whole(lesson, trackTitle);

    private static IReadOnlyList<Block> Inert(IReadOnlyList<Block> blocks) => [.. blocks.Select((block, at) => block is Actions actions ? Inert(actions, at) : block)];

    private static Actions Inert(Actions actions, int place) => new(
        [.. actions.Elements.Select((element, at) => Inert(element, ActionId.Of(Press, $"{place}-{at}")))], actions.BlockId);

    private static Element Inert(Element element, string actionId) => element switch
    {
        Button button => new Button(button.Text, actionId, Style: button.Style, AccessibilityLabel: button.AccessibilityLabel),
        StaticSelect { Options: { } options } menu => new StaticSelect(
            actionId, [.. options.Select((option, at) => new Option(option.Text, $"{at}"))], Placeholder: menu.Placeholder),
        _ => throw new InvalidOperationException($"A {element.Type} below a lesson: say what it looks like when it does nothing."),
    };
}
