using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>How long a day's lesson may still be sent when the bot was away at its hour.</summary>
internal static class LessonWindow
{
    private static readonly TimeOnly Evening = new(20, 0);
    private static readonly TimeSpan AtLeast = TimeSpan.FromHours(1);

    /// <summary>20:00 of the learner's own day; for those who learn late, one hour after their hour. After that the day's lesson is left out.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset due, string zone)
    {
        var evening = Moments.At(LocalDay.Of(due, zone), Evening, zone);
        return evening > due + AtLeast ? evening : due + AtLeast;
    }
}
