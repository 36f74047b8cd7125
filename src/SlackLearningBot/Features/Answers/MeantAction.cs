using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Answers;

/// <summary><c>lesson.meant</c>: "Did you mean …?" is answered with yes, which counts as right, or no, which counts as wrong.</summary>
internal sealed class MeantAction(Answering answering, AnswerReplies replies) : IActionHandler<MeantValue>
{
    public string Name => QuestionBlocks.Meant;

    public JsonTypeInfo<MeantValue> ValueType => LessonCardValues.Default.MeantValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, MeantValue value, CancellationToken cancel)
    {
        var learner = AnswerReplies.Person(call.Actor);
        return await replies.ToAsync(learner, value.Delivery, await answering.AnswerAsync(learner, value, cancel), cancel);
    }
}
