using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The form for "later, on a date".</summary>
internal static class LaterView
{
    public const string CallbackId = "lesson.later_date";
    public const string DayBlock = "day";
    public const string DayAction = "lesson.later_day";

    public static ModalView Form(LaterValue value) => new(
        new PlainText("Later"),
        [
            new Input(
                new PlainText("Which day should the lesson come back?"),
                new DatePicker(DayAction),
                Hint: new PlainText("It comes at your usual hour."),
                BlockId: DayBlock),
        ],
        submit: new PlainText("Remind me then"),
        close: new PlainText("Keep it now"),
        callbackId: CallbackId,
        privateMetadata: LessonCardValues.Write(value));

    public static string Refusal(SnoozeDecision.NotPossible refused) =>
        $"Please choose a day from {Day(refused.Earliest)} to {Day(refused.Latest)}.";

    public const string NoDay = "Please choose a day.";

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
