using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Who has a seat. The gathering is locked, so that two never get the last one.</summary>
internal sealed class Seating(Deliveries deliveries, Telling telling, Boards boards, CalendarClock calendar)
{
    /// <summary>What they have now; who says the same again changes nothing.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="gathering">Locked.</param>
    /// <param name="person">Who says it.</param>
    /// <param name="comes">That they come, or that they do not.</param>
    /// <param name="isShown">The message they clicked on shows what they have.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<string> AnswerAsync(NpgsqlTransaction transaction, Gathering gathering, LearnerKey person, bool comes, bool isShown, CancellationToken cancel)
    {
        var before = await PlaceStore.FindAsync(transaction, person, gathering.GatheringId, cancel);
        if (before?.WantsToCome is true == comes)
        {
            return before?.Answer ?? PlaceAnswers.No;
        }

        var seats = await PlaceStore.ReadSeatsAsync(transaction, gathering, cancel);
        var answer = !comes ? PlaceAnswers.No : seats.HasSeatForOneMore ? PlaceAnswers.Yes : PlaceAnswers.Waiting;
        await PlaceStore.SaveAsync(transaction, gathering, person.UserId, answer, calendar.Now, cancel);
        await deliveries.EnqueueAsync(transaction, Asked.Person(person, calendar.Now), cancel);
        if (comes)
        {
            await telling.OweAnswerAsync(transaction, gathering, [new Waiter(person.UserId, calendar.Now)], answer, isShown, cancel);
        }

        await FillAsync(transaction, gathering, cancel);
        return answer;
    }

    /// <summary>As long as it has not begun, free seats go to those who wait longest; the announcement shows how many are left.</summary>
    public async Task FillAsync(NpgsqlTransaction transaction, Gathering before, CancellationToken cancel)
    {
        var gathering = (await GatheringReads.FindAsync(transaction, before.TeamId, before.GatheringId, cancel))!;
        var movingUp = (await PlaceStore.ReadSeatsAsync(transaction, gathering, cancel)).MovingUp();
        if (movingUp.Count > 0 && gathering.IsAheadAt(calendar.Now))
        {
            await PlaceStore.MoveUpAsync(transaction, gathering, [.. movingUp.Select(one => one.UserId)], cancel);
            await telling.OweSeatAsync(transaction, gathering, movingUp, cancel);
        }

        await boards.ChangeAsync(transaction, gathering, cancel);
    }
}
