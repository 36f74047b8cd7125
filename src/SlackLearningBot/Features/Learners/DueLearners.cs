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
    NpgsqlDataSource database, Deliveries deliveries, IEnumerable<IAtTheirHour> slices, ISteps steps, BotSettings settings, CalendarClock calendar)
{
    private const int BatchSize = 1000;

    /// <summary>Until nobody is due; answers how many lessons were owed.</summary>
    public async Task<int> EnqueueDueAsync(CancellationToken cancel)
    {
        var owed = 0;
        int claimed;
        do
        {
            (claimed, var added) = await database.InTransactionAsync(transaction => EnqueueBatchAsync(transaction, cancel), cancel);
            owed += added;
        }
        while (claimed == BatchSize);

        return owed;
    }

    private async Task<(int Claimed, int Owed)> EnqueueBatchAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var now = calendar.Now;
        var due = await DueLearnersStore.ClaimDueAsync(transaction, BatchSize, now, cancel);
        if (due.Count == 0)
        {
            return (0, 0);
        }

        await steps.PassAsync(Steps.TickClaimed, due[0].TeamId);
        var holidays = await HolidayReads.OfAsync(transaction, due, now, cancel);
        var hours = due.Where(one => IsWanted(one, holidays(one), now)).Select(one => HourOf(one, holidays(one), now)).ToList();
        var instead = await AskSlicesAsync(transaction, hours, cancel);
        var owed = await deliveries.EnqueueManyAsync(
            transaction, Asked.Lesson, DeliveryClass.Nudge, [.. hours.Where(hour => !instead.Contains(hour.Learner)).Select(hour => hour.Lesson)], cancel);
        await DueLearnersStore.SaveNextAsync(transaction, [.. due.Select(one => (one.Key, Next(one, holidays(one), now)))], cancel);
        return (due.Count, owed);
    }

    /// <summary>What other slices have for these learners today; answers to whom it goes in place of the lesson.</summary>
    private async Task<IReadOnlySet<LearnerKey>> AskSlicesAsync(NpgsqlTransaction transaction, IReadOnlyList<LearningHour> hours, CancellationToken cancel)
    {
        var instead = new HashSet<LearnerKey>();
        foreach (var slice in hours.Count == 0 ? [] : slices)
        {
            instead.UnionWith(await slice.OweAsync(transaction, hours, cancel));
        }

        return instead;
    }

    private LearningHour HourOf(DueLearner one, Holidays holidays, DateTimeOffset now) =>
        new(LessonOf(one), Known(one.Rhythm), LocalDay.Of(one.NextLessonAt, Known(one.Rhythm).Zone), Next(one, holidays, now));

    /// <summary>Not when the bot was away for the rest of that day: a lesson left out is better than one at night or two at once.</summary>
    private bool IsWanted(DueLearner one, Holidays holidays, DateTimeOffset now) =>
        !one.IsAway
        && !holidays.Contains(LocalDay.Of(one.NextLessonAt, Known(one.Rhythm).Zone))
        && LessonWindow.EndOf(one.NextLessonAt, Known(one.Rhythm).Zone) > now
        && !(one.PausedUntil > LocalDay.Of(one.NextLessonAt, Known(one.Rhythm).Zone));

    private NewDelivery LessonOf(DueLearner one)
    {
        var zone = Known(one.Rhythm).Zone;
        return Asked.LessonOf(one.Key, LocalDay.Of(one.NextLessonAt, zone), DeliveryClass.Nudge, one.NextLessonAt) with
        {
            ExpiresAt = LessonWindow.EndOf(one.NextLessonAt, zone),
            Timing = Timing.TheirHour,
            Value = NudgeValue.Lesson,
        };
    }

    private DateTimeOffset Next(DueLearner one, Holidays holidays, DateTimeOffset now) =>
        NextLesson.After(Known(one.Rhythm), now > one.NextLessonAt ? now : one.NextLessonAt, one.PausedUntil, holidays);

    /// <summary>A zone that this version's zone database does not have must not hold up everybody else's lesson.</summary>
    private Rhythm Known(Rhythm rhythm) => Zones.IsKnown(rhythm.Zone) ? rhythm : rhythm with { Zone = settings.DefaultZone };
}
