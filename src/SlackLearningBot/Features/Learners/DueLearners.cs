using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>
/// The minute's question: whose hour has come? Owes each of them the day's lesson and notes when the next one is due, in one transaction a
/// batch. Doubled, late or parallel ticks change nothing: a day's lesson is owed once, and a claimed learner is nobody else's. A day that
/// became a holiday since it was planned has no lesson.
/// </summary>
internal sealed class DueLearners(
    NpgsqlDataSource database, Deliveries deliveries, Mornings mornings, IEnumerable<IAtTheirHour> slices, ISteps steps,
    BotSettings settings, DeliverySettings delivery, CalendarClock calendar)
{
    private const int BatchSize = 1000;

    /// <summary>Mornings are of interest before they come.</summary>
    private static readonly TimeSpan KeepMornings = TimeSpan.FromDays(2);

    /// <summary>Until nobody is due; answers how many lessons were owed.</summary>
    public async Task<int> EnqueueDueAsync(CancellationToken cancel)
    {
        var facts = await ReadFactsAsync(cancel);
        var owed = 0;
        for (var claimed = facts.Due.Count == 0 ? 0 : BatchSize; claimed == BatchSize;)
        {
            (claimed, var added) = await database.InTransactionAsync(transaction => EnqueueBatchAsync(transaction, facts, cancel), cancel);
            owed += added;
        }

        return owed;
    }

    private async Task<TickFacts> ReadFactsAsync(CancellationToken cancel)
    {
        var now = calendar.Now;
        await using var connection = await database.OpenConnectionAsync(cancel);
        var due = await DueLearnersStore.CountDueAsync(connection, now, cancel);
        if (due.Count == 0)
        {
            return new TickFacts(due, new Dictionary<(string, DateTimeOffset), int>());
        }

        await MorningStore.CleanAsync(connection, now - KeepMornings, cancel);
        return new TickFacts(due, await MorningStore.ReadToldAsync(connection, now - LessonPlan.Late, now, cancel));
    }

    private async Task<(int Claimed, int Owed)> EnqueueBatchAsync(NpgsqlTransaction transaction, TickFacts facts, CancellationToken cancel)
    {
        var now = calendar.Now;
        var due = await DueLearnersStore.ClaimDueAsync(transaction, BatchSize, now, cancel);
        if (due.Count == 0)
        {
            return (0, 0);
        }

        await steps.PassAsync(Steps.TickClaimed, due[0].TeamId);
        var holidays = await HolidayReads.OfAsync(transaction, due, now, cancel);
        var plan = new LessonPlan(facts, delivery, settings.DefaultZone, now);
        var nexts = due.Select(one => (Learner: one, Next: plan.NextOf(one, holidays(one)))).ToList();
        var hours = due.Zip(nexts).Where(pair => IsWanted(pair.First, holidays(pair.First), plan, now))
            .Select(pair => new LearningHour(LessonOf(pair.First, plan), plan.RhythmOf(pair.First), plan.DayOf(pair.First), pair.Second.Next)).ToList();
        var instead = await AskSlicesAsync(transaction, hours, cancel);
        var owed = await deliveries.EnqueueManyAsync(
            transaction, Asked.Lesson, DeliveryClass.Nudge, [.. hours.Where(hour => !instead.Contains(hour.Learner)).Select(hour => hour.Lesson)], cancel);
        await DueLearnersStore.SaveNextAsync(transaction, nexts, cancel);
        await mornings.JoinAsync(transaction, nexts.Select(next => (next.Learner.TeamId, next.Next)), cancel);
        return (due.Count, owed);
    }

    /// <summary>What other slices have for these learners today; answers to whom it goes in place of the lesson.</summary>
    private async Task<IReadOnlySet<LearnerKey>> AskSlicesAsync(NpgsqlTransaction transaction, List<LearningHour> hours, CancellationToken cancel)
    {
        var instead = new HashSet<LearnerKey>();
        foreach (var slice in hours.Count == 0 ? [] : slices)
        {
            instead.UnionWith(await slice.OweAsync(transaction, hours, cancel));
        }

        return instead;
    }

    /// <summary>Not when the bot was away for the rest of that day: a lesson left out is better than one at night or two at once.</summary>
    private static bool IsWanted(DueLearner one, Holidays holidays, LessonPlan plan, DateTimeOffset now) =>
        !one.IsAway && !holidays.Contains(plan.DayOf(one)) && plan.EndOf(one) > now && !(one.PausedUntil > plan.DayOf(one));

    private static NewDelivery LessonOf(DueLearner one, LessonPlan plan)
    {
        var (dueAt, expiresAt) = plan.MomentOf(one);
        return Asked.LessonOf(one.Key, plan.DayOf(one), DeliveryClass.Nudge, dueAt) with
        {
            ExpiresAt = expiresAt,
            Timing = Timing.TheirHour,
            Value = NudgeValue.Lesson,
        };
    }
}
