using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>A pause ends what belongs to its days and lets wait what may come after them; a stop ends everything.</summary>
internal sealed class SilenceTests
{
    [TestCase(true, "1 invitation waiting, 2 digest dropped, 3 lesson dropped, 4 again within dropped, 5 again after waiting")]
    [TestCase(false, "1 invitation dropped, 2 digest dropped, 3 lesson dropped, 4 again within dropped, 5 again after dropped")]
    public async Task What_waits_when_it_begins(bool isPause, string expected)
    {
        await using var desk = await GateDesk.StartAsync("2026-11-23T11:00:00Z");
        var back = TestInstant("2026-11-25T23:00:00Z");
        await desk.OweAsync("1 invitation", nudge => nudge with { Value = NudgeValue.Invitation });
        await desk.OweAsync("2 digest", nudge => nudge with { ExpiresAt = TestInstant("2026-11-24T23:00:00Z") });
        await desk.OweAsync("3 lesson", nudge => nudge with { Timing = Timing.TheirHour, ExpiresAt = TestInstant("2026-11-23T23:00:00Z") });
        await desk.OweAsync("4 again within", nudge => nudge with { Timing = Timing.TheirMoment, DueAt = TestInstant("2026-11-24T07:30:00Z") });
        await desk.OweAsync("5 again after", nudge => nudge with { Timing = Timing.TheirMoment, DueAt = TestInstant("2026-11-27T07:30:00Z") });

        await desk.WriteAsync(transaction => Contacts.SilenceAsync(
            transaction, desk.Anna, isPause ? back : DateTimeOffset.MaxValue, "paused", desk.Bot.Now, CancellationToken.None));

        Assert.That(
            string.Join(", ", await desk.Bot.QueryAsync<string>("select slot || ' ' || state from delivery where kind = 'test.nudge' order by slot")), Is.EqualTo(expected));
        if (isPause)
        {
            Assert.That(await desk.AskAsync("1 invitation"), Is.EqualTo("1 invitation 26 07:00 the person wants silence"));
        }
    }

    private static DateTimeOffset TestInstant(string at) => Harness.TestBot.Instant(at);
}
