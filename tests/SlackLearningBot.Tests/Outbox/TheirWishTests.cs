using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What a person asked to see again is their own wish: it comes, two a day, however few messages are allowed to come by themselves.</summary>
internal sealed class TheirWishTests
{
    private const string MondayNoon = "2026-11-23T11:00:00Z";

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public async Task Two_of_what_they_asked_for_come_on_a_day_whatever_is_allowed_and_a_third_the_next(int allowed)
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", $"{allowed}"));
        await OweTheirsAsync(desk, "1");
        await OweTheirsAsync(desk, "2");
        await OweTheirsAsync(desk, "3");

        Assert.That(await desk.AskAsync("1", "2", "3"), Is.EqualTo("1 now, 2 now, 3 24 11:00 over the day's nudges"));
    }

    [TestCase(0, "3 never: over the day's nudges")]
    [TestCase(1, "3 24 07:00 over the day's nudges")]
    [TestCase(2, "3 now")]
    public async Task It_counts_for_what_comes_by_itself(int allowed, string expected)
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", $"{allowed}"));
        await OweTheirsAsync(desk, "1");
        await desk.AskAsync("1");
        await desk.OweAsync("3");

        Assert.That(await desk.AskAsync("3"), Is.EqualTo(expected));
    }

    [Test]
    public async Task What_came_by_itself_before_counts_for_it()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", "1"));
        await desk.OweAsync("1");
        await desk.AskAsync("1");
        await OweTheirsAsync(desk, "2");
        await OweTheirsAsync(desk, "3");

        Assert.That(await desk.AskAsync("2", "3"), Is.EqualTo("2 now, 3 24 11:00 over the day's nudges"), "never more than two");
    }

    private static Task OweTheirsAsync(GateDesk desk, string slot) =>
        desk.OweAsync(slot, nudge => nudge with { Value = NudgeValue.LessonAgain + 1 - (slot[0] - '0'), Timing = Timing.TheirMoment });
}
