using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Choosing;

/// <summary>What is known of a learner when a lesson is chosen; what is empty says nothing.</summary>
public sealed record LearnerPicture
{
    /// <summary>The minutes of somebody who has not said how many they have.</summary>
    public const double UsualMinutes = 3;

    /// <summary>Nothing is known.</summary>
    public static LearnerPicture Unknown { get; } = new();

    /// <summary>Skills the learner wants to learn.</summary>
    public IReadOnlySet<string> Goals { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The chance of recall now by skill, 0 … 1: the mean over its questions.</summary>
    public IReadOnlyDictionary<string, double> Recall { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>What they did with each format.</summary>
    public IReadOnlyDictionary<LessonFormat, FormatTaste> Tastes { get; init; } = new Dictionary<LessonFormat, FormatTaste>();

    /// <summary>The learner's day on which a skill last came.</summary>
    public IReadOnlyDictionary<string, DateOnly> LastOfSkill { get; init; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal);

    /// <summary>The learner's day on which a format last came.</summary>
    public IReadOnlyDictionary<LessonFormat, DateOnly> LastOfFormat { get; init; } = new Dictionary<LessonFormat, DateOnly>();

    /// <summary>The minutes they have on a learning day, above 0.</summary>
    public double Minutes { get; init; } = UsualMinutes;
}

/// <summary>What is known of a lesson when it may be chosen.</summary>
/// <param name="Format">What the learner does with it.</param>
/// <param name="Minutes">How long it takes, above 0.</param>
/// <param name="Skills">Its tags and its track's; may be empty.</param>
public sealed record LessonFacts(LessonFormat Format, double Minutes, IReadOnlyList<string> Skills)
{
    /// <summary>The deadline its track has to be finished by; null where there is none.</summary>
    public TrackDeadline? Deadline { get; init; }
}

/// <summary>A day by which a track has to be finished.</summary>
/// <param name="On">The day.</param>
/// <param name="LessonsLeft">Lessons still open.</param>
/// <param name="LearningDaysLeft">Learning days until then.</param>
public sealed record TrackDeadline(DateOnly On, int LessonsLeft, int LearningDaysLeft)
{
    /// <param name="on">The day by which it has to be finished.</param>
    /// <param name="today">The learner's day, the first on which there is a lesson.</param>
    /// <param name="lessonsLeft">Lessons still open.</param>
    /// <param name="days">The learner's days of the week; the deadline's own day is none of those that are left.</param>
    public static TrackDeadline Of(DateOnly on, DateOnly today, int lessonsLeft, LearningDays days) => new(
        on,
        lessonsLeft,
        Enumerable.Range(0, Math.Clamp(on.DayNumber - today.DayNumber, 0, MostDays)).Count(ahead => days.HasFlag(DaysText.Of(today.AddDays(ahead).DayOfWeek))));

    /// <summary>Farther deadlines press as little as these.</summary>
    private const int MostDays = 366;

    /// <summary>How much it presses: the share of the days left that its lessons take, 0 … 1.</summary>
    public double Pressure => LessonsLeft <= 0 ? 0 : Math.Min(1, (double)LessonsLeft / Math.Max(1, LearningDaysLeft));
}
