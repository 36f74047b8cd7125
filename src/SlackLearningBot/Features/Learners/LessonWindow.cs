using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>How long a day's lesson may still be sent: when many are due at once, or when the bot was away at its hour.</summary>
internal static class LessonWindow
{
    private static readonly TimeOnly Evening = new(20, 0);
    private static readonly TimeSpan AtLeast = TimeSpan.FromHours(1);

    /// <summary>What a lesson at the very end of a spread morning has left to be sent in.</summary>
    private static readonly TimeSpan AfterSpread = TimeSpan.FromMinutes(30);

    /// <summary>
    /// 20:00 of the learner's own day; for those who learn late, one hour after their hour, and always some time after the last of those it is
    /// spread with. After that the day's lesson is left out.
    /// </summary>
    public static DateTimeOffset EndOf(DateTimeOffset due, string zone, TimeSpan spread = default)
    {
        var end = due + (spread > TimeSpan.Zero && spread + AfterSpread > AtLeast ? spread + AfterSpread : AtLeast);
        var evening = Moments.At(LocalDay.Of(due, zone), Evening, zone);
        return evening > end ? evening : end;
    }
}
