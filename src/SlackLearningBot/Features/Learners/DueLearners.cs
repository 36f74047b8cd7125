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
/// batch. Doubled, late or parallel ticks change nothing: a day's lesson is owed once, and a claimed learner is nobody else's.
/// </summary>
internal sealed class DueLearners(NpgsqlDataSource database, Deliveries deliveries, BotSettings settings, CalendarClock calendar)
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

        var owed = await deliveries.EnqueueManyAsync(
            transaction, Asked.Lesson, DeliveryClass.Nudge, [.. due.Where(one => IsWanted(one, now)).Select(LessonOf)], cancel);
        await DueLearnersStore.SaveNextAsync(transaction, [.. due.Select(one => (one.Key, Next(one, now)))], cancel);
        return (due.Count, owed);
    }

    /// <summary>Not when the bot was away for the rest of that day: a lesson left out is better than one at night or two at once.</summary>
    private bool IsWanted(DueLearner one, DateTimeOffset now) =>
        !one.IsAway
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

    private DateTimeOffset Next(DueLearner one, DateTimeOffset now) =>
        NextLesson.After(Known(one.Rhythm), now > one.NextLessonAt ? now : one.NextLessonAt, one.PausedUntil);

    /// <summary>A zone that this version's zone database does not have must not hold up everybody else's lesson.</summary>
    private Rhythm Known(Rhythm rhythm) => Zones.IsKnown(rhythm.Zone) ? rhythm : rhythm with { Zone = settings.DefaultZone };
}
