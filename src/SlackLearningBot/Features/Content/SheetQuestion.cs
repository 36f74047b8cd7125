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
        if (SheetOptions.Of(row) is { Count: > 0 } options)
        {
            draft = draft with { Type = draft.Type ?? (options.Count(option => option.Right is not null) > 1 ? new Raw("multiple", row.At) : null), Options = options };
        }

        draft = row["image"] is { } image ? draft with { Image = new ImageDraft(row.At, image, row["image_alt"]) } : draft;
        return type?.Text switch
        {
            _ when draft.Options.Count > 0 => draft,
            "true-false" => draft with { Answer = row["right"], Why = row["why"] },
            "multiple" => draft with { Options = [.. row.List("right", '|').Select(right => Right(row, right)), .. Wrong(row)] },
            "typed" => draft with
            {
                Accept = row.List("right", '|'),
                Wrong = [.. Wrong(row).Select(option => new WrongDraft(option.At, option.Text, option.Why) { Weight = option.Weight })],
                Why = row["why"],
            },
            "numeric" => Number(draft, row) with { Tolerance = row["tolerance"], Unit = row["unit"], Wrong = [.. Wrong(row).Select(WrongNumberOf)], Why = row["why"] },
            "matching" => draft with { Pairs = [.. row.List("right", '|').Select(Pair)], Decoys = [.. Wrong(row).Select(option => option.Text!)], Why = row["why"] },
            "ordering" => draft with { Items = row.List("right", '|'), Why = row["why"] },
            _ => draft with { Options = [.. row["right"] is { } right ? [Right(row, right)] : Array.Empty<OptionDraft>(), .. Wrong(row)] },
        };
    }

    private static QuestionDraft Number(QuestionDraft draft, SheetRow row)
    {
        var range = Range(row["right"]);
        return range.Count > 0 ? draft with { Range = range } : draft with { Answer = row["right"] };
    }

    private static WrongDraft WrongNumberOf(OptionDraft option)
    {
        var range = Range(option.Text);
        return new WrongDraft(option.At, null, option.Why) { Answer = range.Count > 0 ? null : option.Text, Range = range, Weight = option.Weight };
    }

    /// <summary>"1 … 5"; none for a single number.</summary>
    private static IReadOnlyList<Raw> Range(Raw? cell) =>
        cell?.Text.Split(["…", "..."], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: 2 } ends ? [.. ends.Select(end => cell with { Text = end })] : [];

    private static PairDraft Pair(Raw pair) => pair.Text.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
        ? new PairDraft(pair.At, pair with { Text = pair.Text[..at].Trim() }, pair with { Text = pair.Text[(at + 1)..].Trim() })
        : new PairDraft(pair.At, pair, null);

    private static OptionDraft Right(SheetRow row, Raw text) => new(row.At, text, new Raw("true", row.At), row["why"]);

    private static IEnumerable<OptionDraft> Wrong(SheetRow row) => Enumerable.Range(1, SheetColumns.MostWrong)
        .Where(number => row[$"wrong{number}"] is not null)
        .Select(number => new OptionDraft(row.At, row[$"wrong{number}"], null, row[$"why{number}"]) { Weight = row[$"weight{number}"] });
}
