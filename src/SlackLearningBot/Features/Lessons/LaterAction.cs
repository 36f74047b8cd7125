using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.later</c>: in an hour, tomorrow, on Monday, or on a date that a form asks for.</summary>
internal sealed class LaterAction(TurnChanges changes, TurnReads reads) : IActionHandler<LaterValue>
{
    public string Name => LessonCardButtons.Later;

    public JsonTypeInfo<LaterValue> ValueType => LessonCardValues.Default.LaterValue;

    public int ValueVersion => LessonCardValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, LaterValue value, CancellationToken cancel) => value.When switch
    {
        LaterChoice.InOneHour => PutOffAsync(LessonsView.Person(call), value, new Snooze.InOneHour(), cancel),
        LaterChoice.Tomorrow => PutOffAsync(LessonsView.Person(call), value, new Snooze.Tomorrow(), cancel),
        LaterChoice.Monday => PutOffAsync(LessonsView.Person(call), value, new Snooze.Monday(), cancel),
        LaterChoice.OnDay => AskForDayAsync(LessonsView.Person(call), value, cancel),
        _ => Task.FromResult<ActionReply>(new ActionReply.Remark(Remarks.EarlierVersion)),
    };

    private async Task<ActionReply> PutOffAsync(LearnerKey person, LaterValue value, Snooze wish, CancellationToken cancel) =>
        await changes.PutOffAsync(person, value, wish, cancel) switch
        {
            PutOff.Shown shown => LessonsView.Replace(shown.Facts),
            PutOff.Stopped => new ActionReply.Remark(TodayView.Render(new TodayAnswer.NotALearner())),
            _ => LessonsView.Replace(null),
        };

    /// <summary>The message is drawn anew under the form: a menu that keeps its choice could not be given the same choice again.</summary>
    private async Task<ActionReply> AskForDayAsync(LearnerKey person, LaterValue value, CancellationToken cancel) =>
        await reads.FindAsync(person, new TurnValue(value.Delivery, value.Turn), cancel) is var (_, facts)
            ? new ActionReply.Several([new ActionReply.OpenView(LaterView.Form(value)), LessonsView.Replace(facts)])
            : LessonsView.Replace(null);
}
