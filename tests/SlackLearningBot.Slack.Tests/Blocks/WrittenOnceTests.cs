using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Tests.Blocks;

/// <summary>A block that comes in many messages is written once, and nobody can tell.</summary>
internal sealed class WrittenOnceTests
{
    [Test]
    public void A_message_with_blocks_written_once_reads_as_any_other()
    {
        Section Shared() => new(Mrkdwn.Raw("“Quoted” <https://example.com|here> & there"), BlockId: "shared");
        SlackMessage Message(Block shared) => new(Mrkdwn.Raw("Two"), [new Divider(), shared, new Header(new PlainText("Mine"))]);
        var once = Shared();
        SlackJson.WriteOnce([once]);

        var plain = SlackJson.Write(Message(Shared()));
        Assert.That(Enumerable.Range(0, 3).Select(_ => SlackJson.Write(Message(once))), Is.All.EqualTo(plain));
    }

    [Test]
    public void What_is_changed_of_it_is_another_block()
    {
        var once = new Section(Mrkdwn.Raw("Before"));
        SlackJson.WriteOnce([once]);
        var changed = once with { Expand = true };

        Assert.That(SlackJson.Write(new SlackMessage(Mrkdwn.Raw("x"), [changed])), Does.Contain("\"expand\":true"));
    }
}
