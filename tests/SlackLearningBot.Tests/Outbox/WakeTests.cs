using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What is owed now calls its workspace's sender, once a transaction; what is owed later calls nobody.</summary>
internal sealed class WakeTests
{
    private TestBot bot = null!;
    private NpgsqlConnection listening = null!;
    private List<string> calls = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        calls = [];
        listening = await bot.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        listening.Notification += (_, call) => calls.Add(call.Payload);
        await using var listen = new NpgsqlCommand("listen outbox", listening);
        await listen.ExecuteNonQueryAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await listening.DisposeAsync();
        await bot.DisposeAsync();
    }

    private NewDelivery Note(string team, string slot, TimeSpan later = default) =>
        new(team, DemoWorkspace.Anna, "test.note", slot, DeliveryClass.Answer, bot.Now + later);

    private async Task<List<string>> CallsOfAsync(Func<NpgsqlTransaction, Deliveries, Task> owe)
    {
        await bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => owe(transaction, bot.Services.GetRequiredService<Deliveries>()), CancellationToken.None);
        await listening.WaitAsync(200);
        return calls;
    }

    [Test]
    public async Task Work_for_now_names_its_workspace_once_a_transaction() => Assert.That(
        await CallsOfAsync(async (transaction, deliveries) =>
        {
            await deliveries.EnqueueAsync(transaction, Note("T1", "1"), CancellationToken.None);
            await deliveries.EnqueueAgainAsync(transaction, Note("T1", "2"), CancellationToken.None);
            await deliveries.EnqueueManyAsync(transaction, "test.note", DeliveryClass.Answer, [Note("T1", "3"), Note("T2", "4", TimeSpan.FromHours(1))], CancellationToken.None);
        }),
        Is.EqualTo(new[] { "T1" }));

    [Test]
    public async Task Work_of_several_workspaces_names_none() => Assert.That(
        await CallsOfAsync((transaction, deliveries) =>
            deliveries.EnqueueManyAsync(transaction, "test.note", DeliveryClass.Answer, [Note("T1", "1"), Note("T2", "2")], CancellationToken.None)),
        Is.EqualTo(new[] { "" }));

    [Test]
    public async Task Work_for_later_calls_nobody() => Assert.That(
        await CallsOfAsync(async (transaction, deliveries) =>
        {
            await deliveries.EnqueueAsync(transaction, Note("T1", "1", TimeSpan.FromSeconds(1)), CancellationToken.None);
            await deliveries.EnqueueManyAsync(transaction, "test.note", DeliveryClass.Answer, [Note("T1", "2", TimeSpan.FromSeconds(1))], CancellationToken.None);
        }),
        Is.Empty);

    [Test]
    public async Task A_newer_state_of_a_message_takes_the_place_of_an_older_change_that_waits_and_owes_nothing_otherwise()
    {
        var message = bot.Anna.Workspace;
        var change = UpdateMessageWork.Of(message.TeamId, "D1", "1.2", new SlackMessage(Mrkdwn.Of($"older")), bot.Now);
        var newer = UpdateMessageWork.Of(message.TeamId, "D1", "1.2", new SlackMessage(Mrkdwn.Of($"newer")), bot.Now);
        var other = UpdateMessageWork.Of(message.TeamId, "D1", "3.4", new SlackMessage(Mrkdwn.Of($"other")), bot.Now);
        await CallsOfAsync(async (transaction, deliveries) =>
        {
            await deliveries.EnqueueAgainAsync(transaction, change, CancellationToken.None);
            await Deliveries.ReplaceOpenAsync(transaction, newer, CancellationToken.None);
            await Deliveries.ReplaceOpenAsync(transaction, other, CancellationToken.None);
        });

        Assert.That(await bot.QueryAsync<string>("select slot || ' ' || (payload ->> 'text') from delivery where kind = 'message.update'"), Is.EqualTo(new[] { "1.2 newer" }));
    }
}
