using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>Dated steps around a session, or from a start on; checked.</summary>
/// <param name="Id">The same id is the same programme, however it is edited.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Description">May be empty.</param>
/// <param name="Steps">In the order of their days; at least one.</param>
public sealed record Programme(string Id, string Title, string Description, IReadOnlyList<ProgrammeStep> Steps)
{
    /// <summary>The session its days count from; null when they count from the start.</summary>
    public ProgrammeStep? Session => Steps.FirstOrDefault(step => step.Kind == StepKind.Session);

    /// <summary>Those for one of the two, in their order.</summary>
    public IReadOnlyList<ProgrammeStep> StepsFor(StepAudience audience) => [.. Steps.Where(step => step.Audience == audience)];

    /// <summary>How large it is, for whoever owns it.</summary>
    public ProgrammeSize Size => new(Steps.Count(step => step.IsCounted), Steps.Count(step => step.IsCounted && step.Audience == StepAudience.Manager), Session is not null);

    /// <summary>The how-manieth of how many a step is for somebody.</summary>
    /// <param name="step">Which.</param>
    /// <param name="theirs">What comes to them or came: who joins late, or had steps in another group, does not get all.</param>
    public StepPlace PlaceOf(ProgrammeStep step, IReadOnlySet<string> theirs)
    {
        var counted = StepsFor(step.Audience).Where(other => other.IsCounted && (theirs.Contains(other.Id) || other.Id == step.Id)).ToList();
        return new StepPlace(1 + counted.TakeWhile(other => other.Id != step.Id).Count(), counted.Count);
    }
}

/// <summary>Steps there are.</summary>
/// <param name="Steps">For everybody; the session is told beside them.</param>
/// <param name="ForManagers">Of them, those that go to managers.</param>
/// <param name="HasSession">Whether their days count from one.</param>
public sealed record ProgrammeSize(int Steps, int ForManagers, bool HasSession);

/// <summary>The how-manieth of how many, from 1.</summary>
public sealed record StepPlace(int Number, int Of);

/// <summary>One step.</summary>
/// <param name="Id">Never changes: whoever had the step never gets it again.</param>
/// <param name="Kind">What it asks for.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Days">Before (below 0) or after the session, or after the start.</param>
public sealed record ProgrammeStep(string Id, StepKind Kind, string Title, int Days)
{
    public StepAudience Audience { get; init; }

    public string? Text { get; init; }

    public string? Link { get; init; }

    public int? Minutes { get; init; }

    /// <summary>Of a session.</summary>
    public string? Place { get; init; }

    /// <summary>Where a session is: a place or a link; null when nobody said it.</summary>
    public string? Where => Place ?? Link;

    /// <summary>A lesson's or a track's id, or an assessment's title.</summary>
    public string? Refers { get; init; }

    /// <summary>Of an assessment.</summary>
    public Guid? AssessmentId { get; init; }

    /// <summary>Of questions.</summary>
    public int? Weeks { get; init; }

    /// <summary>The same in other forms, its own first; empty when there is only one.</summary>
    public IReadOnlyList<StepOption> Options { get; init; } = [];

    /// <summary>Wherever steps are counted, the session is none of them: nobody does it, one is there.</summary>
    public bool IsCounted => Kind != StepKind.Session;

    /// <summary>A step that is to be done before the session: reminded, and of no use after it.</summary>
    public bool IsPreWork => Days < 0;
}

/// <summary>One form of a step.</summary>
/// <param name="Format">How one takes it in; each once in a step.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Text">Null when there is none.</param>
/// <param name="Link">Null when there is none.</param>
/// <param name="Minutes">Null when nobody said it.</param>
public sealed record StepOption(LessonFormat Format, string Title, string? Text, string? Link, int? Minutes);

/// <summary>What a programme may refer to.</summary>
/// <param name="Lessons">By id.</param>
/// <param name="Tracks">By id.</param>
/// <param name="Assessments">By title, whatever its upper and lower case; of several the newest.</param>
public sealed record ProgrammeWorld(IReadOnlySet<string> Lessons, IReadOnlySet<string> Tracks, IReadOnlyDictionary<string, Guid> Assessments);

/// <summary>What the check of a programme came to.</summary>
public abstract record ProgrammeVerdict
{
    private ProgrammeVerdict()
    {
    }

    /// <summary>A good one, possibly with warnings.</summary>
    public sealed record Good(Programme Programme, IReadOnlyList<ContentWarning> Warnings) : ProgrammeVerdict;

    /// <summary>At least one error, so nothing may be used.</summary>
    public sealed record Refused(IReadOnlyList<ContentError> Errors, IReadOnlyList<ContentWarning> Warnings) : ProgrammeVerdict;
}
