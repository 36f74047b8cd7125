using System.Text;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>Pieces as Slack's blocks: as few sections as the limits allow.</summary>
internal static class BlockComposer
{
    // Below the limit of a section's text, so that a piece and its signs always fit.
    private const int LongestPiece = SlackLimits.SectionText - 100;

    public static IReadOnlyList<Block> Compose(IReadOnlyList<Piece> pieces)
    {
        var blocks = new List<Block>();
        var section = new StringBuilder();
        foreach (var piece in pieces.SelectMany(piece => PieceSplitter.Split(piece, LongestPiece)))
        {
            var (own, markup) = Render(piece);
            var gap = section.Length == 0 ? "" : piece.Tight ? "\n" : "\n\n";
            if (own is not null || section.Length + gap.Length + markup.Length > SlackLimits.SectionText)
            {
                Flush(section, blocks);
                gap = "";
            }

            if (own is not null)
            {
                blocks.Add(own);
            }
            else
            {
                section.Append(gap).Append(markup);
            }
        }

        Flush(section, blocks);
        return blocks;
    }

    /// <summary>The words of all pieces, with the line breaks a reader would see.</summary>
    public static string Plain(IReadOnlyList<Piece> pieces)
    {
        var plain = new StringBuilder();
        foreach (var piece in pieces.Where(piece => piece.Plain.Length > 0))
        {
            plain.Append(plain.Length == 0 ? "" : piece.Tight ? "\n" : "\n\n").Append(piece.Plain.Trim('\n'));
        }

        return plain.ToString();
    }

    private static (Block? Own, string Markup) Render(Piece piece) => piece switch
    {
        Piece.Whole whole => (whole.Block, ""),
        Piece.Text text when !Hazard.In(text) => (null, MrkdwnWriter.Write(text.Runs, text.Quote)),
        Piece.Code code when !Hazard.In(code) => (null, $"```\n{SlackText.Escape(code.Lines)}\n```"),
        _ => (RichTextWriter.Write(piece), ""),
    };

    // Verbatim: what is a link here was one in the text; Slack shall not make more of it.
    private static void Flush(StringBuilder section, List<Block> blocks)
    {
        if (section.ToString().Trim().Length > 0)
        {
            blocks.Add(new Section(Mrkdwn.Raw(section.ToString().Trim('\n'), verbatim: true)));
        }

        section.Clear();
    }
}
