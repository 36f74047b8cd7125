using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Answers;

/// <summary><c>question.guessed</c>: a right answer was guessed, and counts as hard.</summary>
internal sealed class GuessedAction(Guessing guessing, AnswerReplies replies) : IActionHandler<AnsweredValue>
{
    public string Name => QuestionAfter.Guessed;

    public JsonTypeInfo<AnsweredValue> ValueType => LessonCardValues.Default.AnsweredValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AnsweredValue value, CancellationToken cancel)
    {
        var learner = AnswerReplies.Person(call.Actor);
        return await replies.ToAsync(learner, value.Delivery, await guessing.MarkAsync(learner, value, cancel), cancel);
    }
}
