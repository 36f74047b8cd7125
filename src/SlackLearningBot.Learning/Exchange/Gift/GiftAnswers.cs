using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>What stands between the braces: its signs decide the type, in the order in which Moodle's importer looks for them.</summary>
internal sealed partial class GiftAnswers(ForeignFormat format, List<ForeignRemark> warnings)
{
    private static readonly string[] True = ["T", "TRUE"];
    private static readonly string[] False = ["F", "FALSE"];
    private bool hasWarned;

    /// <param name="text">Without the general feedback.</param>
    /// <param name="stem">The question's text.</param>
    /// <exception cref="GiftException">They cannot be read.</exception>
    public ForeignQuestion Read(GiftSpan text, ForeignText stem)
    {
        if (text.IsEmpty)
        {
            return new ForeignQuestion.Essay { Line = 0, Stem = stem };
        }

        if (text.StartsWith('#'))
        {
            return new ForeignQuestion.Numerical(new GiftNumbers(format).Read(text)) { Line = 0, Stem = stem };
        }

        RefuseCloze(text);
        if (text.Find("~") >= 0)
        {
            return Choice(text, stem);
        }

        if (text.Find("=") >= 0 && text.Find("->") >= 0)
        {
            return new ForeignQuestion.Matching(Pairs(text)) { Line = 0, Stem = stem };
        }

        return (ForeignQuestion?)TrueFalse(text, stem) ?? new ForeignQuestion.ShortAnswer(Words(text)) { Line = 0, Stem = stem };
    }

    private static void RefuseCloze(GiftSpan text)
    {
        if (Cloze().IsMatch(text.Text))
        {
            throw new GiftException(text.Line, "gift-cloze", $"Found “{Excerpt.Of(text.Text, 30)}”, which is Moodle's Cloze format and not GIFT. Write each gap as a question of its own.");
        }
    }

    private ForeignQuestion.Choice Choice(GiftSpan text, ForeignText stem)
    {
        var options = Marked(text).Select(part => Option(part, part.StartsWith('=') ? 100 : 0)).OfType<ForeignOption>().ToList();
        if (options.Count < 2)
        {
            throw new GiftException(text.Line, "gift-options", "Found fewer than two options. Write a right one after = and each wrong one after ~.");
        }

        return new ForeignQuestion.Choice(text.Find("=") >= 0, options) { Line = 0, Stem = stem };
    }

    /// <summary>The options, each from its mark on; what stands before the first mark is one too.</summary>
    private List<GiftSpan> Marked(GiftSpan text)
    {
        var parts = new List<GiftSpan>();
        var from = text.Start;
        for (var at = text.Start; at < text.End; at++)
        {
            var isRight = text.Owner.IsControl(at, '=');
            if (isRight)
            {
                LookAtEquals(text, at, from);
            }

            if (isRight || text.Owner.IsControl(at, '~'))
            {
                Add(text.From(from).Until(at));
                from = isRight ? at : at + 1;
            }
        }

        Add(text.From(from));
        return parts;

        void Add(GiftSpan part)
        {
            if (!part.Trim().IsEmpty)
            {
                parts.Add(part.Trim());
            }
        }
    }

    /// <summary>An equals sign begins a right option wherever it stands, also where its author meant the sign itself.</summary>
    private void LookAtEquals(GiftSpan text, int at, int from)
    {
        var before = at > text.Start && !text.Owner.IsEscaped(at - 1) ? text.Owner[at - 1] : ' ';
        var after = at + 1 < text.End && !text.Owner.IsEscaped(at + 1) ? text.Owner[at + 1] : ' ';
        if (before is '<' or '>' or '!' or '=' || (after is '"' or '\'' && char.IsLetter(before)) || after == '=')
        {
            throw new GiftException(text.Owner.LineOf(at), "gift-equals", $"Found “{Excerpt.Of(GiftText.Trim(text.Owner.Substring(Math.Max(from, at - 15), Math.Min(text.End, at + 10))), 30)}”, where = would begin a right answer. Write \\= for the sign itself.");
        }

        if (char.IsLetterOrDigit(before) && at > from)
        {
            Warn(text, at, "gift-equals", "Found = in the middle of a word, and took what follows for a right answer. Write \\= if it is the sign itself.");
        }
    }

    private List<ForeignOption> Words(GiftSpan text)
    {
        var answers = text.Split('=').Select(part => part.Trim()).Where((part, at) => at > 0 || !part.IsEmpty).Select(part => Option(part, 100)).OfType<ForeignOption>().ToList();
        if (answers.Count == 0)
        {
            throw Empty(text);
        }

        if (answers is [{ Text.Text: var only }] && only.ToUpperInvariant() is "T" or "TRUE" or "F" or "FALSE")
        {
            Warn(text, text.Start, "gift-true-false", $"Found “{only}”, which GIFT takes for a word to type. Write {{TRUE}} or {{FALSE}}, in capitals and without =, for a statement.");
        }

        return answers;
    }

    /// <summary>Null for a mark with nothing behind it, which Moodle drops too.</summary>
    private ForeignOption? Option(GiftSpan part, decimal percent)
    {
        var isMarkedRight = part.StartsWith('=');
        var text = isMarkedRight ? part.From(part.Start + 1).Trim() : part;
        if (GiftWeight.Read(ref text) is { } weight)
        {
            percent = weight;
        }

        var bits = text.Split('#', 2);
        var option = new ForeignOption(
            GiftQuestion.Text(bits[0].Raw, format), percent, bits.Count > 1 ? GiftQuestion.Feedback(bits[1], format) : null);
        if (option.Text.Text.Length > 0)
        {
            return option;
        }

        return percent <= 0 && option.Feedback is null ? null : throw Empty(part);
    }

    private static GiftException Empty(GiftSpan part) => new(
        part.Line, "gift-option-empty", $"Found an answer without words{(part.Find("#") >= 0 ? ": what follows # is feedback. Write \\# for the sign itself" : ". Write it behind its = or ~")}.");

    private List<ForeignPair> Pairs(GiftSpan text)
    {
        var parts = text.Split('=').Select(part => part.Trim()).Where((part, at) => at > 0 || !part.IsEmpty).ToList();
        if (parts.Count < 2)
        {
            throw new GiftException(text.Line, "gift-options", "Found fewer than two pairs. Write each as =left -> right.");
        }

        return [.. parts.Select(Pair)];
    }

    private ForeignPair Pair(GiftSpan part)
    {
        if (part.Find("#") is var feedback and >= 0)
        {
            throw new GiftException(part.From(feedback).Line, "gift-pair-feedback", "Found # in a pair, which takes no feedback: it would be shown as part of the partner. Remove it, or write \\# for the sign itself.");
        }

        var arrow = part.Find("->");
        if (arrow < 0)
        {
            throw new GiftException(part.Line, "gift-pair", $"Found “{Excerpt.Of(part.Text, 30)}” among pairs without ->. Write =left -> right.");
        }

        var right = part.From(arrow + 2).Text;
        return right.Length > 0
            ? new ForeignPair(GiftQuestion.Text(part.Until(arrow).Raw, format), right)
            : throw new GiftException(part.Line, "gift-pair", $"Found “{Excerpt.Of(part.Text, 30)}” without a partner. Write =left -> right.");
    }

    /// <summary>Null when it is a word to type.</summary>
    private ForeignQuestion.TrueFalse? TrueFalse(GiftSpan text, ForeignText stem)
    {
        var bits = text.Split('#', 3);
        var answer = bits[0].Text;
        return True.Contains(answer) || False.Contains(answer)
            ? new ForeignQuestion.TrueFalse(True.Contains(answer), Told(1), Told(2)) { Line = 0, Stem = stem }
            : null;

        ForeignText? Told(int at) => at < bits.Count ? GiftQuestion.Feedback(bits[at], format) : null;
    }

    /// <summary>One remark a question is enough, and finding lines costs time.</summary>
    private void Warn(GiftSpan text, int at, string rule, string message)
    {
        if (!hasWarned)
        {
            hasWarned = true;
            warnings.Add(new ForeignRemark(text.Owner.LineOf(at), rule, message));
        }
    }

    [GeneratedRegex(@"^\d*:[A-Z]{1,20}(_[A-Z]+)?:", RegexOptions.NonBacktracking)]
    private static partial Regex Cloze();
}
