using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>When somebody works by their own wall clock: from <paramref name="From"/> (included) to <paramref name="Until"/> (not included), over midnight when that is not the later one.</summary>
/// <param name="Days">On which days a shift begins; may be none.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end; the same as the beginning is a whole day.</param>
public sealed record WorkingHours(LearningDays Days, TimeOnly From, TimeOnly Until)
{
    /// <summary>Of those who named none.</summary>
    public static WorkingHours Usual { get; } = new(LearningDays.Weekdays, OfficeHours.Opening, OfficeHours.Closing);
}
