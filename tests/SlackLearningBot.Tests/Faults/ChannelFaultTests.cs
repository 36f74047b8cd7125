using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Features.Invitations;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Faults;

/// <summary>An owner invites a channel that changes while the bot reads it: the owner hears of it, and nobody is asked who was not counted.</summary>
internal sealed class ChannelFaultTests
{
    private InviteDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await InviteDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private string Said => string.Join('\n', desk.Bot.Priya.Messages().Select(LessonDesk.All));

    [TestCase("C11", "", true)]
    [TestCase("E24", "", false)]
    [TestCase("C9", "", true)]
    public async Task A_channel_that_cannot_be_read_any_more_is_named_to_the_owner(string fault, string variant, bool stillThere)
    {
        var (rule, _) = await desk.Bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, At = "conversations.members" });
        if (fault == "C9")
        {
            await desk.Bot.Slack.FaultAsync(new FaultWish("C11") { Channel = "learning" });
        }

        await desk.InviteAsync($"{InviteDesk.Learning} feedback");
        await PassAsync();

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(await desk.InvitationsAsync(), Is.Empty);
        Assert.That(Said, stillThere ? Is.Not.Empty : Does.Contain("channel"), "the owner hears of it");
        Assert.That(Said, Does.Not.Contain("Exception"));
    }

    [TestCase("C3")]
    [TestCase("C7")]
    [TestCase("C8")]
    [TestCase("C10")]
    public async Task A_channel_that_changes_otherwise_is_counted_as_it_is(string fault)
    {
        var (rule, _) = await desk.Bot.Slack.FaultAsync(new FaultWish(fault) { At = "conversations.members", Value = fault == "C3" ? "erik" : null });

        await desk.InviteAsync($"{InviteDesk.Learning} feedback");
        await PassAsync();

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(Said, Does.Contain(fault == "C3" ? "Invite 4 people" : "Invite 5 people"), "a member of another company is not counted");
    }

    [TestCase("W1", "")]
    [TestCase("W4", "reset")]
    [TestCase("W9", "502")]
    [TestCase("W10", "truncated")]
    [TestCase("W27", "empty_page")]
    [TestCase("W27", "short_page")]
    [TestCase("W27", "twice")]
    public async Task Nobody_is_lost_or_counted_twice_when_the_list_comes_badly(string fault, string variant)
    {
        var (rule, _) = await desk.Bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, At = "conversations.members" });

        await desk.InviteAsync($"{InviteDesk.Learning} feedback");
        await PassAsync();

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(Said, Does.Contain("Invite 5 people"));
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.members"), Has.All.Matches<SlackLearningBot.Playground.World.CallRecord>(call => call.TeamId == DemoWorkspace.Team));
    }

    private async Task PassAsync()
    {
        for (var minutes = 0; minutes < 4; minutes++)
        {
            desk.Bot.Machine.Advance(TimeSpan.FromMinutes(2));
            await desk.Bot.SettleAsync();
        }
    }
}
