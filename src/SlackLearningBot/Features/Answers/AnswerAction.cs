using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Answers;

/// <summary><c>lesson.answer</c>: one click answers a question, once; every further click shows what the first one led to.</summary>
internal sealed class AnswerAction(Answering answering, ILessonCards cards) : IActionHandler<AnswerValue>
{
    public string Name => QuestionBlocks.Answer;

    public JsonTypeInfo<AnswerValue> ValueType => LessonCardValues.Default.AnswerValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AnswerValue value, CancellationToken cancel)
    {
        var learner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return await answering.AnswerAsync(learner, value, cancel) switch
        {
            AnswerOutcome.Counted counted => await ShowAsync(learner, counted.LessonId, value, [], cancel),
            AnswerOutcome.Rewritten rewritten => await ShowAsync(learner, rewritten.LessonId, value, [new ActionReply.Remark(AnswersView.Rewritten)], cancel),
            AnswerOutcome.NotTheirs => new ActionReply.Remark(Remarks.NotYours),
            _ => new ActionReply.Remark(AnswersView.Gone),
        };
    }

    private async Task<ActionReply> ShowAsync(LearnerKey learner, string lessonId, AnswerValue value, IReadOnlyList<ActionReply> before, CancellationToken cancel) =>
        await cards.RenderAsync(learner, lessonId, value.Delivery, cancel) is { } message
            ? new ActionReply.Several([.. before, new ActionReply.ReplaceMessage(message)])
            : new ActionReply.Remark(AnswersView.Gone);
}
