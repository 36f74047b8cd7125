using Markdig.Extensions.Tables;
using Markdig.Syntax.Inlines;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>CommonMark's inlines as runs of text.</summary>
internal sealed class InlineReader(string? baseUrl)
{
    /// <param name="container">What Markdig read; may be null for an empty block.</param>
    /// <param name="marks">The style that holds for all of it, such as a heading's.</param>
    public IReadOnlyList<Run> Read(ContainerInline? container, Marks marks = Marks.None)
    {
        var runs = new List<Run>();
        Read(container, marks, null, runs);
        return runs;
    }

    /// <summary>The image a paragraph consists of, if that is all it has.</summary>
    public static IReadOnlyList<LinkInline> OnlyImages(ContainerInline? container)
    {
        var inlines = container?.Where(inline => inline is not LineBreakInline && inline is not LiteralInline { Content.IsEmpty: true }).ToList() ?? [];
        return inlines.TrueForAll(inline => inline is LinkInline { IsImage: true }) ? [.. inlines.Cast<LinkInline>()] : [];
    }

    public string Words(ContainerInline? container) => string.Concat(Read(container).Select(run => run.IsBreak ? " " : run.Text)).Trim();

    private void Read(ContainerInline? container, Marks marks, string? url, List<Run> runs)
    {
        foreach (var inline in container ?? Enumerable.Empty<Inline>())
        {
            Read(inline, marks, url, runs);
        }
    }

    private void Read(Inline inline, Marks marks, string? url, List<Run> runs)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.ToString(), marks, url, runs);
                break;
            case CodeInline code:
                Add(code.Content, marks | Marks.Code, url, runs);
                break;
            case EmphasisInline emphasis:
                Read(emphasis, marks | MarkOf(emphasis), url, runs);
                break;
            case LineBreakInline line:
                AddLineEnd(line.IsHard, marks, url, runs);
                break;
            case AutolinkInline auto:
                var address = auto.IsEmail ? "mailto:" + auto.Url : auto.Url;
                Add(auto.Url, marks, url ?? SafeUrl.Of(address, null), runs);
                break;
            case LinkInline { IsImage: true } image:
                Add(Words(image) is { Length: > 0 } alt ? alt : "", marks, url ?? SafeUrl.Of(image.Url, baseUrl), runs);
                break;
            case LinkInline link:
                Read(link, marks, url ?? SafeUrl.Of(link.Url, baseUrl), runs);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.ToString(), marks, url, runs);
                break;
            case HtmlInline html:
                AddHtml(html.Tag, marks, url, runs);
                break;
            case PipeTableDelimiterInline pipe:
                Add("|", marks, url, runs);
                Read(pipe, marks, url, runs);
                break;
            case DelimiterInline delimiter:
                Add(delimiter.ToLiteral(), marks, url, runs);
                Read(delimiter, marks, url, runs);
                break;
            case ContainerInline container:
                Read(container, marks, url, runs);
                break;
        }
    }

    private static void AddLineEnd(bool isHard, Marks marks, string? url, List<Run> runs)
    {
        if (isHard)
        {
            runs.Add(Run.Break);
        }
        else
        {
            Add(" ", marks, url, runs);
        }
    }

    private static Marks MarkOf(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('~', _) => Marks.Strike,
        (_, 2) => Marks.Bold,
        _ => Marks.Italic,
    };

    private static void AddHtml(string tag, Marks marks, string? url, List<Run> runs)
    {
        if (tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase))
        {
            runs.Add(Run.Break);
        }
        else if (HtmlText.IsUnknownTag(tag))
        {
            Add(tag, marks, url, runs);
        }
    }

    // A line break may hide in an entity (&#10;) or in code; control characters have no picture.
    private static void Add(string text, Marks marks, string? url, List<Run> runs)
    {
        var clean = text.AsSpan().ContainsAnyInRange('\0', '\u001f')
            ? string.Concat(text.Select(letter => letter < ' ' ? ' ' : letter))
            : text;
        if (clean.Length == 0)
        {
            return;
        }

        // Markdig cuts text at every sign that might have been markup.
        if (runs.Count > 0 && !runs[^1].IsBreak && runs[^1].Marks == marks && runs[^1].Url == url)
        {
            runs[^1] = runs[^1] with { Text = runs[^1].Text + clean };
        }
        else
        {
            runs.Add(new Run(clean, marks, url));
        }
    }
}
