using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Whom Slack refuses for good gets no nudge, also none that was owed after that or at the same moment, until they show a sign of life.</summary>
internal sealed class UnreachableTests
{
    private const string MondayNoon = "2026-11-23T11:00:00Z";

    [Test]
    public async Task A_nudge_that_was_owed_after_the_refusal_waits_for_a_sign_of_life_and_takes_no_place()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", "1"));
        await desk.Bot.ExecuteAsync("update contact set unreachable = 'user_disabled', unreachable_at = @Now", new { desk.Bot.Now });
        await desk.OweAsync("1 for Anna");
        await desk.OweAsync("2 for Ben", to: desk.Ben);
        await desk.OweAsync("3 appointment", @class: DeliveryClass.Appointment);

        Assert.That(
            await desk.AskAsync("1 for Anna", "2 for Ben", "3 appointment"),
            Is.EqualTo("1 for Anna never: cannot be reached: user_disabled, 2 for Ben now, 3 appointment now"));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from delivery where recipient = @UserId and nudge_day is not null", desk.Anna), Is.Zero);

        await desk.WriteAsync(transaction => Contacts.SaveReachableAsync(transaction, desk.Anna, CancellationToken.None));
        await desk.OweAsync("4 after it");
        Assert.That(await desk.AskAsync("4 after it"), Is.EqualTo("4 after it now"));
    }

    [Test]
    public async Task A_nudge_that_is_owed_behind_the_refusal_calls_nobody()
    {
        await using var desk = await OutboxDesk.StartAsync();
        desk.Network.Answer("chat.postMessage", 200, """{"ok":false,"error":"user_not_found"}""");
        await desk.OweAsync("1", DeliveryClass.Nudge);
        await desk.SendAsync();
        await desk.OweAsync("2", DeliveryClass.Nudge);
        await desk.SendAsync();

        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "dead: user_not_found", "dropped: cannot be reached: user_not_found" }));
        Assert.That(desk.Bot.Slack.World.Calls.To("chat.postMessage"), Is.Empty, "nobody called for the second");
        Assert.That(DropReasons.Label("cannot be reached: user_not_found"), Is.EqualTo("cannot be reached"));
    }
}
