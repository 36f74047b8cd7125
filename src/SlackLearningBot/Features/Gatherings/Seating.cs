using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>
/// Who has a seat. The gathering is locked, and with it the other dates of its session, so that two never get the last seat and nobody has two of them.
/// Whoever gets a seat on one date leaves the others; whoever only waits for one keeps the seat they have until then.
/// </summary>
internal sealed class Seating(Deliveries deliveries, Telling telling, Boards boards, IHomeWishes homes, CalendarClock calendar)
{
    /// <summary>What they have now; who says the same again changes nothing.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="gathering">Locked.</param>
    /// <param name="person">Who says it.</param>
    /// <param name="comes">That they come, or that they do not.</param>
    /// <param name="isShown">The message they clicked on shows what they have.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Seated> AnswerAsync(NpgsqlTransaction transaction, Gathering gathering, LearnerKey person, bool comes, bool isShown, CancellationToken cancel)
    {
        var before = await PlaceStore.FindAsync(transaction, person, gathering.GatheringId, cancel);
        if (before?.WantsToCome is true == comes)
        {
            return await KeepingAsync(transaction, gathering, person, before?.Answer ?? PlaceAnswers.No, cancel);
        }

        var seats = await PlaceStore.ReadSeatsAsync(transaction, gathering, cancel);
        var answer = !comes ? PlaceAnswers.No : seats.HasSeatForOneMore ? PlaceAnswers.Yes : PlaceAnswers.Waiting;
        await PlaceStore.SaveAsync(transaction, gathering, person.UserId, answer, calendar.Now, cancel);
        await deliveries.EnqueueAsync(transaction, Asked.Person(person, calendar.Now), cancel);
        await homes.RefreshAsync(transaction, person, cancel);
        var left = answer == PlaceAnswers.Yes ? await LeaveOthersAsync(transaction, gathering, [person.UserId], cancel) : [];
        if (comes)
        {
            await telling.OweAnswerAsync(transaction, gathering, [new Waiter(person.UserId, calendar.Now)], answer, isShown, left, cancel);
        }

        await FillAsync(transaction, gathering, cancel);
        await FillLeftAsync(transaction, left, cancel);
        return left.Find(one => one.HadSeat) is { } seat
            ? new Seated(answer) { Left = seat.Gathering }
            : await KeepingAsync(transaction, gathering, person, answer, cancel) with { HadSeat = before?.Answer == PlaceAnswers.Yes };
    }

    /// <summary>Who waits may have a seat on another date until then.</summary>
    private async Task<Seated> KeepingAsync(NpgsqlTransaction transaction, Gathering gathering, LearnerKey person, string answer, CancellationToken cancel) =>
        answer == PlaceAnswers.Waiting && (await PlaceStore.ReadOthersAsync(transaction, gathering, [person.UserId], calendar.Now, cancel)).FirstOrDefault(one => one.HasSeat) is { } seat
            ? new Seated(answer) { Kept = await GatheringReads.FindAsync(transaction, gathering.TeamId, seat.GatheringId, cancel) }
            : new Seated(answer);

    /// <summary>As long as it has not begun, free seats go to those who wait longest; the announcement shows how many are left.</summary>
    public async Task FillAsync(NpgsqlTransaction transaction, Gathering before, CancellationToken cancel)
    {
        var gathering = (await GatheringReads.FindAsync(transaction, before.TeamId, before.GatheringId, cancel))!;
        var movingUp = (await PlaceStore.ReadSeatsAsync(transaction, gathering, cancel)).MovingUp();
        List<LeftPlace> left = [];
        if (movingUp.Count > 0 && gathering.IsAheadAt(calendar.Now))
        {
            string[] people = [.. movingUp.Select(one => one.UserId)];
            await PlaceStore.MoveUpAsync(transaction, gathering, people, cancel);
            left = await LeaveOthersAsync(transaction, gathering, people, cancel);
            await telling.OweSeatAsync(transaction, gathering, movingUp, left, cancel);
            await homes.RefreshAsync(transaction, [.. people.Select(one => new LearnerKey(gathering.TeamId, one))], cancel);
        }

        await boards.ChangeAsync(transaction, gathering, cancel);
        await FillLeftAsync(transaction, left, cancel);
    }

    /// <summary>Seats that were left are free for those who wait there. It comes to an end: each time somebody waits no longer.</summary>
    private async Task FillLeftAsync(NpgsqlTransaction transaction, List<LeftPlace> left, CancellationToken cancel)
    {
        foreach (var gathering in left.Select(one => one.Gathering).DistinctBy(one => one.GatheringId))
        {
            await FillAsync(transaction, gathering, cancel);
        }
    }

    /// <summary>They have a seat on this date now, so they say no to the others that lie ahead.</summary>
    private async Task<List<LeftPlace>> LeaveOthersAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<string> people, CancellationToken cancel)
    {
        var left = new List<LeftPlace>();
        foreach (var other in await PlaceStore.ReadOthersAsync(transaction, gathering, people, calendar.Now, cancel))
        {
            var date = (await GatheringReads.FindAsync(transaction, gathering.TeamId, other.GatheringId, cancel))!;
            await PlaceStore.SaveAsync(transaction, date, other.UserId, PlaceAnswers.No, calendar.Now, cancel);
            left.Add(new LeftPlace(date, other.UserId, other.HasSeat));
        }

        return left;
    }
}

/// <summary>A place that somebody left for another date.</summary>
internal sealed record LeftPlace(Gathering Gathering, string UserId, bool HadSeat);
