using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.aside</c>: "Not for me".</summary>
internal sealed class NotForMeAction(TurnChanges changes) : IActionHandler<TurnValue>
{
    public string Name => LessonCardButtons.NotForMe;

    public JsonTypeInfo<TurnValue> ValueType => LessonCardValues.Default.TurnValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TurnValue value, CancellationToken cancel) =>
        LessonsView.Replace(await changes.PutAsideAsync(LessonsView.Person(call), value, cancel));
}
