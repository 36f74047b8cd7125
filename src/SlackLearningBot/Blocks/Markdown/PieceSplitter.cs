namespace SlackLearningBot.Blocks.Markdown;

/// <summary>Cuts pieces that are too long, at a space or line end where there is one, never inside a link, mark, entity or surrogate pair.</summary>
internal static class PieceSplitter
{
    // What a run may cost beyond its text: four marks on both sides with an edge each, and a quote's sign.
    private const int RunCost = 20;

    /// <summary>The piece in parts whose markup has at most <paramref name="max"/> characters.</summary>
    public static IEnumerable<Piece> Split(Piece piece, int max) => piece switch
    {
        Piece.Text text => Cut(text.Runs, max, Cost, OverheadOf).Select((runs, index) => text with { Runs = runs, Tight = text.Tight || index > 0 }),
        Piece.Code code => Cut([.. code.Lines.Split('\n').SelectMany(line => new[] { Run.Break, new Run(line) }).Skip(1)], max - 8, Cost, _ => 0)
            .Select((runs, index) => code with { Lines = string.Concat(runs.Select(run => run.Text)).Trim('\n'), Tight = code.Tight || index > 0 })
            .Where(part => part.Lines.Length > 0),
        _ => [piece],
    };

    /// <summary>The first <paramref name="max"/> characters a reader sees, and what follows.</summary>
    public static (Piece First, Piece? Others) SplitPlain(Piece piece, int max)
    {
        var parts = piece switch
        {
            Piece.Text text => [.. Cut(text.Runs, max, _ => 1, _ => 0).Select(runs => (Piece)(text with { Runs = runs }))],
            Piece.Code code => [.. Cut([.. code.Lines.Split('\n').SelectMany(line => new[] { Run.Break, new Run(line) }).Skip(1)], max, _ => 1, _ => 0)
                .Select(runs => (Piece)(code with { Lines = string.Concat(runs.Select(run => run.Text)).Trim('\n') }))],
            _ => new List<Piece> { piece },
        };
        return parts.Count < 2 ? (piece, null) : (parts[0], Join(parts.Skip(1)));
    }

    private static Piece Join(IEnumerable<Piece> parts)
    {
        var all = parts.ToList();
        return all[0] switch
        {
            Piece.Text text => text with { Runs = [.. all.Cast<Piece.Text>().SelectMany(part => part.Runs)] },
            Piece.Code code => code with { Lines = string.Join('\n', all.Cast<Piece.Code>().Select(part => part.Lines)) },
            var whole => whole,
        };
    }

    private static IEnumerable<IReadOnlyList<Run>> Cut(IReadOnlyList<Run> runs, int max, Func<char, int> cost, Func<Run, int> overhead)
    {
        var part = new List<Run>();
        var (left, isCut) = (max, false);
        var queue = new Stack<Run>(runs.Reverse());
        while (queue.TryPop(out var run))
        {
            if (run.IsBreak && isCut && part.Count == 0)
            {
                continue;
            }

            var over = run.IsBreak ? RunCost : overhead(run);
            var fits = Fits(run.Text, left - over, cost);
            if (fits == run.Text.Length)
            {
                part.Add(run);
                left -= over + run.Text.Sum(cost);
                continue;
            }

            var end = EndAtSpace(run.Text, fits, mustTake: part.Count == 0);
            if (end > 0)
            {
                part.Add(run with { Text = run.Text[..end] });
            }

            queue.Push(run with { Text = run.Text[end..] });
            yield return part;
            (part, left, isCut) = ([], max, true);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    // After the last space that fits. Without one: all that fits when the part is empty, nothing when it could begin the next part.
    private static int EndAtSpace(string text, int fits, bool mustTake)
    {
        var space = fits > 0 ? text.LastIndexOf(' ', fits - 1) : -1;
        return space > 0 ? space + 1 : mustTake ? Math.Max(1, fits) : 0;
    }

    // How many characters of the text cost at most `budget`; whole surrogate pairs.
    private static int Fits(string text, int budget, Func<char, int> cost)
    {
        var fits = 0;
        foreach (var letter in text)
        {
            budget -= cost(letter);
            if (budget < 0)
            {
                break;
            }

            fits++;
        }

        return fits > 0 && fits < text.Length && char.IsHighSurrogate(text[fits - 1]) ? fits - 1 : fits;
    }

    private static int Cost(char letter) => letter switch
    {
        '&' => 5,
        '<' or '>' => 4,
        _ => 1,
    };

    private static int OverheadOf(Run run) => RunCost + (run.Url is null ? 0 : run.Url.Sum(Cost) + 3);
}
