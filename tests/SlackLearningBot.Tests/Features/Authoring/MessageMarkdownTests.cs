using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Features.Authoring;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>People's messages as Markdown: their words and marks, no ids, no addresses inside Slack.</summary>
internal sealed class MessageMarkdownTests
{
    private static readonly Dictionary<string, string> Names = new() { ["U0ANNA"] = "Anna *L*" };

    [TestCase("""{"type":"text","text":"plain"}""", "plain")]
    [TestCase("""{"type":"text","text":"bold ","style":{"bold":true}},{"type":"text","text":"x"}""", "**bold** x")]
    [TestCase("""{"type":"text","text":"a*b_c`d[e]<f>"}""", "a\\*b\\_c\\`d\\[e\\]\\<f\\>")]
    [TestCase("""{"type":"text","text":"x > y","style":{"code":true}}""", "`x > y`")]
    [TestCase("""{"type":"user","user_id":"U0ANNA"},{"type":"text","text":" and "},{"type":"user","user_id":"U0WHO"}""", "Anna \\*L\\* and somebody")]
    [TestCase("""{"type":"channel","channel_id":"C0SECRET"},{"type":"text","text":", "},{"type":"usergroup","usergroup_id":"S0X"},{"type":"text","text":", "},{"type":"broadcast","range":"channel"}""", "a channel, a group, everybody")]
    [TestCase("""{"type":"link","url":"https://example.com/a_b","text":"docs"}""", "[docs](<https://example.com/a_b>)")]
    [TestCase("""{"type":"link","url":"https://juniper.slack.com/archives/C0SECRET/p1"}""", "a link inside Slack")]
    [TestCase("""{"type":"link","url":"https://files.slack.com/files-pri/T1-F1/x.png","text":"the picture"}""", "the picture")]
    [TestCase("""{"type":"link","url":"javascript:alert(1)","text":"x"}""", "x")]
    [TestCase("""{"type":"emoji","name":"tada","unicode":"1f389"},{"type":"emoji","name":"our-logo"}""", "🎉")]
    [TestCase("""{"type":"text","text":"one\ntwo\n\nthree"}""", "one  \ntwo\n\nthree")]
    [TestCase("""{"type":"text","text":"# no heading\n1. no list\n- none"}""", "\\# no heading  \n1\\. no list  \n\\- none")]
    public void A_section_keeps_its_words(string elements, string expected) =>
        Assert.That(Of($$"""{"blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{{elements}}]}]}]}"""), Is.EqualTo(expected));

    [Test]
    public void Lists_quotes_and_code_stay_what_they_are()
    {
        var markdown = Of("""
            {"blocks":[{"type":"rich_text","elements":[
              {"type":"rich_text_list","style":"bullet","indent":0,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"one"}]}]},
              {"type":"rich_text_list","style":"ordered","indent":1,"elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"two"}]}]},
              {"type":"rich_text_quote","elements":[{"type":"text","text":"said\nthus"}]},
              {"type":"rich_text_preformatted","elements":[{"type":"text","text":"x *= 2"}]}]}]}
            """);

        Assert.That(markdown, Is.EqualTo("- one\n\n    1. two\n\n> said\n> thus\n\n```\nx *= 2\n```"));
    }

    [TestCase("Hi <@U0ANNA|anna>, see <https://example.com|this &amp; that> in <#C0SECRET|plans> <!here>", "Hi Anna \\*L\\*, see [this & that](<https://example.com/>) in a channel everybody")]
    [TestCase("a &lt;b&gt; *c*", "a \\<b\\> \\*c\\*")]
    public void A_message_without_rich_text_is_read_from_its_markup(string text, string expected) =>
        Assert.That(Of(JsonSerializer.Serialize(new { text })), Is.EqualTo(expected));

    [TestCase("{}")]
    [TestCase("""{"text":7,"blocks":{"type":"rich_text"}}""")]
    [TestCase("""{"blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"emoji","unicode":"zz-110000"},7,null]}]}]}""")]
    public void Odd_messages_have_no_words(string message) => Assert.That(Of(message), Is.Empty);

    [Test]
    public void A_very_long_message_fits_the_form() =>
        Assert.That(Of(JsonSerializer.Serialize(new { text = string.Concat(Enumerable.Repeat("word ", 5000)) })), Has.Length.LessThanOrEqualTo(3000));

    [Test]
    public void What_was_escaped_reads_as_it_was_written()
    {
        const string text = "1. a_b *c* <d> [e](f) `g` # h | i ~j~";

        Assert.That(MarkdownBlocks.Plain(Of(JsonSerializer.Serialize(new { text = text.Replace("<", "&lt;").Replace(">", "&gt;") }))).Trim(), Is.EqualTo(text));
    }

    private static string Of(string message)
    {
        using var json = JsonDocument.Parse(message);
        return new MessageMarkdown(Names).Of(json.RootElement);
    }
}
