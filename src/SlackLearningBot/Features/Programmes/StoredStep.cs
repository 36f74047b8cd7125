using System.Text.Json;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A step as the table <c>programme_step</c> holds it.</summary>
internal sealed record StoredStep
{
    public required string StepId { get; init; }
    public required short Position { get; init; }
    public required string Kind { get; init; }
    public required string Audience { get; init; }
    public required string Title { get; init; }
    public required short Days { get; init; }
    public string? Body { get; init; }
    public string? Link { get; init; }
    public short? Minutes { get; init; }
    public string? Place { get; init; }
    public string? Refers { get; init; }
    public Guid? AssessmentId { get; init; }
    public short? Weeks { get; init; }

    /// <summary>A list of <see cref="StoredForm"/>.</summary>
    public required string Options { get; init; }

    public ProgrammeStep Open() => new(StepId, StepKinds.Find(Kind) ?? StepKind.Do, Title, Days)
    {
        Audience = Audience == "manager" ? StepAudience.Manager : StepAudience.Participant,
        Text = Body,
        Link = Link,
        Minutes = Minutes,
        Place = Place,
        Refers = Refers,
        AssessmentId = AssessmentId,
        Weeks = Weeks,
        Options =
        [
            .. JsonSerializer.Deserialize(Options, ProgrammesJson.Default.IReadOnlyListStoredForm)!
                .Select(form => new StepOption(StoredLesson.FormatOf(form.Format), form.Title, form.Text, form.Link, form.Minutes)),
        ],
    };

    public static StoredStep Of(ProgrammeStep step, int position) => new()
    {
        StepId = step.Id,
        Position = (short)position,
        Kind = StepKinds.NameOf(step.Kind),
        Audience = step.Audience == StepAudience.Manager ? "manager" : "participant",
        Title = step.Title,
        Days = (short)step.Days,
        Body = step.Text,
        Link = step.Link,
        Minutes = (short?)step.Minutes,
        Place = step.Place,
        Refers = step.Refers,
        AssessmentId = step.AssessmentId,
        Weeks = (short?)step.Weeks,
        Options = JsonSerializer.Serialize(
            [.. step.Options.Select(option => new StoredForm(NameOf(option), option.Title, option.Text, option.Link, option.Minutes))], ProgrammesJson.Default.IReadOnlyListStoredForm),
    };

    /// <summary>As columns and buttons write a form.</summary>
    public static string NameOf(StepOption option) => option.Format.ToString().ToLowerInvariant();
}

/// <summary>The newest version of a programme.</summary>
internal sealed record StoredProgramme(Programme Programme, int Version);
