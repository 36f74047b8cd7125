using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>The question of a row: the same drafts that a Markdown file gives, so that the same rules judge them.</summary>
internal static class SheetQuestion
{
    public static QuestionDraft Of(SheetRow row, string lessonId, int number)
    {
        var type = row["type"] is { } named ? named with { Text = named.Text.ToLowerInvariant().Replace('_', '-').Replace(' ', '-') } : null;
        var draft = new QuestionDraft
        {
            At = row.At,
            Id = row["question_id"] ?? new Raw($"{lessonId}-{number}", row.At),
            Type = type,
            Ask = row["question"],
        };
        return type?.Text switch
        {
            "true-false" => draft with { Answer = row["right"], Why = row["why"] },
            "multiple" => draft with { Options = [.. row.List("right", '|').Select(right => Right(row, right)), .. Wrong(row)] },
            _ => draft with { Options = [.. row["right"] is { } right ? [Right(row, right)] : Array.Empty<OptionDraft>(), .. Wrong(row)] },
        };
    }

    private static OptionDraft Right(SheetRow row, Raw text) => new(row.At, text, new Raw("true", row.At), row["why"]);

    private static IEnumerable<OptionDraft> Wrong(SheetRow row) => Enumerable.Range(1, SheetColumns.MostWrong)
        .Where(number => row[$"wrong{number}"] is not null)
        .Select(number => new OptionDraft(row.At, row[$"wrong{number}"], null, row[$"why{number}"]));
}
