using Npgsql;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Seams;

/// <summary>Reads, weighs and publishes what owners bring into Slack, by the same rules as <c>content import</c>. Implemented by Features/Content.</summary>
internal interface IContentDesk
{
    /// <summary>Files as drafts: checks nothing but whether they can be read.</summary>
    AuthoredContent Read(IReadOnlyList<ContentFile> files);

    /// <summary>What publishing would do now; changes nothing.</summary>
    Task<ContentPlan> PlanAsync(string teamId, ContentParcel parcel, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Does it in the caller's transaction when the content it touches is still as the plan with this basis found it; null when it is not.</summary>
    Task<ContentPlan?> PublishAsync(
        NpgsqlTransaction transaction, string teamId, ContentParcel parcel, string basis, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>One file of an author: its path with "/" (none for a file that came by itself) and its text with "\n" as line end.</summary>
internal sealed record ContentFile(string Path, string Text);

/// <summary>What files hold.</summary>
/// <param name="Folders">Folders of Markdown files: tracks as a whole, so that what they lack is retired from them.</param>
/// <param name="Parts">Lessons of sheets, each under the name of its track (its id or title): they join it, and nothing is retired.</param>
/// <param name="Loose">Lessons that name no track.</param>
/// <param name="Errors">What could not be read.</param>
internal sealed record AuthoredContent(
    IReadOnlyList<TrackDraft> Folders, IReadOnlyList<PartDraft> Parts, IReadOnlyList<LessonDraft> Loose, IReadOnlyList<ContentError> Errors)
{
    /// <summary>What was left out or changed while reading, and keeps nothing from being published.</summary>
    public IReadOnlyList<ContentWarning> Warnings { get; init; } = [];
}

/// <summary>Some lessons for a track that a sheet names.</summary>
internal sealed record PartDraft(Raw Track, IReadOnlyList<LessonDraft> Lessons);

/// <summary>What is to be published.</summary>
/// <param name="Tracks">Checked.</param>
/// <param name="Parts">The ids of those tracks that bring only some of their lessons: the others stay.</param>
internal sealed record ContentParcel(IReadOnlyList<Track> Tracks, IReadOnlySet<string> Parts);

/// <summary>What publishing does to the workspace's lessons, by title.</summary>
/// <param name="New">Added.</param>
/// <param name="Changed">Changed, or brought back.</param>
/// <param name="Retired">No longer in any track.</param>
/// <param name="Moved">Taken from another track.</param>
/// <param name="Unchanged">How many stay as they are.</param>
/// <param name="Questions">Questions added, changed and retired.</param>
/// <param name="Basis">Stands for the content as the plan found it.</param>
internal sealed record ContentPlan(
    IReadOnlyList<string> New, IReadOnlyList<string> Changed, IReadOnlyList<string> Retired, IReadOnlyList<string> Moved,
    int Unchanged, QuestionChanges Questions, string Basis)
{
    public bool ChangesNothing => (New.Count, Changed.Count, Retired.Count, Moved.Count, Questions) is (0, 0, 0, 0, (0, 0, 0));
}

internal sealed record QuestionChanges(int Added, int Changed, int Retired);
