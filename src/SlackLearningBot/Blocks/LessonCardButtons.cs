using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>The elements below a lesson. Those of its questions are in <see cref="QuestionBlocks"/>.</summary>
internal static class LessonCardButtons
{
    public const string Done = "lesson.done";
    public const string Later = "lesson.later";
    public const string NotForMe = "lesson.aside";
    public const string Undo = "lesson.undo";
    public const string Why = "lesson.why";
    public const string Rest = "lesson.rest";

    private static readonly Confirm PuttingAside = new(
        new PlainText("Not for me"),
        new PlainText("This lesson is put aside and does not come again. Your track goes on with the next one. You can undo it."),
        new PlainText("Put it aside"),
        new PlainText("Keep it"));

    public static Button DoneButton(LessonCardFacts facts) =>
        new(new PlainText("Done"), Done, Value(facts), Style: ButtonStyle.Primary, AccessibilityLabel: "Done: mark this lesson as learnt");

    public static StaticSelect LaterMenu(LessonCardFacts facts, string placeholder) => new(
        Later,
        [
            Choice("In 1 hour", LaterChoice.InOneHour, facts),
            Choice("Tomorrow", LaterChoice.Tomorrow, facts),
            Choice("On Monday", LaterChoice.Monday, facts),
            Choice("On a date …", LaterChoice.OnDay, facts),
        ],
        Placeholder: new PlainText(placeholder));

    public static Button NotForMeButton(LessonCardFacts facts) => new(
        new PlainText("Not for me"),
        NotForMe,
        Value(facts),
        Confirm: PuttingAside,
        AccessibilityLabel: "Not for me: put this lesson aside");

    public static Button WhyButton(LessonCardFacts facts) =>
        new(new PlainText("Why this?"), Why, Value(facts), AccessibilityLabel: "Why this? Say why the lesson came");

    public static Button UndoButton(LessonCardFacts facts, string text) => new(new PlainText(text), Undo, Value(facts));

    public static Button RestButton(LessonCardFacts facts) =>
        new(new PlainText("Read the rest"), Rest, Value(facts), AccessibilityLabel: "Read the rest of the lesson");

    private static string Value(LessonCardFacts facts) => LessonCardValues.Write(new TurnValue(facts.DeliveryId, facts.TurnId));

    private static Option Choice(string text, LaterChoice choice, LessonCardFacts facts) =>
        Option.Plain(text, LessonCardValues.Write(new LaterValue(facts.DeliveryId, facts.TurnId, facts.Snoozes, choice)));
}
