using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Owes the mentee a word when something came of their wish. What it says is looked up when it is sent, so it is never yesterday's news.</summary>
internal sealed class Telling(Deliveries deliveries, IHomeWishes homes, CalendarClock calendar)
{
    public const string QueueSlot = "queue";
    public const string EndedSlot = "ended";
    public const string AskedSlot = "asked-";

    /// <summary>A mentor answered, or let the time pass.</summary>
    public async Task AnsweredAsync(NpgsqlTransaction transaction, Wish wish, Choice choice, CancellationToken cancel)
    {
        await deliveries.EnqueueAsync(transaction, Of(wish, $"{choice.Place}"), cancel);
        await homes.RefreshAsync(transaction, [wish.Mentee, choice.Mentor(wish)], cancel);
    }

    /// <summary>All who are left have no place; said once a wish.</summary>
    public Task QueuedAsync(NpgsqlTransaction transaction, Wish wish, CancellationToken cancel) => deliveries.EnqueueAsync(transaction, Of(wish, QueueSlot), cancel);

    /// <summary>It went on, or ended, without anybody's answer.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="wish">Whose.</param>
    /// <param name="asked">Who was asked; null when nobody is left.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task MovedAsync(NpgsqlTransaction transaction, Wish wish, Choice? asked, CancellationToken cancel)
    {
        await deliveries.EnqueueAsync(transaction, Of(wish, asked is null ? EndedSlot : $"{AskedSlot}{asked.Place}"), cancel);
        await homes.RefreshAsync(transaction, wish.Mentee, cancel);
    }

    private NewDelivery Of(Wish wish, string what) =>
        NewDelivery.To(wish.Mentee, ToldWork.KindName, $"{wish.WishId:N}:{what}", DeliveryClass.Nudge, calendar.Now) with { Value = NudgeValue.MentorNews };
}
