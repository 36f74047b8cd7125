using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.Rhythm;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>
/// Takes a wish one step on: the next of the chosen mentors is asked who has a place, or the wish waits for one in a queue that is fair, or nobody is
/// left. Called with the wish locked, after whatever changed it, in the same transaction.
/// </summary>
internal sealed class Asking(MentorFinder finder, Deliveries deliveries, Telling telling, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    /// <summary>Somebody who waits for a place is looked at so often.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    /// <summary>Somebody else asks the same mentor at this moment.</summary>
    private static readonly TimeSpan InAMoment = TimeSpan.FromMinutes(1);

    /// <param name="transaction">The caller's.</param>
    /// <param name="wish">Open, with nobody asked.</param>
    /// <param name="isTold">The mentee sees or is told anyway how it goes on.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task GoOnAsync(NpgsqlTransaction transaction, WishWith wish, bool isTold, CancellationToken cancel)
    {
        var (isFull, isBusy) = (false, false);
        var weighed = await finder.WeighAsync(transaction.Connection!, wish.Wish.Mentee, wish.Wish.MentorshipKind, [.. wish.Left.Select(choice => choice.MentorId)], cancel);
        foreach (var choice in wish.Left)
        {
            if (!weighed.TryGetValue(choice.MentorId, out var mentor) || (mentor.Against is not null && !mentor.IsFull))
            {
                await WishStore.SaveAsync(transaction, wish.Wish, choice, "gone", null, calendar.Now, cancel);
                continue;
            }

            switch (await TryAskAsync(transaction, wish.Wish, choice, mentor, cancel))
            {
                case Turn.Asked:
                    if (!isTold)
                    {
                        await telling.MovedAsync(transaction, wish.Wish, choice, cancel);
                    }

                    return;
                case Turn.Busy:
                    isBusy = true;
                    break;
                default:
                    isFull = true;
                    break;
            }
        }

        if (isFull || isBusy)
        {
            await WishStore.WaitAsync(transaction, wish.Wish, calendar.Now + (isBusy ? InAMoment : LookAgain), cancel);
            if (isFull && !isBusy)
            {
                await telling.QueuedAsync(transaction, wish.Wish, cancel);
            }

            return;
        }

        await WishStore.EndAsync(transaction, wish.Wish, "ended", calendar.Now, cancel);
        if (!isTold)
        {
            await telling.MovedAsync(transaction, wish.Wish, null, cancel);
        }
    }

    private enum Turn
    {
        Asked,
        Full,
        Busy,
    }

    private async Task<Turn> TryAskAsync(NpgsqlTransaction transaction, Wish wish, Choice choice, Weighed seen, CancellationToken cancel)
    {
        var person = new LearnerKey(wish.TeamId, choice.MentorId);
        if (!await QueueStore.TryLockAsync(transaction, person, cancel))
        {
            return Turn.Busy;
        }

        var now = calendar.Now;
        var fresh = (await finder.WeighAsync(transaction.Connection!, wish.Mentee, wish.MentorshipKind, [choice.MentorId], cancel)).GetValueOrDefault(choice.MentorId);
        if (fresh is not { Against: null })
        {
            return Turn.Full;
        }

        var queue = FairTurns.Order(await QueueStore.ReadWaitingAsync(transaction, person, cancel), choice.MentorId, LocalDay.Of(now, settings.DefaultZone));
        if (!queue.Take(fresh.Profile.Capacity.FreeFor(wish.MentorshipKind)).Any(one => one.Key == wish.WishId.ToString("N")))
        {
            return Turn.Full;
        }

        var zone = seen.Row.ZoneOr(settings.DefaultZone);
        var away = await QueueStore.ReadAwayAsync(transaction, person, LocalDay.Of(now, zone), AnswerWait.MostDays, cancel);
        var answerBy = AnswerWait.DeadlineOf(now, zone, seen.Row.LearningDays, away);
        await WishStore.AskAsync(transaction, wish, choice, answerBy, now, cancel);
        await deliveries.EnqueueAsync(transaction, AskWork.Of(wish, choice, OfficeHours.Next(now, zone, seen.Row.LearningDays), answerBy), cancel);
        await homes.RefreshAsync(transaction, person, cancel);
        return Turn.Asked;
    }
}
