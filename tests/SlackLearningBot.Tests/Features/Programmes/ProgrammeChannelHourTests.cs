using NUnit.Framework;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>People are brought into a group's channel at a decent hour of theirs, also when the channel comes late; and it is called by the owner's day.</summary>
internal sealed class ProgrammeChannelHourTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private Conversation? Channel => Bot.Anna.Workspace.Conversations.FindByName("sql-for-analysts-2026-12-10");

    [Test]
    public async Task Tried_again_it_wakes_nobody_for_whom_it_is_night_by_then()
    {
        await desk.LiveInAsync(Bot.Erik, "America/Los_Angeles");
        Bot.Anna.Workspace.Scopes.Remove("groups:write");
        await desk.ChooseAsync([Bot.Anna, Bot.Erik], own: "private");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-26T09:30:00Z");
        Bot.Anna.Workspace.Scopes.Add("groups:write");
        await Bot.Priya.ClickAsync(ProgrammeDesk.Find(Bot.Priya, "I lack the permission"), "programme.channel_again");
        await Bot.SettleAsync();
        await Bot.TickAsync();
        Assert.That((Channel!.Has(Bot.Anna.UserId), Channel.Has(Bot.Erik.UserId)), Is.EqualTo((true, false)), "it is 01:30 in Los Angeles");

        await Bot.TurnToAsync("2026-11-26T17:30:00Z");
        Assert.That(Channel.Has(Bot.Erik.UserId), Is.True);
    }

    [Test]
    public async Task Its_name_has_the_day_where_the_owner_is()
    {
        await desk.LiveInAsync(Bot.Priya, "Pacific/Auckland");
        await desk.ChooseAsync([Bot.Anna], session: "2026-12-09T19:00:00Z", own: "private");

        Assert.That(desk.CardWords(), Does.Contain("#sql-for-analysts-2026-12-10"));
    }
}
