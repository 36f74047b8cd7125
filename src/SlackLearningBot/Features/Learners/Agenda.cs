using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Learners;

/// <summary>When a learner's next lesson comes after something changed.</summary>
internal static class Agenda
{
    /// <summary>The rhythm's next moment that is on no holiday; not today's once today's lesson is there, because there is one a day.</summary>
    public static async Task<DateTimeOffset> NextAsync(
        NpgsqlTransaction transaction, LearnerKey learner, Rhythm rhythm, DateOnly? pausedUntil, DateTimeOffset now, CancellationToken cancel)
    {
        var today = LocalDay.Of(now, rhythm.Zone);
        var lesson = Asked.LessonOf(learner, today, DeliveryClass.Nudge, now);
        var after = await LearnerStore.HadLessonAsync(transaction, learner, lesson.Kind, lesson.Slot, cancel)
            ? Moments.At(today.AddDays(1), TimeOnly.MinValue, rhythm.Zone).AddTicks(-1)
            : now;
        var holidays = await HolidayReads.ReadAsync(transaction, learner, pausedUntil > today ? pausedUntil.Value : today, cancel);
        return NextLesson.After(rhythm, after, pausedUntil, holidays);
    }
}
