using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Content;

/// <summary>Drafts without a fault, for tests to spoil.</summary>
internal static class Draft
{
    public static At At(int line) => new("t/l.md", line);

    public static Raw Raw(string text, int line) => new(text, At(line));

    public static TrackDraft Track(params LessonDraft[] lessons) =>
        new() { At = At(1), Id = Raw("t-1", 2), Title = Raw("Track", 3), Lessons = lessons };

    public static LessonDraft Lesson(string id = "l-1") => new()
    {
        At = At(1),
        Id = Raw(id, 2),
        Title = Raw("Lesson", 3),
        Body = Raw("Text.", 9),
        PlainBody = "Text.",
        Questions = [Question() with { Id = Raw("q-" + id, 11) }],
    };

    public static QuestionDraft Question() => new()
    {
        At = At(10),
        Id = Raw("q-1", 11),
        Ask = Raw("Which?", 12),
        Options = [Option("a", "true"), Option("b")],
    };

    public static OptionDraft Option(string text, string? right = null) =>
        new(At(30), Raw(text, 30), right is null ? null : Raw(right, 31), null);

    public static QuestionDraft Typed() => Question() with { Type = Raw("typed", 13), Options = [], Accept = [Raw("index", 14), Raw("indices", 15)] };

    public static QuestionDraft Numeric() => Question() with { Type = Raw("numeric", 13), Options = [], Answer = Raw("3.14", 14) };

    public static QuestionDraft Matching() => Question() with { Type = Raw("matching", 13), Options = [], Pairs = [Pair("a", "1", 14), Pair("b", "2", 15), Pair("c", "1", 16)] };

    public static QuestionDraft Ordering() => Question() with { Type = Raw("ordering", 13), Options = [], Items = [Raw("a", 14), Raw("b", 15), Raw("c", 16)] };

    public static PairDraft Pair(string left, string right, int line) => new(At(line), Raw(left, line), Raw(right, line));
}
