using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>The YAML of a programme as a draft.</summary>
internal sealed class ProgrammeFile : IProgrammeFiles
{
    public ProgrammeDraft? Read(ContentFile file, List<ContentError> errors) => YamlText.Read(file.Path, 0, file.Text, errors) is not { } fields ? null : new ProgrammeDraft
    {
        At = new At(file.Path, 1),
        Id = fields.Text("id"),
        Title = fields.Text("title"),
        Description = fields.Text("description"),
        Steps = [.. fields.List("steps").Select(ReadStep)],
        UnknownKeys = fields.Unknown(ProgrammeKeys.Programme),
    };

    private static StepDraft ReadStep(YamlFields step)
    {
        var forms = step.List("or");
        return new StepDraft
        {
            At = step.At,
            Id = step.Text("id"),
            Kind = step.Text("kind"),
            Title = step.Text("title"),
            Days = step.Text("days"),
            Text = step.Text("text"),
            Link = step.Text("link"),
            Minutes = step.Text("minutes"),
            Place = step.Text("place"),
            Lesson = step.Text("lesson"),
            Track = step.Text("track"),
            Assessment = step.Text("assessment"),
            Weeks = step.Text("weeks"),
            For = step.Text("for"),
            Or = [.. forms.Select(form => new FormDraft(form.At, form.Text("kind"), form.Text("title"), form.Text("text"), form.Text("link"), form.Text("minutes")))],
            UnknownKeys = [.. step.Unknown(ProgrammeKeys.Step), .. forms.SelectMany(form => form.Unknown(ProgrammeKeys.Option))],
        };
    }
}
