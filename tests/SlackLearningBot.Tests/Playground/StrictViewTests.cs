using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Playground.Strict;

namespace SlackLearningBot.Tests.Playground;

internal sealed class StrictViewTests
{
    private const string Title = """ "title":{"type":"plain_text","text":"T"} """;
    private const string Input = """{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"plain_text_input"}}""";

    [TestCase("""{}""", "missing required field: type [json-pointer:/view]")]
    [TestCase("""{"type":"home","blocks":[]}""", "unsupported type: home [json-pointer:/view/type]")]
    [TestCase("""{"type":"modal","blocks":[]}""", "missing required field: title [json-pointer:/view]")]
    [TestCase("""{"type":"modal",""" + Title + "}", "missing required field: blocks [json-pointer:/view]")]
    [TestCase("""{"type":"modal","blocks":[],"title":{"type":"plain_text","text":"abcdefghijklmnopqrstuvwxy"}}""", "must be less than 25 characters [json-pointer:/view/title/text]")]
    [TestCase("""{"type":"modal","blocks":[],"submit":{"type":"plain_text","text":"abcdefghijklmnopqrstuvwxy"},""" + Title + "}", "must be less than 25 characters [json-pointer:/view/submit/text]")]
    [TestCase("""{"type":"modal","blocks":[{"type":"markdown","text":"x"}],""" + Title + "}", "unsupported type: markdown [json-pointer:/view/blocks/0/type]")]
    [TestCase("""{"type":"modal","blocks":[],"hash":"x",""" + Title + "}", "invalid additional property: hash [json-pointer:/view]")]
    [TestCase("""{"type":"modal","blocks":[],"notify_on_close":"yes",""" + Title + "}", "must provide a boolean [json-pointer:/view/notify_on_close]")]
    public void A_malformed_modal_is_refused_with_the_general_remark_first(string view, string problem)
    {
        var verdict = ViewCheck.Judge(JsonDocument.Parse(view).RootElement, Surface.Modal);

        Assert.That(verdict.Error, Is.EqualTo("invalid_arguments"));
        Assert.That(verdict.Problems[0], Is.EqualTo("failed to match all allowed schemas [json-pointer:/view]"));
        Assert.That(verdict.Problems, Does.Contain(problem));
    }

    [Test]
    public void An_input_in_a_modal_needs_a_submit_button_and_in_the_home_tab_none()
    {
        var modal = JsonDocument.Parse($$"""{"type":"modal",{{Title}},"blocks":[{"type":"divider"},{{Input}}]}""").RootElement;
        var home = JsonDocument.Parse($$"""{"type":"home","blocks":[{{Input}}]}""").RootElement;

        Assert.That(ViewCheck.Judge(modal, Surface.Modal).Problems, Is.EqualTo(new[]
        {
            "must define `submit` to use `input` block [json-pointer:/view/blocks/1/input]",
        }));
        Assert.That(ViewCheck.Judge(home, Surface.Home).Error, Is.Null);
    }

    [TestCase(100, null)]
    [TestCase(101, "invalid_arguments")]
    public void A_view_holds_a_hundred_blocks(int count, string? error)
    {
        var blocks = string.Join(',', Enumerable.Repeat("""{"type":"divider"}""", count));

        var verdict = ViewCheck.Judge(JsonDocument.Parse($$"""{"type":"home","blocks":[{{blocks}}]}""").RootElement, Surface.Home);

        Assert.That(verdict.Error, Is.EqualTo(error));
    }

    [TestCase("private_metadata", 3000)]
    [TestCase("callback_id", 255)]
    [TestCase("external_id", 255)]
    public void Texts_of_a_view_are_limited(string name, int max)
    {
        Verdict Of(int length) => ViewCheck.Judge(
            JsonDocument.Parse($$"""{"type":"home","blocks":[],"{{name}}":"{{new string('x', length)}}"}""").RootElement, Surface.Home);

        Assert.That(Of(max).Error, Is.Null);
        Assert.That(Of(max + 1).Problems, Does.Contain($"must be less than {max + 1} characters [json-pointer:/view/{name}]"));
    }

    [Test]
    public void A_view_of_more_than_250_kilobytes_is_too_large()
    {
        var section = """{"type":"section","text":{"type":"mrkdwn","text":"TEXT"}}""".Replace("TEXT", new string('x', 3000), StringComparison.Ordinal);
        Verdict Of(int count) => ViewCheck.Judge(
            JsonDocument.Parse($$"""{"type":"home","blocks":[{{string.Join(',', Enumerable.Repeat(section, count))}}]}""").RootElement, Surface.Home);

        Assert.That(Of(80).Error, Is.Null);
        Assert.That(Of(90).Error, Is.EqualTo("view_too_large"));
    }
}
