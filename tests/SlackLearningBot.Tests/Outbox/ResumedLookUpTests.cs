using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>A look-up of several pages, with Slack's limit between the first and the second.</summary>
internal sealed class ResumedLookUpTests
{
    private OutboxDesk desk;

    [SetUp]
    public async Task BeginAsync()
    {
        desk = await OutboxDesk.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await desk.Bot.Anna.SayAsync($"talk {i}");
        }

        await desk.Bot.SettleAsync();
        desk.Bot.Slack.World.Limits.IsDistributed = true;
        desk.Bot.Slack.World.Calls.Clear();
        desk.Network.LoseCall("chat.postMessage");
        await desk.OweAsync("1");
        await desk.SendAsync();
        await desk.PassAsync(TimeSpan.FromSeconds(91));
        Assert.That(Looks(), Is.EqualTo(1), "its second page has to wait");
    }

    [TearDown]
    public async Task EndAsync() => await desk.DisposeAsync();

    [Test]
    public async Task It_begins_again_when_Slack_does_not_know_its_place_any_more()
    {
        desk.Network.Answer("conversations.history", 200, """{"ok":false,"error":"invalid_cursor"}""");
        await LookToTheEndAsync();

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note 1" }));
        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent" }));
    }

    [Test]
    public async Task It_begins_again_when_another_process_has_tried_meanwhile()
    {
        var id = await desk.Bot.ScalarAsync<Guid>("select id from delivery where slot = '1'");
        var channel = await desk.Bot.ScalarAsync<string>("select dm_channel from contact where user_id = @UserId", desk.Anna);
        await desk.Bot.Services.GetRequiredService<SlackClient>().ChatPostMessageAsync(
            PlaygroundOptions.BotToken, channel!,
            new SlackMessage("note 1", metadata: MessageMetadata.Of(Poster.MetadataEvent, new Dictionary<string, string> { ["delivery_id"] = id.ToString() })),
            CancellationToken.None);
        await desk.Bot.ExecuteAsync("update delivery set attempted_until = attempted_until + interval '1 minute' where slot = '1'");
        await LookToTheEndAsync();

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note 1" }));
        Assert.That(await desk.StatesAsync(), Is.EqualTo(new[] { "sent" }));
    }

    private int Looks() => desk.Bot.Slack.World.Calls.To("conversations.history").Count(call => call.Ok);

    private async Task LookToTheEndAsync()
    {
        for (var minute = 0; minute < 10 && (await desk.StatesAsync()).Any(state => state.StartsWith("unsure", StringComparison.Ordinal)); minute++)
        {
            await desk.PassAsync(TimeSpan.FromSeconds(61));
        }
    }
}
