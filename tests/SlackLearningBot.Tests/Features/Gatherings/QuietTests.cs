using NUnit.Framework;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Quiet hours hold what can wait, and nothing that would come too late. Anna's end at eight in Stockholm, which is seven in UTC.</summary>
internal sealed class QuietTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open() => room = await TalkRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Moved_in_the_evening_reaches_who_would_come_before_the_morning_it_was_planned_for()
    {
        await room.PlannedForAsync("2026-11-24T06:45:00Z");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-23T19:30:00Z");

        await room.PlanAsync(Bot.Priya, "2026-12-01T15:00:00Z");

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Moved:*"), Is.EqualTo(1));
    }

    [Test]
    public async Task Moved_in_the_evening_waits_for_the_morning_when_that_is_early_enough()
    {
        await room.PlannedForAsync("2026-11-26T15:00:00Z");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-23T19:30:00Z");

        await room.PlanAsync(Bot.Priya, "2026-12-01T15:00:00Z");
        Assert.That(GatheringRoom.Count(Bot.Anna, "*Moved:*"), Is.Zero);
        await Bot.TurnToAsync("2026-11-24T07:00:00Z");

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Moved:*"), Is.EqualTo(1));
    }

    [Test]
    public async Task Called_off_shortly_before_it_begins_is_told_before_it_begins()
    {
        await room.PlannedForAsync("2026-11-24T06:30:00Z");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-24T06:10:00Z");

        await room.CallOffAsync(Bot.Priya);

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Called off:*"), Is.EqualTo(1));
    }
}
