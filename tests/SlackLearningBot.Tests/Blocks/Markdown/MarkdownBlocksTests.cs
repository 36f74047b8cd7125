using NUnit.Framework;
using SlackLearningBot.Blocks.Markdown;

namespace SlackLearningBot.Tests.Blocks.Markdown;

// ¦ stands for a zero-width space, === for the border of two blocks.
public sealed class MarkdownBlocksTests
{
    [TestCase("Plain text.", "Plain text.")]
    [TestCase("One\ntwo", "One two", Description = "a soft break is a space")]
    [TestCase("One  \ntwo", "One\ntwo", Description = "a hard break is a line end")]
    [TestCase("One\\\ntwo", "One\ntwo")]
    [TestCase("One<br>two", "One\ntwo")]
    [TestCase("One\n\nTwo", "One\n\nTwo")]
    [TestCase("**bold** *italic* ~~gone~~ `code`", "*bold* _italic_ ~gone~ `code`")]
    [TestCase("***both***", "*_both_*")]
    [TestCase("**bold with *italic* inside**", "*bold with _italic_ inside*")]
    [TestCase("**bold**ly", "*bold*¦ly", Description = "Slack sees a mark only at a word's edge")]
    [TestCase("un*believ*able", "un¦_believ_¦able")]
    [TestCase("日本**語**の", "日本¦*語*¦の")]
    [TestCase("**a***b*", "*a*¦_b_")]
    [TestCase("`a`b", "`a`¦b")]
    [TestCase("(**bold**),", "(*bold*),", Description = "signs need no help")]
    [TestCase("***a** b*", "*_a_* _b_", Description = "a space inside a mark is no mark to Slack")]
    [TestCase("a & b < c > d", "a &amp; b &lt; c &gt; d")]
    [TestCase("&copy; &lt;b&gt; &amp;amp;", "© &lt;b&gt; &amp;amp;")]
    [TestCase("<!channel> <@U123>", "&lt;!channel&gt; &lt;@U123&gt;")]
    [TestCase("[a](https://example.org/?a=1&b=2)", "<https://example.org/?a=1&amp;b=2|a>")]
    [TestCase("[**a** b](https://example.org/)", "*<https://example.org/|a>* <https://example.org/|b>")]
    [TestCase("**[a](https://example.org/)**", "*<https://example.org/|a>*")]
    [TestCase("[a|b](https://example.org/x|y)", "<https://example.org/x%7Cy|a|b>")]
    [TestCase("[a < b](https://example.org/)", "<https://example.org/|a &lt; b>")]
    [TestCase("[a](javascript:alert)", "a", Description = "only http, https and mailto are links")]
    [TestCase("[a](/site/page/) [b](#part)", "a b", Description = "a link within a site we do not know is its text")]
    [TestCase("<https://example.org/>", "<https://example.org/|https://example.org/>")]
    [TestCase("<ann@example.org>", "<mailto:ann@example.org|ann@example.org>")]
    [TestCase("see https://example.org/x now", "see <https://example.org/x|https://example.org/x> now")]
    [TestCase("# Heading *one*\n\nText", "*Heading _one_*\n\nText")]
    [TestCase("Heading\n===\nText", "*Heading*\n\nText")]
    [TestCase("- a\n- b", "• a\n• b")]
    [TestCase("Text\n\n- a\n\n- b\n\nText", "Text\n\n• a\n• b\n\nText")]
    [TestCase("3. a\n4. b", "3. a\n4. b")]
    [TestCase("1) a", "1) a")]
    [TestCase("- a\n  - b\n    1. c\n- d", "• a\n    ◦ b\n        1. c\n• d")]
    [TestCase("- a\n\n  more\n- b", "• a\n   more\n• b")]
    [TestCase("- a  \n  b", "• a\n   b")]
    [TestCase("> wise\n> words", "> wise words")]
    [TestCase("> one\n>\n> two", "> one\n\n> two")]
    [TestCase("> - a\n> - b", "> • a\n> • b")]
    [TestCase("```sql\nselect *\n  from t where a < 1\n```", "```\nselect *\n  from t where a &lt; 1\n```")]
    [TestCase("    indented", "```\nindented\n```")]
    [TestCase("- a\n\n  ```\n  b\n  ```", "• a\n\n```\nb\n```")]
    [TestCase("a\n\n---\n\nb", "a\n===\n(divider)\n===\nb")]
    [TestCase("<div class=\"x\">\n<p>One &amp; two</p><script>alert(1)</script>\n</div>", "One &amp; two")]
    [TestCase("a <span style='x'>b</span> c<!-- d -->", "a b c")]
    [TestCase("press <name> now", "press &lt;name&gt; now", Description = "a placeholder is no HTML")]
    [TestCase("snake_case and 2 * 3 and ~5 minutes", "snake_case and 2 * 3 and ~5 minutes")]
    [TestCase("`a < b & c`", "`a &lt; b &amp; c`")]
    [TestCase("![A cat](https://example.org/cat.png)", "(image https://example.org/cat.png A cat)")]
    [TestCase("![](https://example.org/cat.png \"Cat\")", "(image https://example.org/cat.png Cat)")]
    [TestCase("![](https://example.org/cat.png)", "(image https://example.org/cat.png Image)")]
    [TestCase("![A cat](http://example.org/cat.png)", "_<http://example.org/cat.png|A cat>_", Description = "Slack loads pictures over https only")]
    [TestCase("![A cat](cat.png)", "_A cat_")]
    [TestCase("See ![A cat](https://example.org/cat.png) there", "See <https://example.org/cat.png|A cat> there")]
    [TestCase("| a | b |\n|---|---|\n| 1 | **2** |", "(table *a, *b / 1, *2)")]
    [TestCase("| a |\n|---|\n| |\n| [x](https://example.org/) |", "(table *a /   / x→https://example.org/)")]
    [TestCase("[ref]\n\n[ref]: https://example.org/", "<https://example.org/|ref>")]
    [TestCase("", "")]
    [TestCase(" \n\n ", "")]
    [TestCase("a\0b", "a\ufffdb")]
    public void CommonMark_becomes_what_Slack_shows(string commonMark, string expected)
    {
        Assert.That(Shown.Of(MarkdownBlocks.ForMessage(commonMark).Blocks), Is.EqualTo(expected));
    }

    [TestCase("\\*stars\\* stay", "\"text\":\"*stars* stay\"")]
    [TestCase("\\_\\_init\\_\\_", "\"text\":\"__init__\"")]
    [TestCase("from ~/a to ~/b", "\"text\":\"from ~/a to ~/b\"")]
    [TestCase("a \\`tick\\`", "\"text\":\"a \\u0060tick\\u0060\"")]
    [TestCase("**\\*bold\\***", "\"text\":\"*bold*\",\"style\":{\"bold\":true}")]
    [TestCase("`` `a` ``", "\"text\":\"\\u0060a\\u0060\",\"style\":{\"code\":true}")]
    [TestCase("\\> no quote", "\"text\":\"\\u003E no quote\"")]
    [TestCase("````\n```\n````", "rich_text_preformatted")]
    [TestCase("> \\*stars\\*", "rich_text_quote")]
    [TestCase("\\*a\\* [b](https://example.org/)", "\"type\":\"link\",\"url\":\"https://example.org/\",\"text\":\"b\"")]
    public void Text_that_only_looks_like_markup_goes_where_Slack_reads_no_markup(string commonMark, string expected)
    {
        var shown = Shown.Of(MarkdownBlocks.ForMessage(commonMark).Blocks);

        Assert.That(shown, Does.StartWith("(rich ").And.Contains(expected));
    }

    [TestCase("other.md", "<https://example.org/docs/other.md|x>")]
    [TestCase("../up.md#part", "<https://example.org/up.md#part|x>")]
    [TestCase("/methods/personas/", "x")]
    [TestCase("picture.png", "x")]
    public void Links_between_files_are_followed_from_the_files_own_address(string link, string expected)
    {
        var shown = Shown.Of(MarkdownBlocks.ForMessage($"[x]({link})", "https://example.org/docs/this.md").Blocks);

        Assert.That(shown, Is.EqualTo(expected));
    }

    [Test]
    public void A_page_that_is_no_file_has_no_files_beside_it()
    {
        Assert.That(Shown.Of(MarkdownBlocks.ForMessage("[x](other.md)", "https://example.org/tree/docs").Blocks), Is.EqualTo("x"));
    }

    [Test]
    public void A_second_table_and_a_table_in_a_modal_are_aligned_text()
    {
        const string table = "| name | n |\n|---|--:|\n| Ann | 1 |\n| Benjamin | 22 |\n";
        const string aligned = "```\nname     | n\n---------+---\nAnn      | 1\nBenjamin | 22\n```";

        Assert.Multiple(() =>
        {
            Assert.That(Shown.Of(MarkdownBlocks.ForMessage($"{table}\nand\n\n{table}").Blocks), Does.StartWith("(table ").And.EndsWith($"and\n\n{aligned}"));
            Assert.That(Shown.Of(MarkdownBlocks.ForModal(table).Blocks), Is.EqualTo(aligned));
        });
    }

    [Test]
    public void The_plain_words_have_no_markup()
    {
        var plain = MarkdownBlocks.Plain("# One\n\n- **a** & [b](https://example.org)\n- `c`\n\n> d\n\n![e](https://example.org/e.png)");

        Assert.That(plain, Is.EqualTo("One\n\n• a & b\n• c\n\nd\n\ne"));
    }
}
