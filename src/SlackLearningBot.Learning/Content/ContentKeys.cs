namespace SlackLearningBot.Learning.Content;

/// <summary>The keys authors may write, for readers of files and for the hint when one is misspelled.</summary>
public static class ContentKeys
{
    /// <summary>Of a track.yaml.</summary>
    public static readonly IReadOnlyList<string> Track = ["id", "title", "description", "skills", "order"];

    /// <summary>Of a lesson's front matter.</summary>
    public static readonly IReadOnlyList<string> Lesson =
        ["id", "title", "format", "skills", "link", "minutes", "source", "owner", "review_by", "questions"];

    /// <summary>Of a lesson's source.</summary>
    public static readonly IReadOnlyList<string> Source = ["title", "url", "licence", "attribution"];

    /// <summary>Of a question of whatever type.</summary>
    public static readonly IReadOnlyList<string> Question =
        ["id", "type", "ask", "image", "options", "answer", "accept", "wrong", "case", "spaces", "diacritics", "tolerance", "range", "unit", "pairs", "decoys", "items", "why"];

    /// <summary>Of an option of a choice.</summary>
    public static readonly IReadOnlyList<string> Option = ["text", "right", "weight", "why"];

    /// <summary>Of an expected wrong answer: text of a typed question, answer, tolerance and range of a numeric one.</summary>
    public static readonly IReadOnlyList<string> Wrong = ["text", "answer", "tolerance", "range", "weight", "why"];

    /// <summary>Of a pair of a matching.</summary>
    public static readonly IReadOnlyList<string> Pair = ["left", "right"];

    /// <summary>Of a question's image.</summary>
    public static readonly IReadOnlyList<string> Image = ["url", "alt"];

    /// <summary>The types of questions as authors write them, each with its own keys; id, type, ask and image belong to all.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> QuestionTypes = new Dictionary<string, IReadOnlyList<string>>
    {
        ["single"] = ["options"],
        ["multiple"] = ["options"],
        ["true-false"] = ["answer", "why", "options"],
        ["typed"] = ["answer", "accept", "wrong", "case", "spaces", "diacritics", "why"],
        ["numeric"] = ["answer", "tolerance", "range", "unit", "wrong", "why"],
        ["matching"] = ["pairs", "decoys", "why"],
        ["ordering"] = ["items", "why"],
    };
}
