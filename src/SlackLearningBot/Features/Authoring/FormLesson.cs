using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The form of <c>/learn new</c> as a draft of a lesson. A value's place is its block, so that an error finds its field.</summary>
internal static class FormLesson
{
    public static LessonDraft Of(IReadOnlyDictionary<string, string> form) => new()
    {
        At = new At("title", 1),
        Title = new Raw(form.GetValueOrDefault("title", ""), new At("title", 1)),
        Body = new Raw("", new At("text", 1)),
        PlainBody = "",
    };
}
