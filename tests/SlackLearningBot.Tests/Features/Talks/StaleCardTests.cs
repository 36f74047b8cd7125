using NUnit.Framework;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>What lies beneath a form shows how things were before it was sent: it goes when the form's last word is closed.</summary>
internal sealed class StaleCardTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open() => room = await TalkRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    [Test]
    public async Task The_card_without_a_date_is_gone_once_the_talk_has_one()
    {
        var priya = room.Bot.Priya;
        await room.PlannedAsync(room.Bot.Ben, "How we deploy");
        Assert.That(priya.Workspace.Views.Stack(priya.UserId), Has.Count.EqualTo(2), "the card, and the last word of its form");

        await priya.CloseAsync();

        Assert.That(priya.Workspace.Views.Stack(priya.UserId), Is.Empty);
    }

    [Test]
    public async Task A_form_that_is_closed_unsent_leaves_the_card()
    {
        var priya = room.Bot.Priya;
        await room.ProposeAsync(room.Bot.Ben, "How we deploy");
        await priya.ClickAsync(await TalkRoom.OpenCardAsync(priya, "/talk list"), "Plan it");

        await priya.CloseAsync();

        Assert.That(TalkRoom.Dialog(priya), Does.Contain("How we deploy").And.Contain("no date yet"));
    }
}
