using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>A programme as written, unchecked.</summary>
public sealed record ProgrammeDraft
{
    /// <summary>Where it begins.</summary>
    public required At At { get; init; }

    /// <summary>Expected: 1–75 of a–z, 0–9 and "-"; the same id is the same programme.</summary>
    public Raw? Id { get; init; }

    /// <summary>Expected: 1–120 characters.</summary>
    public Raw? Title { get; init; }

    /// <summary>Expected: at most 1,000 characters.</summary>
    public Raw? Description { get; init; }

    /// <summary>In the order of their days.</summary>
    public IReadOnlyList<StepDraft> Steps { get; init; } = [];

    /// <summary>Keys nobody knows, beside the steps.</summary>
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>A step as written.</summary>
public sealed record StepDraft
{
    /// <summary>Where it begins.</summary>
    public required At At { get; init; }

    /// <summary>Expected: 1–75 of a–z, 0–9 and "-", once in the programme; it never changes.</summary>
    public Raw? Id { get; init; }

    /// <summary>Expected: one of <see cref="StepKinds.Names"/>.</summary>
    public Raw? Kind { get; init; }

    /// <summary>Expected: 1–120 characters.</summary>
    public Raw? Title { get; init; }

    /// <summary>Expected: a whole number, below 0 before the session, above 0 after it (or after the start).</summary>
    public Raw? Days { get; init; }

    /// <summary>Expected: at most 1,200 characters.</summary>
    public Raw? Text { get; init; }

    /// <summary>Expected: an http or https address.</summary>
    public Raw? Link { get; init; }

    /// <summary>Expected: 1 to 600.</summary>
    public Raw? Minutes { get; init; }

    /// <summary>Of a session; expected: at most 200 characters.</summary>
    public Raw? Place { get; init; }

    /// <summary>The id of a lesson.</summary>
    public Raw? Lesson { get; init; }

    /// <summary>The id of the track whose questions are asked.</summary>
    public Raw? Track { get; init; }

    /// <summary>The title of an assessment.</summary>
    public Raw? Assessment { get; init; }

    /// <summary>Of questions; expected: 1 to 26.</summary>
    public Raw? Weeks { get; init; }

    /// <summary>Expected: participant or manager; a participant when it is missing.</summary>
    public Raw? For { get; init; }

    /// <summary>The same in other forms.</summary>
    public IReadOnlyList<FormDraft> Or { get; init; } = [];

    /// <summary>Keys nobody knows, of the step and its other forms.</summary>
    public IReadOnlyList<Raw> UnknownKeys { get; init; } = [];
}

/// <summary>Another form of a step, as written.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Kind">Expected: a kind that is a form (read, watch, listen, do, play or join), each once in a step.</param>
/// <param name="Title">Expected: at most 120 characters; the step's when it is missing.</param>
/// <param name="Text">Expected: at most 1,200 characters.</param>
/// <param name="Link">Expected: an http or https address.</param>
/// <param name="Minutes">Expected: 1 to 600.</param>
public sealed record FormDraft(At At, Raw? Kind, Raw? Title, Raw? Text, Raw? Link, Raw? Minutes);

/// <summary>The keys authors may write, for readers of files and for the hint when one is misspelled.</summary>
public static class ProgrammeKeys
{
    public static readonly IReadOnlyList<string> Programme = ["id", "title", "description", "steps"];

    public static readonly IReadOnlyList<string> Step =
        ["id", "kind", "title", "days", "text", "link", "minutes", "place", "lesson", "track", "assessment", "weeks", "for", "or"];

    public static readonly IReadOnlyList<string> Option = ["kind", "title", "text", "link", "minutes"];
}
