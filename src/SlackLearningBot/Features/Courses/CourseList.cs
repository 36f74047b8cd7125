using SlackLearningBot.Learning.Courses;

namespace SlackLearningBot.Features.Courses;

/// <summary>What a sheet comes to.</summary>
/// <param name="Entries">What can be used, each address once.</param>
/// <param name="Problems">What cannot, by line.</param>
internal sealed record CourseList(IReadOnlyList<ImportEntry> Entries, IReadOnlyList<ImportProblem> Problems);

/// <summary>A row that can be used, with the id it gets when the address is new.</summary>
internal sealed record ImportEntry(Guid Id, string Url, string Title, string Kind, decimal? Hours, string[] Skills)
{
    public static ImportEntry Of(Guid id, CourseEntry entry) => new(id, entry.Url, entry.Title, CourseKinds.NameOf(entry.Kind), entry.Hours, [.. entry.Skills]);
}

/// <summary>A row that cannot be used; the header is line 1.</summary>
internal sealed record ImportProblem(int Line, string Reason);

/// <summary>A list that waits for its owner's word.</summary>
internal sealed record CourseImport
{
    /// <summary>How long it waits.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public required string TeamId { get; init; }
    public required Guid ImportId { get; init; }
    public required string UserId { get; init; }
    public required string File { get; init; }
    public required string Entries { get; init; }
    public required string Problems { get; init; }
    public required string State { get; init; }

    public bool IsOpen => State == "open";

    public CourseList List => new(CoursesJson.ReadEntries(Entries), CoursesJson.ReadProblems(Problems));
}

/// <summary>What saving would do, or did.</summary>
/// <param name="New">Titles of what is added.</param>
/// <param name="Changed">Titles of what is written otherwise, or brought back.</param>
/// <param name="Same">How many stand there already word for word.</param>
internal sealed record ImportPlan(IReadOnlyList<string> New, IReadOnlyList<string> Changed, int Same)
{
    public int Changes => New.Count + Changed.Count;
}
