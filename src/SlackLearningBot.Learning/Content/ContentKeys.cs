namespace SlackLearningBot.Learning.Content;

/// <summary>The keys authors may write, for readers of files and for the hint when one is misspelled.</summary>
public static class ContentKeys
{
    public static readonly IReadOnlyList<string> Track = ["id", "title", "description", "skills", "order"];

    public static readonly IReadOnlyList<string> Lesson =
        ["id", "title", "format", "skills", "link", "minutes", "source", "owner", "review_by", "questions"];

    public static readonly IReadOnlyList<string> Source = ["title", "url", "licence", "attribution"];

    public static readonly IReadOnlyList<string> Question = ["id", "type", "ask", "options", "answer", "why"];

    public static readonly IReadOnlyList<string> Option = ["text", "right", "why"];
}
