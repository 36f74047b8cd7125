using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>An image in a text; its line counts from 1.</summary>
internal sealed record MarkdownImage(string Url, string Alt, int Line);

/// <summary>The images of a text, for those who check it.</summary>
internal static class MarkdownImages
{
    /// <summary>In the order of the text; none when it is nested too deep to be read as markup.</summary>
    public static IReadOnlyList<MarkdownImage> Read(string commonMark)
    {
        try
        {
            return
            [
                .. PieceReader.Parse(commonMark).Descendants<LeafBlock>().SelectMany(block =>
                    block.Inline?.Descendants<LinkInline>().Where(link => link.IsImage).Select(link => Of(link, block.Line)) ?? []),
            ];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    private static MarkdownImage Of(LinkInline image, int line)
    {
        var words = new InlineReader(null).Words(image);
        return new MarkdownImage(image.Url ?? "", words.Length > 0 ? words : image.Title ?? "", line + 1);
    }
}
