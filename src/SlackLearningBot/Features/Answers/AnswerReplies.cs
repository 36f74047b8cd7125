using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Answers;

/// <summary>Shows what an answer led to, in the question's own message: through the click's answer, or through the outbox where there is none.</summary>
internal sealed class AnswerReplies(ILessonCards cards, IFollowUps followUps, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    public async Task<ActionReply> ToAsync(LearnerKey learner, Guid delivery, AnswerOutcome outcome, CancellationToken cancel) => outcome switch
    {
        AnswerOutcome.Told told => await ReplaceAsync(learner, told.In, delivery, [], cancel),
        AnswerOutcome.Incomplete incomplete => new ActionReply.Remark(AnswersView.Incomplete(incomplete)),
        AnswerOutcome.Rewritten rewritten => await ReplaceAsync(learner, rewritten.In, delivery, [new ActionReply.Remark(AnswersView.Rewritten)], cancel),
        AnswerOutcome.TooLate => new ActionReply.Remark(AnswersView.TooLate),
        AnswerOutcome.NotTheirs => new ActionReply.Remark(Remarks.NotYours),
        _ => new ActionReply.Remark(AnswersView.Gone),
    };

    private async Task<ActionReply> ReplaceAsync(LearnerKey learner, Shown shown, Guid delivery, IReadOnlyList<ActionReply> before, CancellationToken cancel) =>
        await RenderAsync(learner, shown, delivery, cancel) is { } message
            ? new ActionReply.Several([.. before, new ActionReply.ReplaceMessage(message)])
            : new ActionReply.Remark(AnswersView.Gone);

    public async Task UpdateAsync(LearnerKey learner, Guid delivery, Shown shown, CancellationToken cancel)
    {
        if (shown.Message is { } address && await RenderAsync(learner, shown, delivery, cancel) is { } message)
        {
            await database.InTransactionAsync(
                transaction => deliveries.EnqueueAgainAsync(
                    transaction, UpdateMessageWork.Of(learner.TeamId, address.ChannelId, address.Ts, message, calendar.Now), cancel),
                cancel);
        }
    }

    private Task<SlackMessage?> RenderAsync(LearnerKey learner, Shown shown, Guid delivery, CancellationToken cancel) => shown.IsFollowUp
        ? followUps.RenderAsync(learner, delivery, cancel)
        : cards.RenderAsync(learner, shown.LessonId, delivery, cancel);
}
