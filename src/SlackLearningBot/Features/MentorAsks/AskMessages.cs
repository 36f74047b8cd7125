using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>The question in a mentor's conversation, where it was not changed by the click that answers it.</summary>
internal sealed class AskMessages(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>Shows that the question is answered or over; false when it was never sent.</summary>
    public async Task<bool> ShowOverAsync(NpgsqlTransaction transaction, Wish wish, Choice choice, CancellationToken cancel)
    {
        var mentor = new LearnerKey(wish.TeamId, choice.MentorId);
        if (await SentMessage.FindAsync(transaction, mentor, AskWork.KindName, AskWork.SlotOf(wish.WishId, choice.Place), cancel) is not { } address)
        {
            return false;
        }

        await deliveries.EnqueueAgainAsync(
            transaction, UpdateMessageWork.Of(wish.TeamId, address.ChannelId, address.Ts, AskView.Over(wish, choice), calendar.Now), cancel);
        return true;
    }
}
