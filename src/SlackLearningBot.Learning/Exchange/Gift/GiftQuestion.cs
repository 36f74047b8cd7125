using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>Reads one block: its title, its text around the answers, and what type these are of.</summary>
internal sealed class GiftQuestion(GiftBlock block, List<ForeignRemark> warnings)
{
    private const string CategoryMark = "$CATEGORY:";
    private static readonly string[] Preformatted = ["pre", "code", "script"];

    /// <exception cref="GiftException">It cannot be read.</exception>
    public ForeignQuestion Read()
    {
        var text = GiftText.Read(block.Text, block.Line).Trim();
        if (text.Raw.StartsWith(CategoryMark, StringComparison.Ordinal))
        {
            return Category(text);
        }

        var title = Title(ref text);
        var (open, close) = (text.Find("{"), text.Find("}"));
        if (open < 0 && close < 0)
        {
            return Description(text, title);
        }

        if (open < 0 || close < open)
        {
            throw Bad(close < 0 ? text.From(open) : text.From(close), "gift-braces", $"Found {(open < 0 ? "a closing brace without an opening one" : close < 0 ? "an opening brace that is not closed before the next empty line" : "a closing brace before the opening one")}. Write the answers between {{ and }}, without an empty line, and other braces as \\{{ and \\}}.");
        }

        var answers = text.From(open + 1).Until(close).Trim();
        RefuseOtherBraces(text, open, close);
        var hasGap = !text.EndsWith('}');
        var stem = Text(text.Until(open).Raw + (hasGap ? ForeignQuestion.Gap : "") + text.From(close + 1).Raw, ForeignFormat.Moodle);
        var general = answers.FindLast("####");
        var feedback = general < 0 ? null : Feedback(answers.From(general + 4), stem.Format);
        var question = new GiftAnswers(stem.Format, warnings).Read(general < 0 ? answers : answers.Until(general).Trim(), stem);
        if (stem.Text.Length == 0)
        {
            throw Bad(text, "gift-stem-empty", "Found answers and no question. Write what is asked before the brace.");
        }

        return Complete(question, title) with { HasGap = hasGap, GeneralFeedback = feedback };
    }

    private ForeignQuestion.Category Category(GiftSpan text)
    {
        if (text.Find("\n") is var end and >= 0 && text.From(end).Text.Length > 0)
        {
            throw Bad(text.From(end + 1), "gift-category", "Found lines directly below $CATEGORY:, which would belong to its name. Put an empty line between them.");
        }

        var path = text.From(text.Start + CategoryMark.Length).Text;
        return new ForeignQuestion.Category { Line = block.Line, Title = path, Stem = new ForeignText(path, ForeignFormat.Plain) };
    }

    /// <summary>The name between double colons, which is taken off the text; null when there is none.</summary>
    private string? Title(ref GiftSpan text)
    {
        if (text.Find("::") != text.Start)
        {
            return null;
        }

        var end = text.Find("::", text.Start + 2);
        if (end < 0)
        {
            Warn(text, "gift-title", "Found :: without a second one, so the question has no name. Write ::name:: before its text.");
            text = text.From(text.Start + 2).Trim();
            return null;
        }

        var title = text.From(text.Start + 2).Until(end).Text;
        text = text.From(end + 2).Trim();
        return title.Length == 0 ? null : title;
    }

    private ForeignQuestion Description(GiftSpan text, string? title)
    {
        var stem = Text(text.Raw, ForeignFormat.Moodle);
        if (stem.Text.Length == 0)
        {
            throw Bad(text, "gift-stem-empty", "Found a name and nothing else. Write the question below it, without an empty line between.");
        }

        if (Preformatted.FirstOrDefault(tag => Count(stem.Text, $"<{tag}>") != Count(stem.Text, $"</{tag}>")) is { } open)
        {
            Warn(text, "gift-cut", $"Found <{open}> without both its ends, and no answers: an empty line in it seems to cut the question in two. Remove the empty lines, or write \\n for them.");
        }

        return Complete(new ForeignQuestion.Description { Line = block.Line, Stem = stem }, title);
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }

    /// <summary>With more braces, the first pair is hardly the one its author meant.</summary>
    private static void RefuseOtherBraces(GiftSpan text, int open, int close)
    {
        var inside = text.Find("{", open + 1);
        var behind = inside >= 0 ? inside : text.Find("}", close + 1);
        if (behind >= 0)
        {
            throw Bad(text.From(behind), "gift-braces", $"Found a further brace at “{Excerpt.Of(text.From(behind).Text, 30)}”, so it is not clear where the answers are. Write braces that belong to the text as \\{{ and \\}}.");
        }
    }

    private ForeignQuestion Complete(ForeignQuestion question, string? title) =>
        question with { Line = block.Line, Title = title, Id = block.Id, Tags = block.Tags };

    private void Warn(GiftSpan at, string rule, string message) => warnings.Add(new ForeignRemark(at.Line, rule, message));

    private static GiftException Bad(GiftSpan at, string rule, string message) => new(at.Line, rule, message);

    /// <summary>Null when nothing is said.</summary>
    public static ForeignText? Feedback(GiftSpan span, ForeignFormat format) => Text(span.Raw, format) is { Text.Length: > 0 } text ? text : null;

    /// <summary>A text that may name its format in brackets at its beginning; an unknown name belongs to the text.</summary>
    public static ForeignText Text(string raw, ForeignFormat inherited)
    {
        var text = GiftText.Trim(raw);
        if (!text.StartsWith('[') || text.IndexOf(']', StringComparison.Ordinal) is not (> 0 and var end) || Format(text[1..end]) is not { } format)
        {
            return new ForeignText(text, inherited);
        }

        return new ForeignText(GiftText.Trim(text[(end + 1)..]), format);
    }

    private static ForeignFormat? Format(string name) => name switch
    {
        "moodle" => ForeignFormat.Moodle,
        "html" => ForeignFormat.Html,
        "plain" => ForeignFormat.Plain,
        "markdown" => ForeignFormat.Markdown,
        _ => null,
    };
}
