using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.undo</c>: a lesson that was put off or put aside is there again.</summary>
internal sealed class UndoAction(TurnChanges changes) : IActionHandler<TurnValue>
{
    public string Name => LessonCardButtons.Undo;

    public JsonTypeInfo<TurnValue> ValueType => LessonCardValues.Default.TurnValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TurnValue value, CancellationToken cancel) =>
        LessonsView.Replace(await changes.BringBackAsync(LessonsView.Person(call), value, cancel));
}
