using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.later</c>: in an hour, tomorrow, on Monday, or on a date that a form asks for.</summary>
internal sealed class LaterAction(TurnChanges changes) : IActionHandler<LaterValue>
{
    public string Name => LessonCardButtons.Later;

    public JsonTypeInfo<LaterValue> ValueType => LessonCardValues.Default.LaterValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, LaterValue value, CancellationToken cancel)
    {
        if (value.When == LaterChoice.OnDay)
        {
            return new ActionReply.OpenView(LaterView.Form(value)); // whose lesson it is, is checked when the form comes back
        }

        return WishOf(value.When) is { } wish
            ? await changes.PutOffAsync(LessonsView.Person(call), value, wish, cancel) is PutOff.Shown shown
                ? LessonsView.Replace(shown.Facts)
                : LessonsView.Replace(null)
            : new ActionReply.Remark(Remarks.EarlierVersion);
    }

    private static Snooze? WishOf(LaterChoice choice) => choice switch
    {
        LaterChoice.InOneHour => new Snooze.InOneHour(),
        LaterChoice.Tomorrow => new Snooze.Tomorrow(),
        LaterChoice.Monday => new Snooze.Monday(),
        _ => null,
    };
}
