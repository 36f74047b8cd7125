using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>Days and hours in plain words, as the learner's own wall shows them.</summary>
internal static class LearnerWords
{
    private const int MostHolidays = 2;

    /// <summary>"today at 08:30", "tomorrow between 08:30 and 09:04", as every lesson says it.</summary>
    public static string Next(LearnerRow learner, DateTimeOffset now) => learner.NextComing(now).Words(now, learner.Zone);

    /// <summary>"; Tuesday is Labour Day": the learner's days before the next lesson on which none comes; nothing when there is no such day.</summary>
    public static string Between(LearnerRow learner, DateTimeOffset now)
    {
        var today = LocalDay.Of(now, learner.Zone);
        var skipped = NextLesson.Skipped(learner.Rhythm, now, learner.NextAt(), learner.PauseAt(now), learner.Holidays);
        return skipped.Count == 0
            ? ""
            : $"; {string.Join(" and ", skipped.Take(MostHolidays).Select(holiday => $"{DayWord(holiday.Day, today)} is {holiday.Name}"))}"
                + (skipped.Count > MostHolidays ? ", and more holidays follow" : "");
    }

    private static string DayWord(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        < 7 => day.DayOfWeek.ToString(),
        _ => Day(day, today),
    };

    /// <summary>"Monday 30 November", with the year when it is another one.</summary>
    public static string Day(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy");

    /// <summary>"Lessons come Monday to Friday at 08:30, Stockholm time."; not said that way where none comes by itself.</summary>
    public static string Lessons(LearnerRow learner) => $"{(learner.NoMessages is null ? "Lessons come" : "Your hour is kept:")} {Rhythm(learner)}.";

    /// <summary>"Monday to Friday at 08:30, Stockholm time", "every Sunday at 08:30, Stockholm time".</summary>
    public static string Rhythm(LearnerRow learner) => RhythmText.Words(learner.Rhythm);
}
