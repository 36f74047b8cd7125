using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control.Speech;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Strict;

namespace SlackLearningBot.Tests.Playground;

internal sealed class SpeechTests
{
    [TestCase("hello", "hello", """[{"type":"text","text":"hello"}]""")]
    [TestCase("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2", """[{"type":"text","text":"1 < 2 & 3 > 2"}]""")]
    [TestCase("*bold* and _it_ ~no~", "*bold* and _it_ ~no~", """
        [{"type":"text","text":"bold","style":{"bold":true}},{"type":"text","text":" and "},{"type":"text","text":"it","style":{"italic":true}},
         {"type":"text","text":" "},{"type":"text","text":"no","style":{"strike":true}}]
        """)]
    [TestCase("@ben look at #general", "<@U0PGBEN0001> look at <#C0PGGENERAL|>", """
        [{"type":"user","user_id":"U0PGBEN0001"},{"type":"text","text":" look at "},{"type":"channel","channel_id":"C0PGGENERAL"}]
        """)]
    [TestCase("<@U0PGBEN0001> <!here> @here", "<@U0PGBEN0001> <!here> <!here>", """
        [{"type":"user","user_id":"U0PGBEN0001"},{"type":"text","text":" "},{"type":"broadcast","range":"here"},{"type":"text","text":" "},{"type":"broadcast","range":"here"}]
        """)]
    [TestCase("*@ben*", "*<@U0PGBEN0001>*", """[{"type":"user","user_id":"U0PGBEN0001","style":{"bold":true}}]""")]
    [TestCase("see https://a.example/b?c=1&d=2.", "see <https://a.example/b?c=1&d=2>.", """
        [{"type":"text","text":"see "},{"type":"link","url":"https://a.example/b?c=1&d=2"},{"type":"text","text":"."}]
        """)]
    [TestCase("well :tada: at 12:30:45", "well :tada: at 12:30:45", """
        [{"type":"text","text":"well "},{"type":"emoji","name":"tada"},{"type":"text","text":" at 12:30:45"}]
        """)]
    [TestCase("`a < @ben`", "`a &lt; @ben`", """[{"type":"text","text":"a < @ben","style":{"code":true}}]""")]
    [TestCase("<script>alert(1)</script> <@U0NOBODY000> me@ben.example snake_case_name 2*3*4", "&lt;script&gt;alert(1)&lt;/script&gt; &lt;@U0NOBODY000&gt; me@ben.example snake_case_name 2*3*4",
        """[{"type":"text","text":"<script>alert(1)</script> <@U0NOBODY000> me@ben.example snake_case_name 2*3*4"}]""")]
    public async Task What_is_typed_becomes_slacks_text_and_rich_text(string typed, string text, string elements)
    {
        await using var scene = await Scene.OpenAsync();

        var spoken = Spoken.Of(scene.Workspace, typed);

        Assert.That(spoken.Text, Is.EqualTo(text));
        var section = JsonNode.Parse(spoken.Blocks!)![0]!["elements"]![0]!;
        Assert.That(JsonNode.DeepEquals(section["elements"], JsonNode.Parse(elements)), Is.True, section.ToJsonString());
    }

    [Test]
    public async Task Quotes_lists_and_fenced_code_are_blocks_of_their_own()
    {
        await using var scene = await Scene.OpenAsync();

        var spoken = Spoken.Of(scene.Workspace, "first\n> quoted\n> twice\n- one\n- *two*\n1. last\n```\nselect *\n```\nend");

        var parts = JsonNode.Parse(spoken.Blocks!)![0]!["elements"]!.AsArray();
        Assert.That(parts.Select(part => (string?)part!["type"]), Is.EqualTo(new[]
        {
            "rich_text_section", "rich_text_quote", "rich_text_list", "rich_text_list", "rich_text_preformatted", "rich_text_section",
        }));
        Assert.That((string?)parts[1]!["elements"]![0]!["text"], Is.EqualTo("quoted\ntwice"));
        Assert.That(parts[2]!["elements"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((string?)parts[3]!["style"], Is.EqualTo("ordered"));
        Assert.That((string?)parts[4]!["elements"]![0]!["text"], Is.EqualTo("select *"));
    }

    [Test]
    public async Task Every_spoken_block_is_one_that_Slack_would_take()
    {
        await using var scene = await Scene.OpenAsync();

        foreach (var typed in new[] { "a", "*b* _c_ `d` @ben #general https://x.example :tada:", "> q\n- l\n1. o\n```\nc\n```", "half \ud83d", "``` open", "***", "<!subteam^S1>" })
        {
            var verdict = MessageCheck.Blocks(JsonSerializer.SerializeToElement(JsonNode.Parse(Spoken.Of(scene.Workspace, typed).Blocks!)));
            Assert.That(verdict.Error, Is.Null, $"{typed}: {string.Join("; ", verdict.Problems)}");
        }
    }

    [Test]
    public async Task A_very_long_line_of_marks_is_read_at_once()
    {
        await using var scene = await Scene.OpenAsync();

        var spoken = Spoken.Of(scene.Workspace, string.Concat(Enumerable.Repeat("*_~", 10_000)));

        Assert.That(spoken.Text, Has.Length.EqualTo(30_000));
        Assert.That(scene.Workspace.Person(DemoWorkspace.Anna).Deleted, Is.False);
    }
}
