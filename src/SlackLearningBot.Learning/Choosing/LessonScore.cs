namespace SlackLearningBot.Learning.Choosing;

/// <summary>How much speaks for a lesson today.</summary>
/// <remarks>
/// The weights are chosen, not measured: variety weighs most, so that of tracks of which nothing else is known each has its turn and none waits for ever behind
/// one that fits a little better.
/// </remarks>
internal static class LessonScore
{
    private const double GoalWeight = 0.2;
    private const double SkillWeight = 0.1;
    private const double FormatWeight = 0.2;
    private const double VarietyWeight = 0.3;
    private const double DeadlineWeight = 0.1;
    private const double TimeWeight = 0.1;

    /// <summary>After so many days half of the variety is back.</summary>
    private const double HalfOfVariety = 7;

    /// <param name="track">The track it is the next lesson of.</param>
    /// <param name="facts">What is known of it; null for nothing.</param>
    /// <param name="learner">What is known of the learner.</param>
    /// <param name="today">The learner's day.</param>
    public static Score Of(TrackProgress track, LessonFacts? facts, LearnerPicture learner, DateOnly today) => new(
    [
        ScorePart.Of(ScoreName.Goals, GoalWeight, Goals(facts, learner)),
        ScorePart.Of(ScoreName.Skills, SkillWeight, Skills(facts, learner)),
        ScorePart.Of(ScoreName.Format, FormatWeight, Liking(facts, learner)),
        new ScorePart(ScoreName.Variety, VarietyWeight, Variety(track, facts, learner, today), true),
        ScorePart.Of(ScoreName.Deadline, DeadlineWeight, facts is null ? null : facts.Deadline?.Pressure ?? 0),
        ScorePart.Of(ScoreName.Time, TimeWeight, facts is null ? null : Math.Min(1, learner.Minutes / facts.Minutes)),
    ]);

    private static double? Goals(LessonFacts? facts, LearnerPicture learner) => facts is null || facts.Skills.Count == 0 || learner.Goals.Count == 0
        ? null
        : facts.Skills.Any(learner.Goals.Contains) ? 1 : 0;

    /// <summary>A skill of which nothing was asked yet is not known at all.</summary>
    private static double? Skills(LessonFacts? facts, LearnerPicture learner) => facts is null || facts.Skills.Count == 0 || learner.Recall.Count == 0
        ? null
        : facts.Skills.Average(skill => 1 - learner.Recall.GetValueOrDefault(skill));

    private static double? Liking(LessonFacts? facts, LearnerPicture learner) =>
        facts is not null && learner.Tastes.TryGetValue(facts.Format, out var taste) && taste.IsKnown ? taste.Liking : null;

    private static double Variety(TrackProgress track, LessonFacts? facts, LearnerPicture learner, DateOnly today) =>
        (0.6 * Waited(track.LastServedOn, today)) + (0.2 * OfSkills(facts, learner, today)) + (0.2 * OfFormat(facts, learner, today));

    private static double OfSkills(LessonFacts? facts, LearnerPicture learner, DateOnly today) => facts is null || facts.Skills.Count == 0 || learner.LastOfSkill.Count == 0
        ? 0.5
        : facts.Skills.Average(skill => Waited(learner.LastOfSkill.TryGetValue(skill, out var last) ? last : null, today));

    private static double OfFormat(LessonFacts? facts, LearnerPicture learner, DateOnly today) => facts is null || learner.LastOfFormat.Count == 0
        ? 0.5
        : Waited(learner.LastOfFormat.TryGetValue(facts.Format, out var last) ? last : null, today);

    /// <summary>0 today, a half after a week, 1 for what never came.</summary>
    private static double Waited(DateOnly? last, DateOnly today)
    {
        if (last is not { } day)
        {
            return 1;
        }

        var days = Math.Max(0, today.DayNumber - day.DayNumber);
        return days / (days + HalfOfVariety);
    }
}
