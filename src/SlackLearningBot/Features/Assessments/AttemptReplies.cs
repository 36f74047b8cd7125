using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Shows what a step led to, in the attempt's own message: through the click's answer, or through the outbox where there is none.</summary>
internal sealed class AttemptReplies(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    /// <summary>The message that was clicked on; null for a view, and for a passing remark, which nobody finds again.</summary>
    public static MessageAddress? Here(ActionCall call) =>
        call.Payload is { View: null, Container: { IsEphemeral: false, ChannelId: { } channel, MessageTs: { } ts } } ? new MessageAddress(channel, ts) : null;

    public static ActionReply Of(TakingOutcome outcome, MessageAddress? here) => outcome switch
    {
        TakingOutcome.Shown when here is null => new ActionReply.Remark(AttemptView.InDirectMessage),
        TakingOutcome.Shown { Facts: var facts } => new ActionReply.Several(
        [
            .. facts is { CameTooLate: true, Attempt.EndedBy: "time" or "deadline" } ? [new ActionReply.Remark(AttemptView.Late(facts))] : Array.Empty<ActionReply>(),
            new ActionReply.ReplaceMessage(AttemptView.Render(facts)),
        ]),
        TakingOutcome.TakenBack when here is not null => new ActionReply.ReplaceMessage(Say(outcome)),
        _ => new ActionReply.Remark(Say(outcome)),
    };

    /// <summary>What is said where no message can change.</summary>
    public static SlackMessage Say(TakingOutcome outcome) => outcome switch
    {
        TakingOutcome.Shown { Facts: { CameTooLate: true } late } => AttemptView.Late(late),
        TakingOutcome.Shown => AttemptView.InDirectMessage,
        TakingOutcome.Incomplete incomplete => AttemptView.Incomplete(incomplete),
        TakingOutcome.Over over => AttemptView.Over(over),
        TakingOutcome.TakenBack { Assigned: var assigned } => BriefView.TakenBack(assigned.Title),
        TakingOutcome.Empty empty => AttemptView.Empty(empty),
        TakingOutcome.NotTheirs => AttemptView.NotTheirs,
        _ => AttemptView.Gone,
    };

    /// <summary>A dialog has no <c>response_url</c>: the attempt's message changes a moment later.</summary>
    public async Task UpdateAsync(AttemptFacts facts, CancellationToken cancel)
    {
        if (facts.Attempt.Message is { } message)
        {
            await database.InTransactionAsync(
                transaction => deliveries.EnqueueAgainAsync(
                    transaction, UpdateMessageWork.Of(facts.Assigned.TeamId, message.ChannelId, message.Ts, AttemptView.Render(facts), calendar.Now), cancel),
                cancel);
        }
    }
}
