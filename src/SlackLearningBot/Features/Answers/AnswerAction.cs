using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Answers;

/// <summary><c>lesson.answer</c>: one click answers a question, once; every further click shows what the first one led to.</summary>
internal sealed class AnswerAction(Answering answering, AnswerReplies replies) : IActionHandler<AnswerValue>
{
    public string Name => QuestionBlocks.Answer;

    public JsonTypeInfo<AnswerValue> ValueType => LessonCardValues.Default.AnswerValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AnswerValue value, CancellationToken cancel)
    {
        var learner = AnswerReplies.Person(call.Actor);
        return await replies.ToAsync(learner, value.Delivery, await answering.AnswerAsync(learner, value, cancel), cancel);
    }
}
