using SlackLearningBot.Blocks.Markdown;

namespace SlackLearningBot.Features.Search;

/// <summary>A lesson that was found, with the passage that says why.</summary>
internal sealed record Hit(string LessonId, string Title, string Format, int? Minutes, string TrackTitle, IReadOnlyList<Run> Passage)
{
    /// <summary>What PostgreSQL puts before and after a word it found; no text of a lesson keeps these.</summary>
    public const char Start = '\ue000';
    public const char Stop = '\ue001';

    /// <summary>A text on one line, without the two signs and without the rule that is drawn below the head of a table.</summary>
    public static string Plain(string text) => string.Join(
        ' ', text.Replace(Start, ' ').Replace(Stop, ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !IsRule(word)));

    private static bool IsRule(string word) => word.Length > 3 && word.All(sign => sign is '-' or '+');

    /// <param name="row">The lesson.</param>
    /// <param name="plain">Its text.</param>
    /// <param name="passage">What PostgreSQL cut out of the text.</param>
    public static Hit Of(HitRow row, string plain, string passage) => new(row.LessonId, row.Title, row.Format, row.Minutes, row.TrackTitle, Read(plain, passage));

    private static IReadOnlyList<Run> Read(string plain, string passage)
    {
        var cut = passage.Replace($"{Start}", "", StringComparison.Ordinal).Replace($"{Stop}", "", StringComparison.Ordinal).Trim();
        var runs = new List<Run> { new(plain.StartsWith(cut.Split(" … ")[0], StringComparison.Ordinal) ? "" : "… ") };
        foreach (var part in passage.Split(Start))
        {
            var end = part.IndexOf(Stop);
            runs.Add(new Run(end > 0 ? part[..end] : "", Marks.Bold));
            runs.Add(new Run(part[(end + 1)..]));
        }

        runs.Add(new Run(plain.EndsWith(cut.Split(" … ")[^1], StringComparison.Ordinal) ? "" : " …"));
        return [.. runs.Where(run => run.Text.Length > 0)];
    }
}

/// <summary>A lesson that was found, as the table has it.</summary>
internal sealed record HitRow
{
    public required string LessonId { get; init; }
    public required string Title { get; init; }
    public required string Format { get; init; }
    public int? Minutes { get; init; }
    public required string Body { get; init; }
    public required string TrackTitle { get; init; }
}
