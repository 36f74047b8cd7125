using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What one uploaded file came to: the texts in it, and what is wrong with it in words.</summary>
internal sealed record UploadRead(IReadOnlyList<ContentFile> Files, IReadOnlyList<ContentError> Problems)
{
    /// <summary>A YAML file that came by itself: no lesson, but a programme.</summary>
    public ContentFile? Programme { get; init; }

    public static UploadRead Refused(ContentError problem) => new([], [problem]);
}
