using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>One row of a sheet of lessons.</summary>
internal sealed class SheetRow(At at, IReadOnlyList<string> columns, IReadOnlyList<string> cells)
{
    private static readonly string[] OfTheLesson = ["title", "text", "link", "format", "skills", "minutes"];

    public At At => at;

    public bool IsEmpty => cells.All(string.IsNullOrWhiteSpace);

    public bool HasQuestion => this["question"] is not null || this["right"] is not null || this["type"] is not null || this["wrong1"] is not null || this["option1"] is not null;

    /// <summary>Null for an empty cell, and for a column the sheet does not have.</summary>
    public Raw? this[string column]
    {
        get
        {
            var index = columns.TakeWhile(name => name != column).Count();
            return index < columns.Count && index < cells.Count && !string.IsNullOrWhiteSpace(cells[index]) ? new Raw(cells[index].Trim(), at) : null;
        }
    }

    public SourceDraft? Source => (this["source_title"] ?? this["source_url"] ?? this["source_licence"] ?? this["source_attribution"]) is null
        ? null
        : new SourceDraft(at, this["source_title"], this["source_url"], this["source_licence"], this["source_attribution"]);

    /// <summary>Whether it is one more question of that row's lesson: it says nothing else about the lesson than that row does.</summary>
    public bool Continues(SheetRow lesson) => HasQuestion
        && (this["id"] is null || this["id"]?.Text == lesson["id"]?.Text)
        && OfTheLesson.All(column => this[column] is null || this[column]!.Text == lesson[column]?.Text);

    public IReadOnlyList<Raw> List(string column, params char[] separators) => this[column] is { } cell
        ? [.. cell.Text.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => cell with { Text = text })]
        : [];
}
