using System.Globalization;
using System.Text;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>Writes questions as a GIFT file that Moodle and our own reader take. GIFT has no units and images, and no order to restore: the first stands in the question's text, the second is left out, the third becomes a matching of places.</summary>
public static class GiftWriter
{
    /// <param name="tracks">What is written: a category for each lesson with questions, named after its track and itself.</param>
    /// <param name="left">Takes the ids of questions that GIFT cannot hold: a typed answer or a pair with the sign "->" in it, which means a pair there and has no escape.</param>
    public static string Write(IReadOnlyList<Track> tracks, ICollection<string> left)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(left);
        var file = new StringBuilder();
        foreach (var track in tracks)
        {
            foreach (var lesson in track.Lessons.Where(lesson => lesson.Questions.Count > 0))
            {
                file.Append("$CATEGORY: $course$/top/").Append(Part(track.Title)).Append('/').Append(Part(lesson.Title)).Append("\n\n");
                foreach (var question in lesson.Questions)
                {
                    if (Write(question, lesson.Skills) is { } text)
                    {
                        file.Append(text).Append('\n');
                    }
                    else
                    {
                        left.Add(question.Id);
                    }
                }
            }
        }

        return file.ToString();
    }

    /// <param name="question">The question.</param>
    /// <param name="tags">Of its lesson; each without "]".</param>
    /// <returns>The question with its line end; null when GIFT cannot hold it.</returns>
    public static string? Write(Question question, IReadOnlyList<string> tags)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(tags);
        if (Texts(question).Any(text => text.Contains("->", StringComparison.Ordinal)))
        {
            return null;
        }

        var text = new StringBuilder("// [id:").Append(question.Id).Append(']');
        foreach (var tag in tags)
        {
            text.Append(" [tag:").Append(tag).Append(']');
        }

        text.Append("\n::").Append(question.Id).Append("::[plain]").Append(Escape(question is Numeric { Unit: { } unit } ? $"{question.Ask} ({unit})" : question.Ask)).Append('{');
        return text.Append(Answers(question)).Append("}\n").ToString();
    }

    /// <summary>Texts in which an arrow would make a pair.</summary>
    private static IEnumerable<string> Texts(Question question) => question switch
    {
        Typed typed => [.. typed.Accepted, .. typed.Wrong.SelectMany(wrong => new[] { wrong.Text, wrong.Why ?? "" }), typed.Why ?? ""],
        Matching matching => matching.Pairs.Select(pair => pair.Left),
        _ => [],
    };

    private static string Answers(Question question) => question switch
    {
        TrueFalse statement => TrueOrFalse(statement),
        SingleChoice single => Lines(single.Options.Select(option => $"{(option.Right ? '=' : '~')}{Weight(option.Weight)}{Text(option.Text)}{Feedback(option.Why)}")),
        MultipleChoice multiple => Lines(Weighted(multiple)),
        Typed typed => Lines(
            [.. typed.Accepted.Select(text => $"=%100%{Typeable(text)}"), .. typed.Wrong.Select(wrong => $"={Weight(wrong.Weight ?? 0)}{Typeable(wrong.Text)}{Feedback(wrong.Why)}")]) + General(typed.Why),
        Numeric { Wrong.Count: 0 } numeric => $"#{Span(numeric.Low, numeric.High, numeric.Exact)}{General(numeric.Why)}",
        Numeric numeric => "#" + Lines(
            [$"=%100%{Span(numeric.Low, numeric.High, numeric.Exact)}", .. numeric.Wrong.Select(wrong => $"={Weight(wrong.Weight ?? 0)}{Span(wrong.Low, wrong.High, wrong.Exact)}{Feedback(wrong.Why)}")]) + General(numeric.Why),
        Matching matching => Lines([.. matching.Pairs.Select(pair => $"={Text(pair.Left)} -> {Escape(pair.Right)}"), .. matching.Decoys.Select(decoy => $"= -> {Escape(decoy)}")]) + General(matching.Why),
        Ordering ordering => Lines(ordering.Items.Select((item, at) => $"={(at + 1).ToString(CultureInfo.InvariantCulture)}. -> {Escape(item)}")) + General(ordering.Why),
        _ => throw new InvalidOperationException("A question of no known type."),
    };

    private static string TrueOrFalse(TrueFalse statement)
    {
        var right = statement.Options.First(option => option.Right);
        var wrong = statement.Options.First(option => !option.Right);
        return (right.Text == "True" ? "TRUE" : "FALSE") + (wrong.Why is null && right.Why is null ? "" : $"#{Text(wrong.Why ?? "")}") + Feedback(right.Why);
    }

    /// <summary>With the author's weights, or those that mean the same as none.</summary>
    private static IEnumerable<string> Weighted(MultipleChoice multiple) =>
        multiple.Options.Zip(OptionWeights.Of(multiple), (option, weight) => $"~{Weight(weight)}{Text(option.Text)}{Feedback(option.Why)}");

    // Moodle takes the weights of its own list, with five decimals, and others where its importer is told to take the nearest.
    private static string Weight(decimal? weight) => weight is { } share ? $"%{Math.Round(share * 100, 5).ToString("0.#####", CultureInfo.InvariantCulture)}%" : "";

    private static string Span(decimal low, decimal high, decimal? exact) => exact is { } middle ? $"{Number(middle)}:{Number(high - middle)}" : $"{Number(low)}..{Number(high)}";

    private static string Lines(IEnumerable<string> answers) => string.Concat(answers.Select(answer => $"\n\t{answer}")) + "\n";

    private static string Feedback(string? why) => why is null ? "" : $"#{Text(why)}";

    private static string General(string? why) => why is null ? "" : $"####{Text(why)}";

    private static string Typeable(string text) => Text(text.Replace("*", "\\*", StringComparison.Ordinal));

    /// <summary>A text that would be taken for a format or a weight says its format, so that the rest is text.</summary>
    private static string Text(string text) => text.StartsWith('[') || text.StartsWith('%') ? $"[plain]{Escape(text)}" : Escape(text);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var sign in text.ReplaceLineEndings("\n"))
        {
            _ = sign switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ':' or '#' or '=' or '{' or '}' or '~' => escaped.Append('\\').Append(sign),
                _ => escaped.Append(sign),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A part of a category's path, where a slash parts and two are one.</summary>
    private static string Part(string title) => title.ReplaceLineEndings(" ").Replace("/", "//", StringComparison.Ordinal);

    private static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
