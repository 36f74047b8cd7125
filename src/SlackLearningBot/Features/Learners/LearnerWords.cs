using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>Days and hours in plain words, as the learner's own wall shows them.</summary>
internal static class LearnerWords
{
    /// <summary>"today at 08:30", "tomorrow at 08:30", as every lesson says it.</summary>
    public static string Next(LearnerRow learner, DateTimeOffset now) => LessonCardMoments.Words(learner.NextLessonAt!.Value, now, learner.Zone);

    /// <summary>"Monday 30 November", with the year when it is another one.</summary>
    public static string Day(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "dddd d MMMM" : "dddd d MMMM yyyy");

    /// <summary>"Monday to Friday at 08:30, Stockholm time", "every Sunday at 08:30, Stockholm time".</summary>
    public static string Rhythm(LearnerRow learner) => RhythmText.Words(learner.Rhythm);
}
