using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Answers;

/// <summary>Shows what an answer led to, in the lesson's own message: through the click's answer, or through the outbox where there is none.</summary>
internal sealed class AnswerReplies(ILessonCards cards, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    public async Task<ActionReply> ToAsync(LearnerKey learner, Guid delivery, AnswerOutcome outcome, CancellationToken cancel) => outcome switch
    {
        AnswerOutcome.Shown shown => await ReplaceAsync(learner, shown.LessonId, delivery, [], cancel),
        AnswerOutcome.Incomplete incomplete => new ActionReply.Remark(AnswersView.Incomplete(incomplete)),
        AnswerOutcome.Rewritten rewritten => await ReplaceAsync(learner, rewritten.LessonId, delivery, [new ActionReply.Remark(AnswersView.Rewritten)], cancel),
        AnswerOutcome.NotTheirs => new ActionReply.Remark(Remarks.NotYours),
        _ => new ActionReply.Remark(AnswersView.Gone),
    };

    private async Task<ActionReply> ReplaceAsync(LearnerKey learner, string lessonId, Guid delivery, IReadOnlyList<ActionReply> before, CancellationToken cancel) =>
        await cards.RenderAsync(learner, lessonId, delivery, cancel) is { } message
            ? new ActionReply.Several([.. before, new ActionReply.ReplaceMessage(message)])
            : new ActionReply.Remark(AnswersView.Gone);

    public async Task UpdateAsync(LearnerKey learner, Guid delivery, string lessonId, MessageAddress? address, CancellationToken cancel)
    {
        if (address is not null && await cards.RenderAsync(learner, lessonId, delivery, cancel) is { } message)
        {
            await database.InTransactionAsync(
                transaction => deliveries.EnqueueAgainAsync(
                    transaction, UpdateMessageWork.Of(learner.TeamId, address.ChannelId, address.Ts, message, calendar.Now), cancel),
                cancel);
        }
    }
}
