using SlackLearningBot.Learning.Courses;

namespace SlackLearningBot.Features.Courses;

/// <summary>Something to learn elsewhere, as the workspace has it and as one person said they did it.</summary>
internal sealed record Course
{
    public required string TeamId { get; init; }
    public required Guid CourseId { get; init; }
    public required string Url { get; init; }
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public decimal? Hours { get; init; }
    public required string[] Skills { get; init; }
    public required string State { get; init; }

    /// <summary>Who proposed it; null when it came with a list, or that person is forgotten.</summary>
    public string? UserId { get; init; }

    /// <summary>The day on which the person who asks says they did it; null when they said nothing.</summary>
    public DateOnly? DoneOn { get; init; }

    public string? Certificate { get; init; }

    /// <summary>Whether whoever was there is asked what they took away.</summary>
    public bool IsBroughtBack => CourseKinds.IsBroughtBack(CourseKind);

    /// <summary>Stands for it among everything people bring something back from.</summary>
    public string About => AboutOf(CourseId);

    public static string AboutOf(Guid course) => $"course:{course:N}";

    public CourseKind CourseKind => CourseKinds.Read(Kind) ?? CourseKind.Course;
}

/// <summary>As the column writes them.</summary>
internal static class CourseStates
{
    public const string Proposed = "proposed";
    public const string Published = "published";
    public const string Declined = "declined";
    public const string Retired = "retired";
}
