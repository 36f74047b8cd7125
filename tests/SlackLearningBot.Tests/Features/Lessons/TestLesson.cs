using System.Text.Json;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>A lesson as the content slice stores it.</summary>
internal sealed record TestLesson(string Id)
{
    public string Title { get; init; } = $"Lesson {Id}";

    public string Format { get; init; } = "read";

    public string[] Skills { get; init; } = [];

    public string Body { get; init; } = "The **text** of the lesson.";

    public string? Link { get; init; }

    public int? Minutes { get; init; }

    public string? Source { get; init; }

    public IReadOnlyList<TestQuestion> Questions { get; init; } = [];
}

/// <summary>A question with one right option, first in the author's order.</summary>
internal sealed record TestQuestion(string Id, string Right, params string[] Wrong)
{
    public string Ask { get; init; } = $"What of {Id}?";

    public string Type { get; init; } = "single";

    public string Options => JsonSerializer.Serialize(
        Wrong.Select(text => new { text, right = false, why = (string?)$"Because {text} is wrong." })
            .Prepend(new { text = Right, right = true, why = (string?)$"Because {Right} is right." }));
}
