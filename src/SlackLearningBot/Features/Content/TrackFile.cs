using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>A track.yaml as a draft.</summary>
internal static class TrackFile
{
    public static TrackDraft Read(IContentFiles place, string file, IReadOnlyList<LessonDraft> lessons, List<ContentError> errors)
    {
        var draft = new TrackDraft { At = new At(file, 1), Lessons = lessons };
        if (place.Read(file, errors) is not { } text || YamlText.Read(file, 0, text, errors) is not { } fields)
        {
            // The error is told; placeholders keep the check from telling it twice.
            return draft with { Id = new Raw(FileId.Of(file), draft.At), Title = new Raw(file, draft.At) };
        }

        return draft with
        {
            Id = fields.Text("id"),
            Title = fields.Text("title"),
            Description = fields.Text("description"),
            Skills = fields.Texts("skills"),
            Order = fields.Texts("order"),
            UnknownKeys = fields.Unknown(ContentKeys.Track),
        };
    }
}
