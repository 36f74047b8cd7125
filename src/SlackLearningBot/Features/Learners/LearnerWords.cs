using System.Numerics;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>Days and hours in plain words, as the learner's own wall shows them.</summary>
internal static class LearnerWords
{
    /// <summary>"today at 08:30", "tomorrow, Tuesday 24 November, at 08:30", "on Monday 30 November at 08:30".</summary>
    public static string Next(LearnerRow learner, DateTimeOffset now)
    {
        var today = LocalDay.Of(now, learner.Zone);
        var day = LocalDay.Of(learner.NextLessonAt!.Value, learner.Zone);
        var at = $"at {learner.Hour:HH:mm}";
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => $"today {at}",
            1 => $"tomorrow, {Day(day, today)}, {at}",
            _ => $"on {Day(day, today)} {at}",
        };
    }

    /// <summary>"Monday 30 November", with the year when it is another one.</summary>
    public static string Day(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy");

    /// <summary>"Monday to Friday at 08:30, Stockholm time", "every Sunday at 08:30, Stockholm time".</summary>
    public static string Rhythm(LearnerRow learner) =>
        $"{(BitOperations.IsPow2(learner.Days) ? "every " : "")}{DaysText.Words(learner.Rhythm.Days)} at {learner.Hour:HH:mm}, {ZoneMenu.CityOf(learner.Zone)} time";
}
