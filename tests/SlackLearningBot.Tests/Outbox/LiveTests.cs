using Dapper;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Two processes with everything running by itself, started at the same moment on an empty database.</summary>
internal sealed class LiveTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private LiveBots bots = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        bots = await LiveBots.StartAsync(2);
        foreach (var app in bots.Apps)
        {
            Assert.That(
                await LiveBots.BecomesAsync(async () => await WorkspaceOf(app) is not null, Patience),
                "each process knows the workspace and can read its token, whoever protected it");
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await bots.DisposeAsync();

    private static async Task<Seams.Workspace?> WorkspaceOf(WebApplication app) =>
        await app.Services.GetRequiredService<IWorkspaces>().FindAsync(DemoWorkspace.Team, CancellationToken.None);

    private static Task OweAsync(WebApplication app, string slot) => app.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
        transaction => app.Services.GetRequiredService<Deliveries>().EnqueueAsync(
            transaction,
            NewDelivery.To(new LearnerKey(DemoWorkspace.Team, DemoWorkspace.Anna), "test.note", slot, DeliveryClass.Answer, app.Services.GetRequiredService<CalendarClock>().Now),
            CancellationToken.None),
        CancellationToken.None);

    private List<string> Seen(string prefix) =>
        [.. bots.Slack.As(DemoWorkspace.Anna).Messages().Select(message => message.Text).Where(text => text.StartsWith($"note {prefix}", StringComparison.Ordinal))];

    [Test]
    public async Task What_is_owed_goes_out_by_itself()
    {
        await OweAsync(bots.Apps[0], "warm");
        Assert.That(await LiveBots.BecomesAsync(() => Task.FromResult(Seen("warm").Count == 1), Patience));

        await OweAsync(bots.Apps[1], "soon");

        Assert.That(await LiveBots.BecomesAsync(() => Task.FromResult(Seen("soon").Count == 1), Patience));
    }

    [Test]
    public async Task Two_processes_send_each_delivery_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => OweAsync(bots.Apps[i % 2], $"many {i:000}")));
        Assert.That(await LiveBots.BecomesAsync(() => Task.FromResult(Seen("many").Count >= 100), Patience));
        await Task.Delay(1500); // a second post would come with the next poll

        Assert.That(Seen("many"), Is.Unique.And.Count.EqualTo(100));
    }

    [Test]
    public async Task The_workspace_is_installed_once_with_one_catalogue()
    {
        Assert.That(
            await LiveBots.BecomesAsync(
                async () =>
                {
                    await using var connection = await bots.Database.DataSource.OpenConnectionAsync();
                    return await connection.ExecuteScalarAsync<long>("select count(*) from lesson") >= 24;
                },
                Patience));

        await using var read = await bots.Database.DataSource.OpenConnectionAsync();
        Assert.That(await read.ExecuteScalarAsync<long>("select count(*) from installation where state = 'active'"), Is.EqualTo(1));
        Assert.That((await WorkspaceOf(bots.Apps[0]))!.Token, Is.EqualTo(PlaygroundOptions.BotToken));
        Assert.That((await WorkspaceOf(bots.Apps[1]))!.Token, Is.EqualTo(PlaygroundOptions.BotToken));
        Assert.That(await read.ExecuteScalarAsync<int>("select max(version) from lesson"), Is.EqualTo(1), "the second process changed nothing");
    }

    [Test]
    public async Task Quartz_knows_the_two_processes_apart()
    {
        Assert.That(
            await LiveBots.BecomesAsync(
                async () =>
                {
                    await using var connection = await bots.Database.DataSource.OpenConnectionAsync();
                    return await connection.ExecuteScalarAsync<long>("select count(distinct instance_name) from qrtz_scheduler_state") == 2;
                },
                Patience));
    }

    [Test]
    public async Task Both_are_live_and_ready()
    {
        using var http = new HttpClient();
        foreach (var app in bots.Apps)
        {
            var address = Transport.AddressOf(app);
            var live = await http.GetAsync(new Uri(address, "/health/live"));
            var ready = await http.GetAsync(new Uri(address, "/health/ready"));

            Assert.That(((int)live.StatusCode, (int)ready.StatusCode), Is.EqualTo((200, 200)), await ready.Content.ReadAsStringAsync());
            Assert.That(ready.Headers.Server, Is.Empty);
        }
    }
}
