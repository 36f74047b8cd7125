using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Learners;

/// <summary>When a learner's next lesson comes after something changed.</summary>
internal static class Agenda
{
    /// <summary>
    /// The rhythm's next moment that is on no holiday; not on a day whose lesson is there already, because there is one a day. Over the date line
    /// to the west that may be tomorrow, too: who had Tuesday's lesson in Tokyo has had it when it is Monday again in Honolulu.
    /// </summary>
    public static async Task<DateTimeOffset> NextAsync(
        NpgsqlTransaction transaction, LearnerKey learner, Rhythm rhythm, DateOnly? pausedUntil, DateTimeOffset now, CancellationToken cancel)
    {
        var today = LocalDay.Of(now, rhythm.Zone);
        var lesson = Asked.LessonOf(learner, today, DeliveryClass.Nudge, now);
        var after = await LearnerStore.FindLastSlotAsync(transaction, learner, lesson.Kind, lesson.Slot, cancel) is { } last
            ? Moments.At(Asked.DayOf(last).AddDays(1), TimeOnly.MinValue, rhythm.Zone).AddTicks(-1)
            : now;
        var holidays = await HolidayReads.ReadAsync(transaction, learner, pausedUntil > today ? pausedUntil.Value : today, cancel);
        return NextLesson.After(rhythm, after, pausedUntil, holidays);
    }
}
