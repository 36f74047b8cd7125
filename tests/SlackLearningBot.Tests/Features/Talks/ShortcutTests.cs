using NUnit.Framework;
using SlackLearningBot.Features.Talks;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>"Log this as a talk" on a message.</summary>
internal sealed class ShortcutTests
{
    [Test]
    public async Task The_form_opens_with_what_the_message_says_and_its_author_as_speaker()
    {
        await using var room = await TalkRoom.OpenAsync();
        var said = (await room.Bot.Ben.SayAsync("*Indexes that help* – the recording: https://video.example/1", DemoWorkspace.GeneralChannel)).Said!;

        await room.Bot.Anna.MessageShortcutAsync(said, "talk.from_message");

        Assert.That(TalkRoom.Dialog(room.Bot.Anna), Does.Contain("Log a talk").And.Contain("Indexes that help").And.Contain("https://video.example/1").And.Contain(room.Bot.Ben.UserId));
        Assert.That(await room.Bot.ScalarAsync<long>("select count(*) from gathering"), Is.Zero, "nothing is kept before it is sent");

        await TalkRoom.SendAsync(room.Bot.Anna, "Indexes that help", "", "", [room.Bot.Ben], ("talk_day", TalkRoom.Date("2026-11-20")));
        Assert.That(await TalkRoom.AskWordsAsync(room.Bot.Erik, "/talk find indexes"), Does.Contain("Indexes that help"));
    }

    [TestCase("", "", null)]
    [TestCase("<@U0PGBEN0001>\nWhy &lt;b&gt; is &amp; was", "Why <b> is & was", null)]
    [TestCase("See <https://a.example/x|the talk> and <https://b.example>", "See the talk and", "https://a.example/x")]
    [TestCase("<javascript:alert(1)|x> <mailto:a@b.c>", "x", null)]
    public void What_a_message_says(string text, string title, string? link)
    {
        Assert.That(LogShortcut.TitleOf(text), Is.EqualTo(title));
        Assert.That(LogShortcut.LinkOf(text), Is.EqualTo(link));
    }
}
