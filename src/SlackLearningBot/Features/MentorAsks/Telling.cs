using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Owes the mentee a word when something came of their wish. What it says is looked up when it is sent, so it is never yesterday's news.</summary>
internal sealed class Telling(Deliveries deliveries, IHomeWishes homes, CalendarClock calendar)
{
    public const string QueueSlot = "queue";

    /// <summary>A mentor answered, or let the time pass.</summary>
    public async Task AnsweredAsync(NpgsqlTransaction transaction, Wish wish, int place, CancellationToken cancel)
    {
        await deliveries.EnqueueAsync(transaction, Of(wish, $"{place}"), cancel);
        await homes.RefreshAsync(transaction, wish.Mentee, cancel);
    }

    /// <summary>All who are left have no place; said once a wish.</summary>
    public Task QueuedAsync(NpgsqlTransaction transaction, Wish wish, CancellationToken cancel) => deliveries.EnqueueAsync(transaction, Of(wish, QueueSlot), cancel);

    private NewDelivery Of(Wish wish, string what) =>
        NewDelivery.To(wish.Mentee, ToldWork.KindName, $"{wish.WishId:N}:{what}", DeliveryClass.Nudge, calendar.Now) with { Value = NudgeValue.MentorNews };
}
