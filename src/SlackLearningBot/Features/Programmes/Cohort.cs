using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A group of people who go through a programme together, as it is kept.</summary>
internal sealed record Cohort
{
    public required string TeamId { get; init; }
    public required Guid CohortId { get; init; }
    public required string ProgrammeId { get; init; }
    public required string Title { get; init; }

    /// <summary>A user id, or "erased".</summary>
    public required string AuthorId { get; init; }

    /// <summary>Null for a programme without a session.</summary>
    public DateTimeOffset? SessionAt { get; init; }

    /// <summary>Before it was moved last.</summary>
    public DateTimeOffset? SessionWasAt { get; init; }
    public required DateOnly StartsOn { get; init; }

    /// <summary>Of this group's session: a place or a link; null: the programme's.</summary>
    public string? Place { get; init; }

    /// <summary>A link.</summary>
    public string? Recording { get; init; }

    /// <summary>What <see cref="ProgrammesJson"/> wrote.</summary>
    public required string Audience { get; init; }

    /// <summary>One of <see cref="CohortStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>People are still being planned.</summary>
    public bool Walking { get; init; }

    /// <summary>One more with each change of the session's time or place.</summary>
    public int Sequence { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }


    /// <summary>These people are offered for a group that is under way; null for a group itself.</summary>
    public Guid? Joins { get; init; }

    public LearnerKey Author => new(TeamId, AuthorId);

    public bool IsRunning => State == CohortStates.Running;

    /// <summary>It began, and was not called off: what came of it can still be looked at and done.</summary>
    public bool HasBegun => State is CohortStates.Running or CohortStates.Over;

    public CohortDates DatesOf(Programme programme) => new(programme.Session is null ? null : SessionAt, programme.Session?.Minutes ?? 0, StartsOn);
}

/// <summary>How far a group is.</summary>
internal static class CohortStates
{
    /// <summary>Who is in it is being read.</summary>
    public const string Reading = "reading";

    /// <summary>Its owner sees how many that are; nobody else knows of it.</summary>
    public const string Offered = "offered";
    public const string Running = "running";

    /// <summary>Nothing more of it comes: <see cref="ProgrammeCleaner"/> found so.</summary>
    public const string Over = "over";
    public const string Cancelled = "cancelled";
}

/// <summary>Who is in a group, in numbers.</summary>
internal sealed record CohortCounts
{
    /// <summary>All who have not left.</summary>
    public required int People { get; init; }

    /// <summary>Of them, whose manager is known.</summary>
    public required int WithManager { get; init; }

    /// <summary>Of them, who were not planned yet.</summary>
    public required int Waiting { get; init; }
    public required int Left { get; init; }
}
