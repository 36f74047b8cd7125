using NUnit.Framework;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>In a busy conversation. An app distributed outside Slack's Marketplace: history is read once a minute, 15 messages at most. Its conversations are not known yet.</summary>
internal sealed class DistributedTests
{
    [Test]
    public async Task Posts_whose_answers_were_lost_come_once_each_however_slowly_they_are_looked_up()
    {
        await using var desk = await OutboxDesk.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await desk.Bot.Anna.SayAsync($"talk {i}");
        }

        await desk.Bot.SettleAsync();
        await desk.Bot.ExecuteAsync("update contact set dm_channel = null");
        desk.Bot.Slack.World.Limits.IsDistributed = true;
        desk.Bot.Slack.World.Calls.Clear();
        desk.Network.LoseAnswer("chat.postMessage");
        desk.Network.LoseCall("chat.postMessage");
        desk.Network.LoseAnswer("chat.postMessage");
        for (var i = 1; i <= 3; i++)
        {
            await desk.OweAsync($"{i}");
            await desk.SendAsync();
        }

        var lost = desk.Seen();
        await desk.PassAsync(TimeSpan.FromSeconds(91));
        await desk.OweAsync("4");
        await desk.SendAsync();
        var meanwhile = desk.Seen();
        for (var minute = 0; minute < 20 && (await desk.StatesAsync()).Any(state => state.StartsWith("unsure", StringComparison.Ordinal)); minute++)
        {
            await desk.PassAsync(TimeSpan.FromSeconds(61));
        }

        Assert.That(lost, Is.EquivalentTo(new[] { "note 1", "note 3" }), "the second never reached Slack");
        Assert.That(meanwhile, Does.Contain("note 4"), "what is new does not wait for what is looked up");
        Assert.That(desk.Seen(), Is.Unique.And.EquivalentTo(new[] { "note 1", "note 2", "note 3", "note 4" }));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.history").Count(call => call.Ok), Is.EqualTo(4), "no page twice, although one is not to be found on the first");
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.open"), Has.Count.LessThanOrEqualTo(1));
    }
}
