using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The form of <c>/learn new</c> as a draft of a lesson. A value's place is its field, so that an error finds it.</summary>
internal static class FormLesson
{
    public static LessonDraft Of(IReadOnlyDictionary<string, string> form)
    {
        var body = form.GetValueOrDefault(FormFields.Text, "").ReplaceLineEndings("\n");
        return new LessonDraft
        {
            At = At(FormFields.Text),
            Id = Value(form, FormFields.Id),
            Title = Value(form, FormFields.Title) ?? new Raw("", At(FormFields.Title)),
            Format = Value(form, FormFields.Format),
            Link = Value(form, FormFields.Link),
            Minutes = form.GetValueOrDefault(FormFields.Format, "read") == "read" ? null : Value(form, FormFields.Minutes),
            Source = form.GetValueOrDefault(FormFields.Origin) == FormFields.Others ? Source(form) : null,
            Skills = [.. Parts(form, FormFields.Skills, ',', ';', '\n').Select(skill => skill with { Text = skill.Text.ToLowerInvariant().Replace(' ', '-') })],
            Questions = FormQuestionView.TypeOf(form) is FormFields.NoQuestion ? [] : [FormQuestion.Of(form)],
            Body = new Raw(body, At(FormFields.Text)),
            PlainBody = MarkdownBlocks.Plain(body),
        };
    }

    /// <summary>Null for an empty field.</summary>
    public static Raw? Value(IReadOnlyDictionary<string, string> form, string field) =>
        form.GetValueOrDefault(field)?.Trim() is { Length: > 0 } value ? new Raw(value, At(field)) : null;

    public static IEnumerable<Raw> Parts(IReadOnlyDictionary<string, string> form, string field, params char[] separators) =>
        form.GetValueOrDefault(field, "").Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => new Raw(part, At(field)));

    public static At At(string field) => new(field, 1);

    private static SourceDraft Source(IReadOnlyDictionary<string, string> form) => new(
        At(FormFields.SourceLicence), Value(form, FormFields.SourceTitle), Value(form, FormFields.SourceUrl),
        Value(form, FormFields.SourceLicence), Value(form, FormFields.SourceAttribution));
}
