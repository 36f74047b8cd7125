using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Playground.Strict;

namespace SlackLearningBot.Tests.Playground;

/// <summary>What the Playground refuses in a message's blocks, and where it says the fault is. "#n" stands for n letters.</summary>
internal sealed class StrictBlockTests
{
    private const string Select = """{"type":"static_select","action_id":"a",""";

    [TestCase("""{"text":"x"}""", "missing required field: type", "/blocks/0")]
    [TestCase("""{"type":"bogus"}""", "unsupported type: bogus", "/blocks/0/type")]
    [TestCase("""[]""", "must provide an object", "/blocks/0")]
    [TestCase("""{"type":"divider","text":"x"}""", "invalid additional property: text", "/blocks/0")]
    [TestCase("""{"type":"divider","block_id":"#256"}""", "must be less than 256 characters", "/blocks/0/block_id")]
    [TestCase("""{"type":"divider","block_id":7}""", "must provide a string", "/blocks/0/block_id")]
    [TestCase("""{"type":"divider","block_id":null}""", "must provide a string", "/blocks/0/block_id")]
    [TestCase("""{"type":"alert","text":{"type":"plain_text","text":"x"}}""", "unsupported type: alert", "/blocks/0/type")]
    [TestCase("""{"type":"section"}""", "missing required field: text or fields", "/blocks/0")]
    [TestCase("""{"type":"section","text":{"type":"mrkdwn","text":""}}""", "must be more than 0 characters", "/blocks/0/text/text")]
    [TestCase("""{"type":"section","text":{"type":"mrkdwn","text":"#3001"}}""", "must be less than 3001 characters", "/blocks/0/text/text")]
    [TestCase("""{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":true}}""", "invalid additional property: emoji", "/blocks/0/text")]
    [TestCase("""{"type":"section","text":{"type":"html","text":"x"}}""", "unsupported type: html", "/blocks/0/text/type")]
    [TestCase("""{"type":"section","text":"x"}""", "must provide an object", "/blocks/0/text")]
    [TestCase("""{"type":"section","fields":[]}""", "no less than 1 items allowed", "/blocks/0/fields")]
    [TestCase("""{"type":"section","fields":[{"type":"mrkdwn","text":"#2001"}]}""", "must be less than 2001 characters", "/blocks/0/fields/0/text")]
    [TestCase("""{"type":"header","text":{"type":"plain_text","text":"#151"}}""", "must be less than 151 characters", "/blocks/0/text/text")]
    [TestCase("""{"type":"header","text":{"type":"mrkdwn","text":"x"}}""", "value must be one of: plain_text", "/blocks/0/text/type")]
    [TestCase("""{"type":"image","image_url":"https://a.example/b.png"}""", "missing required field: alt_text", "/blocks/0")]
    [TestCase("""{"type":"image","alt_text":"x"}""", "must provide exactly one of: image_url, slack_file", "/blocks/0")]
    [TestCase("""{"type":"image","alt_text":"x","image_url":"not a url"}""", "must be a valid URL", "/blocks/0/image_url")]
    [TestCase("""{"type":"context","elements":[]}""", "no less than 1 items allowed", "/blocks/0/elements")]
    [TestCase("""{"type":"context","elements":[{"type":"button","text":{"type":"plain_text","text":"x"}}]}""", "unsupported type: button", "/blocks/0/elements/0/type")]
    [TestCase("""{"type":"actions","elements":[{"type":"button"}]}""", "missing required field: text", "/blocks/0/elements/0")]
    [TestCase("""{"type":"actions","elements":[{"type":"plain_text_input"}]}""", "unsupported type: plain_text_input", "/blocks/0/elements/0/type")]
    [TestCase("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"#76"}}]}""", "must be less than 76 characters", "/blocks/0/elements/0/text/text")]
    [TestCase("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"value":"#2001"}]}""", "must be less than 2001 characters", "/blocks/0/elements/0/value")]
    [TestCase("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"style":"red"}]}""", "value must be one of: primary, danger", "/blocks/0/elements/0/style")]
    [TestCase("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"action_id":"#256"}]}""", "must be less than 256 characters", "/blocks/0/elements/0/action_id")]
    [TestCase("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"action_id":"a"},{"type":"button","text":{"type":"plain_text","text":"y"},"action_id":"a"}]}""", "Action ID needs to be unique in its block", "/blocks/0/elements/1/action_id")]
    [TestCase("""{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"confirm":{"title":{"type":"plain_text","text":"#101"},"text":{"type":"plain_text","text":"x"},"confirm":{"type":"plain_text","text":"Yes"},"deny":{"type":"plain_text","text":"No"}}}]}""", "must be less than 101 characters", "/blocks/0/elements/0/confirm/title/text")]
    [TestCase("""{"type":"actions","elements":[{"type":"overflow","options":[]}]}""", "no less than 1 items allowed", "/blocks/0/elements/0/options")]
    [TestCase("""{"type":"actions","elements":[{"type":"datepicker","initial_date":"2026-02-30"}]}""", "must match the format YYYY-MM-DD", "/blocks/0/elements/0/initial_date")]
    [TestCase("""{"type":"actions","elements":[{"type":"timepicker","initial_time":"24:00"}]}""", "must match the format HH:mm", "/blocks/0/elements/0/initial_time")]
    [TestCase("""{"type":"actions","elements":[""" + Select + """ "options":[]}]}""", "no less than 1 items allowed", "/blocks/0/elements/0/options")]
    [TestCase("""{"type":"actions","elements":[""" + Select + """ "placeholder":{"type":"plain_text","text":"#151"},"options":[{"text":{"type":"plain_text","text":"A"},"value":"a"}]}]}""", "must be less than 151 characters", "/blocks/0/elements/0/placeholder/text")]
    [TestCase("""{"type":"actions","elements":[{"type":"static_select"}]}""", "must provide exactly one of: options, option_groups", "/blocks/0/elements/0")]
    [TestCase("""{"type":"actions","elements":[""" + Select + """ "options":[{"text":{"type":"mrkdwn","text":"A"},"value":"a"}]}]}""", "value must be one of: plain_text", "/blocks/0/elements/0/options/0/text/type")]
    [TestCase("""{"type":"actions","elements":[""" + Select + """ "options":[{"text":{"type":"plain_text","text":"A"},"value":"#76"}]}]}""", "must be less than 76 characters", "/blocks/0/elements/0/options/0/value")]
    [TestCase("""{"type":"actions","elements":[""" + Select + """ "options":[{"text":{"type":"plain_text","text":"A"}}]}]}""", "missing required field: value", "/blocks/0/elements/0/options/0")]
    [TestCase("""{"type":"actions","elements":[""" + Select + """ "options":[{"text":{"type":"plain_text","text":"A"},"value":"a"}],"initial_option":{"text":{"type":"plain_text","text":"B"},"value":"b"}}]}""", "initial_option must be one of the options", "/blocks/0/elements/0/initial_option")]
    [TestCase("""{"type":"input","label":{"type":"plain_text","text":"L"}}""", "missing required field: element", "/blocks/0")]
    [TestCase("""{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"button","text":{"type":"plain_text","text":"x"}}}""", "unsupported type: button", "/blocks/0/element/type")]
    [TestCase("""{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"file_input"}}""", "unsupported type: file_input", "/blocks/0/element/type")]
    [TestCase("""{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"number_input"}}""", "missing required field: is_decimal_allowed", "/blocks/0/element")]
    [TestCase("""{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"plain_text_input","min_length":9,"max_length":3}}""", "min_length must not be greater than max_length", "/blocks/0/element")]
    [TestCase("""{"type":"input","label":{"type":"plain_text","text":"L"},"element":{"type":"plain_text_input","max_length":3001}}""", "must be between 1 and 3000", "/blocks/0/element/max_length")]
    [TestCase("""{"type":"markdown","text":"#12001"}""", "must be less than 12001 characters", "/blocks/0/text")]
    [TestCase("""{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"sparkle"}]}]}""", "unsupported type: sparkle", "/blocks/0/elements/0/elements/0/type")]
    [TestCase("""{"type":"rich_text","elements":[{"type":"rich_text_list","style":"square","elements":[]}]}""", "value must be one of: bullet, ordered", "/blocks/0/elements/0/style")]
    [TestCase("""{"type":"table","rows":[[{"type":"bogus"}]]}""", "unsupported type: bogus", "/blocks/0/rows/0/0/type")]
    [TestCase("""{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"a"}],[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}]]}""", "all rows must have the same number of cells", "/blocks/0/rows")]
    [TestCase("""{"type":"data_visualization","title":"t","chart":{"type":"scatter"}}""", "unsupported type: scatter", "/blocks/0/chart/type")]
    [TestCase("""{"type":"data_visualization","title":"t","chart":{"type":"pie","segments":[{"label":"#21","value":1}]}}""", "must be less than 21 characters", "/blocks/0/chart/segments/0/label")]
    [TestCase("""{"type":"container","child_blocks":[{"type":"section"}]}""", "missing required field: text or fields", "/blocks/0/child_blocks/0")]
    [TestCase("""{"type":"video","title":{"type":"plain_text","text":"#200"},"alt_text":"x","video_url":"https://a.example/v","thumbnail_url":"https://a.example/t"}""", "must be less than 200 characters", "/blocks/0/title/text")]
    public void A_malformed_or_over_long_block_is_refused_at_its_pointer(string block, string problem, string pointer)
    {
        var verdict = Judge($"[{Letters(block)}]");

        Assert.That(verdict.Error, Is.EqualTo("invalid_blocks"));
        Assert.That(verdict.Problems, Does.Contain($"{problem} [json-pointer:{pointer}]"));
    }

    [TestCase("divider", 50, null)]
    [TestCase("divider", 51, "no more than 50 items allowed [json-pointer:/blocks]")]
    public void A_message_holds_fifty_blocks(string type, int count, string? problem)
    {
        var verdict = Judge($"[{string.Join(',', Enumerable.Repeat($$"""{"type":"{{type}}"}""", count))}]");

        Assert.That(verdict.Problems, problem is null ? Is.Empty : Is.EqualTo(new[] { problem }));
    }

    [TestCase("context", 11, "no more than 10 items allowed", """{"type":"mrkdwn","text":"x"}""")]
    [TestCase("actions", 26, "no more than 25 items allowed", """{"type":"button","text":{"type":"plain_text","text":"x"}}""")]
    public void Elements_of_a_block_are_counted(string type, int count, string problem, string element)
    {
        var verdict = Judge($$"""[{"type":"{{type}}","elements":[{{string.Join(',', Enumerable.Repeat(element, count))}}]}]""");

        Assert.That(verdict.Problems, Is.EqualTo(new[] { $"{problem} [json-pointer:/blocks/0/elements]" }));
    }

    [TestCase("static_select", 101, "no more than 100 items allowed")]
    [TestCase("radio_buttons", 11, "no more than 10 items allowed")]
    [TestCase("checkboxes", 11, "no more than 10 items allowed")]
    [TestCase("overflow", 6, "no more than 5 items allowed")]
    public void Options_of_an_element_are_counted(string type, int count, string problem)
    {
        var options = Enumerable.Range(0, count).Select(i => $$"""{"text":{"type":"plain_text","text":"{{i}}"},"value":"{{i}}"}""");

        var verdict = Judge($$"""[{"type":"actions","elements":[{"type":"{{type}}","options":[{{string.Join(',', options)}}]}]}]""");

        Assert.That(verdict.Problems, Is.EqualTo(new[] { $"{problem} [json-pointer:/blocks/0/elements/0/options]" }));
    }

    [Test]
    public void The_same_block_id_twice_is_refused_also_inside_a_container()
    {
        var twice = Judge("""[{"type":"divider","block_id":"b"},{"type":"divider","block_id":"b"}]""");
        var nested = Judge("""[{"type":"divider","block_id":"b"},{"type":"container","child_blocks":[{"type":"divider","block_id":"b"}]}]""");

        Assert.That(twice.Problems, Is.EqualTo(new[] { "Block ID needs to be unique [json-pointer:/blocks/1/block_id]" }));
        Assert.That(nested.Problems, Is.EqualTo(new[] { "Block ID needs to be unique [json-pointer:/blocks/1/child_blocks/0/block_id]" }));
    }

    [Test]
    public void A_wrong_text_object_names_the_alternatives_first_as_slack_does()
    {
        var verdict = Judge("""[{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":true}}]""");

        Assert.That(verdict.Problems, Is.EqualTo(new[]
        {
            "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
            "invalid additional property: emoji [json-pointer:/blocks/0/text]",
        }));
    }

    [Test]
    public void Only_one_table_and_two_charts_fit_a_message()
    {
        const string Table = """{"type":"table","rows":[[{"type":"raw_text","text":"x"}]]}""";
        const string Chart = """{"type":"data_visualization","title":"t","chart":{"type":"pie","segments":[{"label":"a","value":1}]}}""";

        Assert.That(Judge($"[{Table}]").Error, Is.Null);
        Assert.That(Judge($"[{Table},{Table}]").Problems, Is.EqualTo(new[] { "only one table is allowed in a message [json-pointer:/blocks/1]" }));
        Assert.That(Judge($"[{Chart},{Chart}]").Error, Is.Null);
        Assert.That(Judge($"[{Chart},{Chart},{Chart}]").Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public void Blocks_with_too_many_characters_together_are_refused()
    {
        var section = """{"type":"section","text":{"type":"mrkdwn","text":"#3000"}}""";

        Assert.That(Judge(Letters($"[{section},{section},{section},{section}]")).Error, Is.Null);
        Assert.That(Judge(Letters($"[{section},{section},{section},{section},{section}]")).Error, Is.EqualTo("msg_blocks_too_long"));
    }

    private static Verdict Judge(string blocks) => MessageCheck.Blocks(JsonDocument.Parse(blocks).RootElement);

    private static string Letters(string json) => System.Text.RegularExpressions.Regex.Replace(
        json, "#([0-9]+)", match => new string('x', int.Parse(match.Groups[1].Value)), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
