using System.Globalization;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Blocks;

/// <summary>When something comes, as people say it.</summary>
internal static class LessonCardMoments
{
    /// <summary>
    /// "today at 14:30", "tomorrow at 08:30", "on Monday at 08:30", "on Monday 7 December at 08:30", in the learner's own zone; and "between 08:30 and
    /// 09:04" for what comes within a while of it.
    /// </summary>
    public static string Words(DateTimeOffset at, DateTimeOffset now, string zone, TimeSpan within = default)
    {
        var day = LocalDay.Of(at, zone);
        var time = within > TimeSpan.Zero ? $"between {Clock(at, zone)} and {Clock(at + within, zone)}" : $"at {Clock(at, zone)}";
        return (day.DayNumber - LocalDay.Of(now, zone).DayNumber) switch
        {
            0 => $"today {time}",
            1 => $"tomorrow {time}",
            > 1 and < 7 => $"on {day.DayOfWeek} {time}",
            _ => $"on {day.ToString("dddd d MMMM", CultureInfo.InvariantCulture)} {time}",
        };
    }

    /// <summary>"Your next lesson comes tomorrow at 08:30.", or that none comes by itself; null when none is left.</summary>
    public static string? Next(LessonCardFacts facts) => facts switch
    {
        { Next: null } => null,
        { NoMessages: { } by } => NoMessagesText.Words(by),
        { Next: { } next } => $"Your next lesson comes {next.Words(facts.Now, facts.Zone)}.",
    };

    private static string Clock(DateTimeOffset at, string zone) => WallClock.Of(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
}
