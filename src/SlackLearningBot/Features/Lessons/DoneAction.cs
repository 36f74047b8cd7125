using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.done</c>: a lesson without a question is learnt.</summary>
internal sealed class DoneAction(TurnChanges changes) : IActionHandler<TurnValue>
{
    public string Name => LessonCardButtons.Done;

    public JsonTypeInfo<TurnValue> ValueType => LessonCardValues.Default.TurnValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TurnValue value, CancellationToken cancel) =>
        LessonsView.Replace(await changes.FinishAsync(LessonsView.Person(call), value, cancel));
}
