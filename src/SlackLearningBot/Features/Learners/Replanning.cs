using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Learners;

/// <summary>
/// Moves the next lessons of a workspace whose holidays changed. A holiday more would be harmless, since the tick asks again on the day; a
/// holiday less would cost a lesson.
/// </summary>
internal sealed class Replanning(Mornings mornings, Deliveries deliveries, CalendarClock calendar) : IReplanning
{
    private const int BatchSize = 1000;

    public Task OweAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        deliveries.EnqueueAsync(transaction, ReplanWork.Of(teamId, calendar.Now), cancel);

    /// <summary>A batch of those behind <paramref name="after"/>; answers behind whom the next one begins, null when this was the last.</summary>
    public async Task<string?> ReplanAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel)
    {
        var now = calendar.Now;
        var planned = await ReplanStore.LockAsync(transaction, teamId, after, BatchSize, now, cancel);
        if (planned.Count == 0)
        {
            return null;
        }

        var holidays = await HolidayReads.OfAsync(transaction, planned, now, cancel);
        var moved = planned
            .Where(one => Zones.IsKnown(one.Zone))
            .Select(one => (Learner: one, Next: Next(one, holidays(one), now)))
            .Where(one => one.Next != one.Learner.NextLessonAt)
            .ToList();
        await DueLearnersStore.SaveNextAsync(transaction, moved, cancel);
        await mornings.MoveAsync(transaction, teamId, [.. moved.Select(one => (one.Learner.NextLessonAt, one.Next))], cancel);
        return planned.Count == BatchSize ? planned[^1].UserId : null;
    }

    /// <summary>Never back to today: whoever is planned for a later day has had today's lesson, or slept through a holiday that was none.</summary>
    private static DateTimeOffset Next(DueLearner one, Holidays holidays, DateTimeOffset now)
    {
        var next = NextLesson.After(one.Rhythm, now, one.PausedUntil, holidays);
        var today = LocalDay.Of(now, one.Zone);
        return LocalDay.Of(next, one.Zone) > today || LocalDay.Of(one.NextLessonAt, one.Zone) <= today
            ? next
            : NextLesson.After(one.Rhythm, Moments.At(today.AddDays(1), TimeOnly.MinValue, one.Zone).AddTicks(-1), one.PausedUntil, holidays);
    }
}
