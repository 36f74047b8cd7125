using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>A text as Slack shows it.</summary>
/// <param name="Blocks">None when the text is empty.</param>
/// <param name="Plain">The words alone, for the fallback and for counting.</param>
internal sealed record RenderedMarkdown(IReadOnlyList<Block> Blocks, string Plain);

/// <summary>A text of which a message shows the beginning.</summary>
/// <param name="First">The beginning, for a message.</param>
/// <param name="Rest">What follows it, for a modal; null when the message shows all.</param>
/// <param name="Whole">All of it, for a modal.</param>
internal sealed record MarkdownExcerpt(RenderedMarkdown First, RenderedMarkdown? Rest, RenderedMarkdown Whole);

/// <summary>CommonMark (with tables, strikethrough and bare addresses as links) turned into Slack's blocks. Never throws for any text.</summary>
internal static class MarkdownBlocks
{
    /// <summary>The most characters a message shows of a lesson.</summary>
    public const int LongestExcerpt = 1200;

    // A message takes 50 blocks and about 12,000 characters, a modal 100 and 250 KB; the difference is for what stands around the text.
    private static readonly Room InMessage = new(30, 10_000);
    private static readonly Room InModal = new(85, 200_000);

    /// <summary>The whole text for a message; of a very long one the first 30 blocks or 10,000 characters.</summary>
    /// <param name="commonMark">The text.</param>
    /// <param name="baseUrl">The address of the file it comes from, to follow its links to other Markdown files.</param>
    public static RenderedMarkdown ForMessage(string commonMark, string? baseUrl = null) =>
        Render(PieceReader.Read(commonMark, baseUrl, tableBlocks: true), InMessage);

    /// <summary>The whole text for a modal or App Home, which take no table block; of a very long one the first 85 blocks.</summary>
    /// <inheritdoc cref="ForMessage" path="/param"/>
    public static RenderedMarkdown ForModal(string commonMark, string? baseUrl = null) =>
        Render(PieceReader.Read(commonMark, baseUrl, tableBlocks: false), InModal);

    /// <summary>The beginning for a message, at most <see cref="LongestExcerpt"/> characters up to the end of a paragraph where there is one, and the rest for a modal.</summary>
    /// <inheritdoc cref="ForMessage" path="/param"/>
    public static MarkdownExcerpt Excerpt(string commonMark, string? baseUrl = null)
    {
        var pieces = PieceReader.Read(commonMark, baseUrl, tableBlocks: true);
        var first = TakeFirst(pieces, out var next);
        var whole = ForModal(commonMark, baseUrl);
        if (next is null && first.Count == pieces.Count)
        {
            return new MarkdownExcerpt(Render(first, InMessage), null, whole);
        }

        var modal = PieceReader.Read(commonMark, baseUrl, tableBlocks: false);
        var rest = modal.Skip(first.Count);
        return new MarkdownExcerpt(Render(first, InMessage), Render(next is null ? [.. rest] : [next, .. rest], InModal), whole);
    }

    /// <summary>The words of a text without its markup.</summary>
    public static string Plain(string commonMark) => BlockComposer.Plain(PieceReader.Read(commonMark, null, tableBlocks: false));

    /// <param name="pieces">All pieces.</param>
    /// <param name="next">The rest of a first piece that had to be cut.</param>
    private static List<Piece> TakeFirst(IReadOnlyList<Piece> pieces, out Piece? next)
    {
        next = null;
        var first = new List<Piece>();
        var length = 0;
        var blocks = 0;
        foreach (var piece in pieces)
        {
            length += piece.Plain.Length;
            blocks += piece is Piece.Whole ? 2 : 0;
            if (length > LongestExcerpt || blocks >= InMessage.Blocks)
            {
                break;
            }

            first.Add(piece);
        }

        if (first.Count == 0 && pieces.Count > 0)
        {
            (var begin, next) = PieceSplitter.SplitPlain(pieces[0], LongestExcerpt);
            return [begin];
        }

        // A heading without what it heads would promise something the message does not show.
        while (first.Count > 1 && first.Count < pieces.Count && first[^1] is Piece.Text { Heading: true })
        {
            first.RemoveAt(first.Count - 1);
        }

        return first;
    }

    private static RenderedMarkdown Render(IReadOnlyList<Piece> pieces, Room room)
    {
        var left = room.Characters;
        return new RenderedMarkdown(
            [.. BlockComposer.Compose(pieces).Take(room.Blocks).TakeWhile(block => (left -= SlackJson.Write(block).Length) >= 0)],
            BlockComposer.Plain(pieces));
    }
}

/// <summary>How much of a surface a text may fill: blocks, and characters of their JSON.</summary>
internal sealed record Room(int Blocks, int Characters);
