using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Tests.Blocks;

internal sealed class SlackTextTests
{
    /// <summary>Texts rich in what matters here: markup, entities, pairs, joined emoji and combining signs.</summary>
    private static readonly Gen<string> Texts =
        Gen.Elements("a", " ", "&", "<", ">", "&amp;", "&lt;", "<@U1>", "<https://x.y|z>", "😀", "👩‍👩‍👧", "é", "e\u0301", "\u0301", "\r\n",
            "\u0600", "*", "_", "|", "!channel", ";", "🇸🇪", "語")
            .ListOf().Select(string.Concat);

    private static Arbitrary<string> Text => Arb.From(Texts);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public FsCheck.Property Escaped_text_holds_no_markup_and_can_be_read_back() => Prop.ForAll(Text, text =>
    {
        var escaped = SlackText.Escape(text);
        return !escaped.Contains('<') && !escaped.Contains('>') && SlackText.Unescape(escaped) == text;
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public FsCheck.Property Truncated_text_keeps_to_the_limit_and_says_so() => Prop.ForAll(Text, Arb.From(Gen.Choose(1, 40)), (text, max) =>
    {
        var cut = SlackText.Truncate(text, max);
        return cut.Length <= max
            && (text.Length <= max ? cut == text : cut.EndsWith('…') && text.StartsWith(cut[..^1], StringComparison.Ordinal));
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public FsCheck.Property Truncated_text_is_cut_between_what_readers_see_as_characters() =>
        Prop.ForAll(Text, Arb.From(Gen.Choose(1, 40)), (text, max) =>
        {
            var cut = SlackText.Truncate(text, max);
            return text.Length <= max || cut is "…"
                || StringInfo.ParseCombiningCharacters(text).Append(text.Length).Contains(cut.Length - 1);
        });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public FsCheck.Property Truncated_escaped_text_holds_only_whole_entities() =>
        Prop.ForAll(Text, Arb.From(Gen.Choose(1, 60)), (text, max) =>
        {
            var cut = SlackText.Truncate(SlackText.Escape(text), max);
            var rest = cut.Replace("&amp;", "", StringComparison.Ordinal).Replace("&lt;", "", StringComparison.Ordinal)
                .Replace("&gt;", "", StringComparison.Ordinal);
            return !rest.Contains('&');
        });

    [TestCase("Hello world", 11, "Hello world")]
    [TestCase("Hello world", 10, "Hello wor…")]
    [TestCase("Hello world", 7, "Hello…")]
    [TestCase("ab&amp;cd", 6, "ab…")]
    [TestCase("ab&amp;cd", 8, "ab&amp;…")]
    [TestCase("see <https://example.com|docs> now", 20, "see…")]
    [TestCase("ab😀cd", 4, "ab…")]
    [TestCase("ab👩‍👩‍👧cd", 8, "ab…")]
    [TestCase("abc", 1, "…")]
    [TestCase("a < b and more", 6, "a < b…")]
    public void A_cut_is_where_a_reader_would_make_it(string text, int max, string expected) =>
        Assert.That(SlackText.Truncate(text, max), Is.EqualTo(expected));

    [Test]
    public void Data_in_a_hole_is_escaped_and_the_markup_around_it_lives()
    {
        const string name = "<!channel> & <@U666>";

        var text = Mrkdwn.Of($"Hello *{name}*, see {new SlackLink("https://example.com/a?b=1&c=2", "A > B")} by {new SlackUser("U1")} in {new SlackChannel("C1")}: {3:00} {Mrkdwn.Raw("_now_")}");

        Assert.That(text.Text, Is.EqualTo(
            "Hello *&lt;!channel&gt; &amp; &lt;@U666&gt;*, see <https://example.com/a?b=1&amp;c=2|A &gt; B> by <@U1> in <#C1>: 03 _now_"));
    }

    [Test]
    public void A_bare_string_is_data_wherever_markup_is_taken()
    {
        Mrkdwn text = "<!here>";
        var section = new Section("<!everyone>");

        Assert.That(text.Text, Is.EqualTo("&lt;!here&gt;"));
        Assert.That(section.Text!.Text, Is.EqualTo("&lt;!everyone&gt;"));
        Assert.That(new SlackMessage("<!channel>").Text.Text, Is.EqualTo("&lt;!channel&gt;"));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("file:///etc/passwd")]
    [TestCase("no address")]
    public void An_address_that_is_no_web_address_is_shown_as_its_label(string url) =>
        Assert.That(new SlackLink(url, "<b>").ToMarkup(), Is.EqualTo("&lt;b&gt;"));

    [Test]
    public void An_address_cannot_break_out_of_its_link() =>
        Assert.That(
            new SlackLink("https://example.com/|x>><!channel>", "y").ToMarkup(), Is.EqualTo("<https://example.com/%7Cx%3E%3E%3C!channel%3E|y>"));

    [Test]
    public void A_date_is_shown_in_the_readers_zone_with_a_fallback() =>
        Assert.That(
            new SlackDate(DateTimeOffset.FromUnixTimeSeconds(1392734382), "{date} at {time}", "18 Feb ^|> 2014").ToMarkup(),
            Is.EqualTo("<!date^1392734382^{date} at {time}|18 Feb   &gt; 2014>"));

    [TestCase("U1> <!channel")]
    [TestCase("")]
    public void An_id_that_is_none_makes_no_mention(string id) =>
        Assert.That(() => new SlackUser(id).ToMarkup(), Throws.ArgumentException);
}
