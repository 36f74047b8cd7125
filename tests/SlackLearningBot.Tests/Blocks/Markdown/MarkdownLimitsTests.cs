using System.Text;
using NUnit.Framework;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Playground.Strict;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Tests.Blocks.Markdown;

public sealed class MarkdownLimitsTests
{
    private static readonly string[] Scraps =
    [
        "a", "word ", "**", "*", "_", "~~", "`", "```\n", "\n", "\n\n", "- ", "1. ", "> ", "# ", "[x](", "https://example.org/", ")", "![", "]", "| a | b |\n", "|---|---|\n", "<", ">",
        "&", "&amp;", "<b>", "</b>", "<!--", "---\n", "    ", "\\", "😀", "\u0301", "\ud83d", "\0", "<!channel>", "http://a", "{{x}}", "日本", "\t", "<br>", "~", "]: ", "[x]: y\n",
    ];

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Any_text_is_shown_within_Slacks_limits(string? text) => IsFine(text ?? "");

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Any_heap_of_markup_is_shown_within_Slacks_limits(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var text = new StringBuilder();
        for (var left = random.Next(1, 60); left > 0; left--)
        {
            var scrap = Scraps[random.Next(Scraps.Length)];
            text.Insert(text.Length, scrap, random.Next(10) == 0 ? random.Next(1, 300) : 1);
        }

        return IsFine(text.ToString());
    }

    [TestCase("word ", 3000)]
    [TestCase("&", 9000)]
    [TestCase("**b** ", 2000)]
    [TestCase("😀", 4000)]
    [TestCase("[link](https://example.org/a?b=c&d=e) ", 500)]
    [TestCase("- item\n", 3000)]
    [TestCase("line  \n", 2000)]
    [TestCase("```\ncode & code\n```\n\n", 400)]
    [TestCase("    code < code\n", 1000)]
    [TestCase("\\*a\\* ", 3000)]
    [TestCase("a\n\n---\n\n", 200)]
    [TestCase("![a](https://example.org/a.png)\n\n", 200)]
    [TestCase("| a |\n|---|\n| b |\n\n", 60)]
    [TestCase("| a ", 50)]
    [TestCase("x", 20_000)]
    public void Much_of_anything_is_shown_within_Slacks_limits(string scrap, int times)
    {
        var text = new StringBuilder().Insert(0, scrap, times).ToString();

        Assert.That(IsFine(text), Is.True);
    }

    [TestCase("word ", 3000)]
    [TestCase("- item\n", 1400)]
    [TestCase("**b** & ", 900)]
    public void What_is_cut_into_sections_loses_no_word(string scrap, int times)
    {
        var text = new StringBuilder().Insert(0, scrap, times).ToString();

        var blocks = MarkdownBlocks.ForModal(text).Blocks;

        var words = string.Concat(blocks.Cast<Section>().Select(section => section.Text!.Text)).Count(char.IsLetter);
        var entities = 3 * string.Concat(blocks.Cast<Section>().Select(section => section.Text!.Text)).Count(letter => letter == '&');
        Assert.That(blocks, Has.Count.GreaterThan(1));
        Assert.That(words - entities, Is.EqualTo(text.Count(char.IsLetter)));
    }

    [TestCase(">")]
    [TestCase("- ")]
    [TestCase("**a ")]
    [TestCase("[")]
    public void Markup_nested_beyond_reason_is_shown_as_text(string scrap)
    {
        var text = new StringBuilder().Insert(0, scrap, 500).Append('x').ToString();

        Assert.That(IsFine(text), Is.True);
    }

    [Test]
    public void A_message_full_of_long_addresses_stays_below_what_a_message_may_hold()
    {
        var text = new StringBuilder().Insert(0, $"[x](https://example.org/{new string('a', 1900)}) ", 300).ToString();

        using var json = System.Text.Json.JsonDocument.Parse(SlackJson.Write(MarkdownBlocks.Excerpt(text).First.Blocks));

        Assert.That(MessageCheck.Blocks(json.RootElement).Error, Is.Null);
        Assert.That(json.RootElement.GetArrayLength(), Is.GreaterThan(0));
    }

    [Test]
    public void A_short_text_is_its_own_excerpt()
    {
        var excerpt = MarkdownBlocks.Excerpt("Short.\n\nText.");

        Assert.That((Shown.Of(excerpt.First.Blocks), excerpt.Rest), Is.EqualTo(("Short.\n\nText.", (RenderedMarkdown?)null)));
    }

    [Test]
    public void A_long_text_is_cut_between_paragraphs_and_not_after_a_heading()
    {
        var paragraph = new string('a', 500);

        var excerpt = MarkdownBlocks.Excerpt($"{paragraph}\n\n{paragraph}\n\n# Next\n\n{paragraph}");

        Assert.Multiple(() =>
        {
            Assert.That(excerpt.First.Plain, Is.EqualTo($"{paragraph}\n\n{paragraph}"));
            Assert.That(excerpt.Rest!.Plain, Is.EqualTo($"Next\n\n{paragraph}"));
            Assert.That(Shown.Of(excerpt.Rest.Blocks), Does.StartWith("*Next*"));
        });
    }

    [Test]
    public void A_long_list_is_cut_between_items()
    {
        var list = string.Concat(Enumerable.Range(1, 100).Select(number => $"- This is item {number}\n"));

        var excerpt = MarkdownBlocks.Excerpt(list);

        Assert.That(excerpt.First.Plain, Does.Match(@"item \d+$").And.Length.InRange(1000, 1300));
        Assert.That(excerpt.First.Plain + "\n" + excerpt.Rest!.Plain, Is.EqualTo(MarkdownBlocks.Plain(list)));
    }

    [Test]
    public void One_endless_paragraph_is_cut_at_a_space()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 600));

        var excerpt = MarkdownBlocks.Excerpt(text);

        Assert.That(excerpt.First.Plain.Length, Is.InRange(1000, 1200));
        Assert.That((excerpt.First.Plain + excerpt.Rest!.Plain).Trim(), Is.EqualTo(text.Trim()));
    }

    private static bool IsFine(string text)
    {
        var excerpt = MarkdownBlocks.Excerpt(text);
        return Shown.IsWithinLimits(MarkdownBlocks.ForMessage(text).Blocks, 30)
            && Shown.IsWithinLimits(MarkdownBlocks.ForModal(text).Blocks, 85)
            && Shown.IsWithinLimits(excerpt.First.Blocks, 30)
            && Shown.IsWithinLimits(excerpt.Rest?.Blocks ?? [], 85)
            && !MarkdownBlocks.ForModal(text).Blocks.OfType<Table>().Any();
    }
}
