using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.why</c>: "Why this?"</summary>
internal sealed class WhyAction(WhyLesson why) : IActionHandler<TurnValue>
{
    public string Name => LessonCardButtons.Why;

    public JsonTypeInfo<TurnValue> ValueType => LessonCardValues.Default.TurnValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TurnValue value, CancellationToken cancel) =>
        new ActionReply.Remark(await why.FindAsync(LessonsView.Person(call), value, cancel) is { } reason ? WhyLessonView.Why(reason) : Remarks.NotYours);
}
