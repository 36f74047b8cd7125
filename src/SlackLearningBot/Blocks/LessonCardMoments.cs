using System.Globalization;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Blocks;

/// <summary>When something comes, as people say it.</summary>
internal static class LessonCardMoments
{
    /// <summary>"today at 14:30", "tomorrow at 08:30", "on Monday at 08:30", "on Monday 7 December at 08:30", in the learner's own zone.</summary>
    public static string Words(DateTimeOffset at, DateTimeOffset now, string zone)
    {
        var day = LocalDay.Of(at, zone);
        var time = WallClock.Of(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return (day.DayNumber - LocalDay.Of(now, zone).DayNumber) switch
        {
            0 => $"today at {time}",
            1 => $"tomorrow at {time}",
            > 1 and < 7 => $"on {day.DayOfWeek} at {time}",
            _ => $"on {day.ToString("dddd d MMMM", CultureInfo.InvariantCulture)} at {time}",
        };
    }
}
