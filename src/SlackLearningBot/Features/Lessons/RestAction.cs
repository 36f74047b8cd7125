using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary><c>lesson.rest</c>: the rest of a long lesson, in a dialog.</summary>
internal sealed class RestAction(TurnReads reads) : IActionHandler<TurnValue>, IOpensView
{
    public string Name => LessonCardButtons.Rest;

    public JsonTypeInfo<TurnValue> ValueType => LessonCardValues.Default.TurnValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, TurnValue value, CancellationToken cancel) =>
        new ActionReply.OpenView(await reads.FindAsync(LessonsView.Person(call), value, cancel) is var (_, facts)
            ? LessonReading.Rest(facts.Lesson)
            : MessageView.Of(Remarks.NotYours));
}
