using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using Table = Markdig.Extensions.Tables.Table;
using TableCell = Markdig.Extensions.Tables.TableCell;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>CommonMark's blocks as pieces, in order.</summary>
internal sealed class PieceReader(string? baseUrl, bool tableBlocks)
{
    private const int DeepestIndent = 8;
    private static readonly string[] Bullets = ["•", "◦", "▪"];
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .Build();

    private readonly InlineReader inlines = new(baseUrl);
    private readonly List<Piece> pieces = [];
    private bool tableBlockTaken = !tableBlocks;

    public static IReadOnlyList<Piece> Read(string commonMark, string? baseUrl, bool tableBlocks)
    {
        try
        {
            var reader = new PieceReader(baseUrl, tableBlocks);
            reader.ReadAll(Parse(commonMark), new Place(0, false));
            return reader.pieces;
        }
        catch (ArgumentException)
        {
            // Markdig refuses markup nested more than 128 deep. Nobody means that as markup, so the text is shown as it is.
            return [new Piece.Text([.. Clean(commonMark).Split('\n').SelectMany(line => new[] { new Run(line), Run.Break })])];
        }
    }

    /// <exception cref="ArgumentException">It is nested more than 128 deep.</exception>
    internal static MarkdownDocument Parse(string commonMark) => Markdig.Markdown.Parse(Clean(commonMark), Pipeline);

    // Half a surrogate pair becomes U+FFFD here; JSON could not carry it.
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).ReplaceLineEndings("\n");

    /// <summary>Where a block stands: how many lists deep, whether in a quote, and the marker of the item it begins.</summary>
    private sealed record Place(int Indent, bool Quote, string? Marker = null);

    private void ReadAll(ContainerBlock container, Place place)
    {
        foreach (var block in container)
        {
            Read(block, place);
            place = place with { Marker = null };
        }
    }

    private void Read(Markdig.Syntax.Block block, Place place)
    {
        switch (block)
        {
            case HeadingBlock heading:
                AddText(inlines.Read(heading.Inline, Marks.Bold), place, heading: true);
                break;
            case ParagraphBlock paragraph when InlineReader.OnlyImages(paragraph.Inline) is { Count: > 0 } images:
                images.ToList().ForEach(image => AddImage(image, place));
                break;
            case ParagraphBlock paragraph:
                AddText(inlines.Read(paragraph.Inline), place);
                break;
            case CodeBlock code:
                AddMarker(place);
                AddCode(code.Lines.ToString());
                break;
            case QuoteBlock quote:
                AddMarker(place);
                ReadAll(quote, place with { Quote = true, Marker = null });
                break;
            case ListBlock list:
                AddMarker(place);
                ReadList(list, place);
                break;
            case ThematicBreakBlock:
                pieces.Add(new Piece.Whole(new Divider(), ""));
                break;
            case Table table:
                AddTable(table);
                break;
            case HtmlBlock html:
                AddText([.. HtmlText.Lines(html.Lines.ToString()).SelectMany(line => new[] { Run.Break, new Run(line) }).Skip(1)], place);
                break;
            case ContainerBlock container:
                ReadAll(container, place);
                break;
        }
    }

    private void ReadList(ListBlock list, Place place)
    {
        var number = list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1L;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? $"{number++}{list.OrderedDelimiter}" : Bullets[Math.Min(place.Indent, Bullets.Length - 1)];
            var inside = place with { Indent = Math.Min(place.Indent + 1, DeepestIndent), Marker = marker };
            if (item.Count == 0)
            {
                AddMarker(inside);
            }

            ReadAll(item, inside);
        }
    }

    private void AddText(IReadOnlyList<Run> runs, Place place, bool heading = false)
    {
        if (runs.All(run => string.IsNullOrWhiteSpace(run.Text)) && place.Marker is null)
        {
            return;
        }

        var inList = place.Indent > 0;
        var lead = new string(' ', Math.Max(0, place.Indent - 1) * 4);
        var first = place.Marker is null ? lead + (inList ? "   " : "") : $"{lead}{place.Marker} ";
        var next = lead + (inList ? "   " : "");
        var lines = runs.SelectMany(run => run.IsBreak && next.Length > 0 ? new[] { run, new Run(next) } : [run]);
        pieces.Add(new Piece.Text(
            first.Length > 0 ? [new Run(first), .. lines] : [.. lines], place.Quote, heading, inList, inList && !StartsList(place)));
    }

    // The first item of an outermost list keeps its distance from the text before; all the rest is set tight.
    private bool StartsList(Place place) =>
        place is { Indent: 1, Marker: not null } && !(pieces.Count > 0 && pieces[^1] is Piece.Text { InList: true });

    private void AddMarker(Place place)
    {
        if (place.Marker is not null)
        {
            AddText([], place);
        }
    }

    private void AddCode(string lines)
    {
        var text = string.Concat(lines.Where(letter => letter is '\n' or '\t' || letter >= ' ')).Trim('\n');
        if (text.Trim().Length > 0)
        {
            pieces.Add(new Piece.Code(text));
        }
    }

    private void AddImage(LinkInline image, Place place)
    {
        var alt = inlines.Words(image);
        if (SafeUrl.Image(image.Url, baseUrl) is { } url)
        {
            var words = alt.Length > 0 ? alt : image.Title is { Length: > 0 } title ? title : "Image";
            pieces.Add(new Piece.Whole(new Image(url, SlackText.Truncate(words, SlackLimits.ImageAltText)), words));
        }
        else if (alt.Length > 0)
        {
            AddText([new Run(alt, Marks.Italic, SafeUrl.Of(image.Url, baseUrl))], place);
        }
    }

    private void AddTable(Table table)
    {
        var rows = table.OfType<TableRow>()
            .Select(row => (IReadOnlyList<IReadOnlyList<Run>>)[.. row.OfType<TableCell>().Select(cell => inlines.Read((cell.FirstOrDefault() as ParagraphBlock)?.Inline))])
            .ToList();
        var piece = TablePiece.Of(rows, [.. table.ColumnDefinitions.Select(column => column.Alignment)], asBlock: !tableBlockTaken);
        tableBlockTaken |= piece is Piece.Whole;
        pieces.Add(piece);
    }
}
