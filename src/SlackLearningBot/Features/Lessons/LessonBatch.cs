using System.Globalization;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Decides and renders many learners' lessons of one workspace in one transaction: a few statements for all of them, none for each.</summary>
internal sealed class LessonBatch(Choosing choosing, LessonCards cards, SheetCards sheets, IDailyQuestions questions, CalendarClock calendar)
{
    /// <param name="transaction">Reads, and writes the turns of what is chosen.</param>
    /// <param name="deliveries">At most one of each learner.</param>
    /// <param name="renderings">Gets one of each.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RenderAsync(NpgsqlTransaction transaction, IReadOnlyList<Delivery> deliveries, Dictionary<Guid, Rendering> renderings, CancellationToken cancel)
    {
        var held = await Deliveries.HoldAsync(transaction, deliveries, cancel);
        var learners = await LearnerStore.LockAsync(transaction, deliveries[0].TeamId, deliveries.Select(delivery => delivery.Recipient), cancel);
        var owed = new List<OwedLesson>(deliveries.Count);
        foreach (var delivery in deliveries)
        {
            switch (Judge(delivery, held.Contains(delivery.Id), learners.GetValueOrDefault(delivery.Recipient)))
            {
                case (null, var reason):
                    renderings[delivery.Id] = new Rendering.Drop(reason);
                    break;
                case ({ } day, _):
                    owed.Add(new OwedLesson(delivery, day));
                    break;
            }
        }

        owed = await LeaveOutAsync(transaction, owed, renderings, cancel);
        var served = await choosing.ServeAsync(transaction, [.. owed.Select(one => one.Day)], cancel);
        await RenderAsync(transaction, owed, served, renderings, cancel);
    }

    private (LessonDay? Day, string Reason) Judge(Delivery delivery, bool isHeld, Learner? learner)
    {
        if (!DateOnly.TryParseExact(delivery.Slot, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, "the slot is no day");
        }

        return (isHeld, learner) switch
        {
            (false, _) => (null, "erased meanwhile"),
            (_, null) => (null, "no learner, or stopped"),
            (_, { } one) when day < one.Today(calendar.Now) => (null, "the day is over"),
            (_, { } one) => (new LessonDay(one, day, delivery.Class == DeliveryClass.Answer, delivery.Id), ""),
        };
    }

    /// <summary>What was put off and comes back that day is the day's lesson, unless the learner asks for one.</summary>
    private static async Task<List<OwedLesson>> LeaveOutAsync(
        NpgsqlTransaction transaction, List<OwedLesson> owed, Dictionary<Guid, Rendering> renderings, CancellationToken cancel)
    {
        var unasked = owed.Where(one => !one.Day.IsAsked).Select(one => one.Day).ToList();
        if (unasked.Count == 0)
        {
            return owed;
        }

        var back = await DayStore.ComeBackAsync(transaction, unasked, cancel);
        foreach (var one in owed.Where(one => !one.Day.IsAsked && back.Contains(one.Delivery.Recipient)))
        {
            renderings[one.Delivery.Id] = new Rendering.Drop("what was put off is the day's lesson");
        }

        return back.Count == 0 ? owed : [.. owed.Where(one => !renderings.ContainsKey(one.Delivery.Id))];
    }

    /// <summary>
    /// Open lessons together, and questions that come without one. A lesson that was done or put off before its message came is rare, and shows more: it is
    /// read by itself.
    /// </summary>
    private async Task RenderAsync(
        NpgsqlTransaction transaction, List<OwedLesson> owed, IReadOnlyDictionary<string, ServedDay> served, Dictionary<Guid, Rendering> renderings, CancellationToken cancel)
    {
        var open = new List<OpenLesson>(owed.Count);
        var alone = new List<(LearnerKey, Guid)>();
        foreach (var (delivery, day) in owed)
        {
            switch (served.GetValueOrDefault(delivery.Recipient))
            {
                case null:
                    renderings[delivery.Id] = new Rendering.Drop("no lesson is left");
                    break;
                case { Turn: null }:
                    alone.Add((delivery.Person, delivery.Id));
                    break;
                case { Turn: { CardState: LessonCardState.Open } turn } when !turn.IsPutOff(calendar.Now):
                    open.Add(new OpenLesson(delivery.Id, day.Learner, turn));
                    break;
                case { Turn: var turn }:
                    renderings[delivery.Id] = new Rendering.Post(LessonCard.Render(await cards.ReadAsync(transaction, delivery.Person, turn, delivery.Id, cancel)));
                    break;
            }
        }

        foreach (var (deliveryId, message) in await sheets.RenderAsync(transaction, open, cancel))
        {
            renderings[deliveryId] = new Rendering.Post(message);
        }

        var messages = await questions.RenderAsync(transaction, alone, cancel);
        foreach (var (_, deliveryId) in alone)
        {
            renderings[deliveryId] = messages.TryGetValue(deliveryId, out var message) ? new Rendering.Post(message) : new Rendering.Drop("no question is left");
        }
    }

    private sealed record OwedLesson(Delivery Delivery, LessonDay Day);
}
