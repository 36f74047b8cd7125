using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>"Were you there?" in the direct message: it shows the answer, also when that came from elsewhere.</summary>
internal sealed class OpenQuestions(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>Answers a click, and shows the same where the question stands.</summary>
    public async Task<ActionReply> AnswerAsync(NpgsqlTransaction transaction, ActionCall call, Gathering gathering, SlackMessage answer, CancellationToken cancel)
    {
        if (OwnMessage.Is(call))
        {
            return new ActionReply.ReplaceMessage(answer);
        }

        if (await SentMessage.FindAsync(transaction, new LearnerKey(gathering.TeamId, call.Actor.UserId), AfterWork.KindName, $"{gathering.GatheringId}", cancel) is { } asked)
        {
            await deliveries.EnqueueAgainAsync(transaction, UpdateMessageWork.Of(gathering.TeamId, asked.ChannelId, asked.Ts, answer, calendar.Now), cancel);
        }

        return new ActionReply.Remark(answer);
    }

    /// <summary>The list of whoever held it answers for those who have not said anything.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="gathering">With the list.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task ShowListAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel)
    {
        var (listed, notListed) = (AfterView.Listed(gathering), AfterView.NotListed(gathering));
        var asked = await AfterStore.ReadUnansweredAsync(transaction, gathering, cancel);

        // Behind everything that somebody waits for: Slack takes fifty changes a minute.
        await deliveries.EnqueueAgainManyAsync(
            transaction, UpdateMessageWork.KindName, DeliveryClass.Home,
            [.. asked.Select(one => UpdateMessageWork.Of(gathering.TeamId, one.Channel, one.Ts, one.IsListed ? listed : notListed, calendar.Now))], cancel);
    }
}
