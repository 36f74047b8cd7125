using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What one uploaded file came to: the texts in it, and what is wrong with it in words.</summary>
internal sealed record UploadRead(IReadOnlyList<ContentFile> Files, IReadOnlyList<ContentError> Problems)
{
    /// <summary>Sheets among it that are no lessons.</summary>
    public IReadOnlyList<ContentFile> Courses { get; init; } = [];

    /// <summary>A YAML file that came by itself: no lesson, but a programme.</summary>
    public ContentFile? Programme { get; init; }

    /// <summary>Something in it belongs to another slice than the lessons'.</summary>
    public bool IsForOthers => Courses.Count > 0 || Programme is not null;

    public static UploadRead Refused(ContentError problem) => new([], [problem]);
}
