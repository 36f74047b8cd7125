using System.Text.Json.Nodes;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Edge;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>Slack says that the bot is gone: in any order, twice, late, or only by refusing the token.</summary>
internal sealed class UninstallTests
{
    private InstallDesk desk = null!;
    private PersonHands cleo = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await InstallDesk.StartAsync();
        await desk.InstallAsync();
        cleo = desk.Bot.Slack.As("cleo", InstallDesk.Team);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private Task TellAsync(string type, DateTimeOffset at, JsonObject? tokens = null)
    {
        var inner = new JsonObject { ["type"] = type, ["event_ts"] = $"{at.ToUnixTimeSeconds()}.000100" };
        if (tokens is not null)
        {
            inner["tokens"] = tokens;
        }

        return SlackRequest.Event(new JsonObject
        {
            ["type"] = "event_callback", ["team_id"] = InstallDesk.Team, ["api_app_id"] = "A1", ["event_id"] = $"Ev{type}{at.UtcTicks}", ["event_time"] = at.ToUnixTimeSeconds(), ["event"] = inner,
        }.ToJsonString()).SendAsync(desk.Bot);
    }

    private async Task UninstalledAsync(DateTimeOffset at)
    {
        await TellAsync("app_uninstalled", at);
        await desk.Bot.SettleAsync();
    }

    private async Task RevokedAsync(DateTimeOffset at, bool bots = true)
    {
        await TellAsync("tokens_revoked", at, new JsonObject
        {
            ["oauth"] = new JsonArray("U0OTHERCLEO"), ["bot"] = bots ? new JsonArray(desk.Other.Bot.Id) : new JsonArray(),
        });
        await desk.Bot.SettleAsync();
    }

    private Task OweAsync(string slot, DateTimeOffset? due = null) => desk.Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
        transaction => desk.Bot.Services.GetRequiredService<Deliveries>().EnqueueAsync(
            transaction, NewDelivery.To(TestBot.Key(cleo), Asked.Lesson, slot, DeliveryClass.Nudge, due ?? desk.Bot.Now), CancellationToken.None),
        CancellationToken.None);

    private DateTimeOffset Later => desk.Bot.Now.AddSeconds(1);

    [Test]
    public async Task The_events_may_come_in_any_order_and_twice()
    {
        await RevokedAsync(Later);
        await UninstalledAsync(Later);
        await RevokedAsync(Later.AddSeconds(1));
        await UninstalledAsync(Later.AddSeconds(1));

        Assert.That(await desk.StateAsync(), Is.EqualTo("removed"));
        Assert.That(await desk.FindAsync(), Is.Null);

        await desk.InstallAsync();
        await UninstalledAsync(Later);
        Assert.That(await desk.StateAsync(), Is.EqualTo("removed"));
    }

    [Test]
    public async Task The_token_is_forgotten_and_everything_that_waits_is_dropped_with_its_reason()
    {
        await OweAsync("2026-11-30", desk.Bot.Now.AddDays(7));

        await UninstalledAsync(Later);

        Assert.That(await desk.Bot.ScalarAsync<string>("select token_protected from installation where team_id = @Team", new { InstallDesk.Team }), Is.Empty);
        Assert.That(
            await desk.Bot.QueryAsync<string>("select state || ': ' || reason from delivery where team_id = @Team", new { InstallDesk.Team }),
            Is.EqualTo(new[] { "dropped: the app was uninstalled" }));
    }

    [Test]
    public async Task What_was_owed_when_the_app_left_is_owed_again_when_it_comes_back()
    {
        await OweAsync("2026-11-30", desk.Bot.Now.AddDays(7));
        await UninstalledAsync(Later);

        await desk.InstallAsync();

        Assert.That(
            await desk.Bot.QueryAsync<string>("select state from delivery where team_id = @Team and slot = '2026-11-30'", new { InstallDesk.Team }),
            Is.EqualTo(new[] { "waiting" }));
    }

    [Test]
    public async Task Other_workspaces_do_not_notice()
    {
        await UninstalledAsync(Later);
        await desk.Bot.Anna.OpenHomeAsync();
        await desk.Bot.SettleAsync();

        Assert.That(desk.Bot.Anna.Home, Is.Not.Null);
        Assert.That(await desk.StateAsync(desk.Bot.Anna.Workspace.TeamId), Is.EqualTo("active"));
    }

    [Test]
    public async Task Nothing_is_sent_any_more_even_by_a_process_that_just_knew_the_workspace()
    {
        await desk.FindAsync(); // remembered
        await OweAsync("2026-11-23");
        await desk.Bot.ExecuteAsync("update installation set state = 'removed', token_protected = '', uninstalled_at = @Now where team_id = @Team", new { InstallDesk.Team, Now = desk.Bot.Now });
        desk.Bot.Slack.World.Calls.Clear();

        await desk.Bot.SettleAsync();

        Assert.That(desk.Bot.Slack.World.Calls.All.Where(call => call.TeamId == InstallDesk.Team), Is.Empty);
        Assert.That(await desk.Bot.ScalarAsync<string>("select state from delivery where team_id = @Team", new { InstallDesk.Team }), Is.EqualTo("dropped"));
    }

    [Test]
    public async Task What_comes_late_after_a_new_installation_changes_nothing()
    {
        var before = desk.Bot.Now;
        await UninstalledAsync(Later);
        desk.Bot.Machine.Advance(TimeSpan.FromMinutes(3));
        await desk.InstallAsync();

        await RevokedAsync(before.AddSeconds(2));
        await UninstalledAsync(before.AddSeconds(179));

        Assert.That(await desk.StateAsync(), Is.EqualTo("active"));
        Assert.That((await desk.FindAsync())!.Token, Is.EqualTo(InstallDesk.Token));
    }

    [Test]
    public async Task A_person_who_takes_back_their_own_token_leaves_the_bot_where_it_is()
    {
        await RevokedAsync(Later, bots: false);

        Assert.That(await desk.StateAsync(), Is.EqualTo("active"));
    }

    [Test]
    public async Task Requests_of_a_workspace_that_is_gone_get_their_200_and_do_nothing()
    {
        await UninstalledAsync(Later);

        await cleo.CommandAsync("/learn today");
        await UninstalledAsync(Later.AddSeconds(5));

        Assert.That(cleo.Messages(), Is.Empty);
        Assert.That(desk.Bot.Slack.Events.Attempts.Where(attempt => attempt.TeamId == InstallDesk.Team).Select(attempt => attempt.Status), Is.All.EqualTo(200).Or.Empty);
    }

    [TestCase("account_inactive")]
    [TestCase("token_revoked")]
    public async Task A_token_that_Slack_refuses_twice_means_the_same(string error)
    {
        await GreetAsync();
        desk.Network.Answer("chat.postMessage", 200, $$"""{"ok":false,"error":"{{error}}"}""");
        desk.Network.Answer("auth.test", 200, $$"""{"ok":false,"error":"{{error}}"}""");

        await desk.Bot.SettleAsync();

        Assert.That(await desk.StateAsync(), Is.EqualTo("removed"));
        desk.Bot.Machine.Advance(TimeSpan.FromMinutes(6)); // the one that was refused
        await desk.Bot.SettleAsync();
        Assert.That(
            await desk.Bot.QueryAsync<string>("select distinct state from delivery where team_id = @Team and state <> 'sent'", new { InstallDesk.Team }), Is.EqualTo(new[] { "dropped" }));
    }

    [Test]
    public async Task A_complaint_that_may_be_about_our_address_throws_no_token_away()
    {
        await GreetAsync();
        desk.Network.Answer("chat.postMessage", 200, """{"ok":false,"error":"invalid_auth"}""");
        desk.Network.Answer("auth.test", 200, """{"ok":false,"error":"invalid_auth"}""");

        await desk.Bot.SettleAsync();

        Assert.That(await desk.StateAsync(), Is.EqualTo("active"));
    }

    [Test]
    public async Task A_token_that_Slack_refuses_once_by_mistake_stays()
    {
        await GreetAsync();
        desk.Network.Answer("chat.postMessage", 200, """{"ok":false,"error":"invalid_auth"}""");

        await desk.Bot.SettleAsync();

        Assert.That(await desk.StateAsync(), Is.EqualTo("active"));
        desk.Bot.Machine.Advance(TimeSpan.FromMinutes(6));
        await desk.Bot.SettleAsync();
        Assert.That(cleo.Messages().Select(message => message.UserId), Does.Contain(desk.Other.Bot.Id), "and the answer comes after a while");
    }

    [Test]
    public async Task A_new_token_is_not_taken_for_the_old_one_that_was_refused()
    {
        var old = await desk.FindAsync();
        desk.Network.Answer("auth.test", 200, """{"ok":false,"error":"token_revoked"}""");
        await desk.Bot.Services.GetRequiredService<InstallationStore>().SaveAsync(old! with { Token = "xoxb-newer" }, [], desk.Bot.Machine.GetUtcNow(), CancellationToken.None);

        await desk.Bot.Services.GetRequiredService<IWorkspaces>().NoteDeadTokenAsync(old!, CancellationToken.None);

        Assert.That(await desk.StateAsync(), Is.EqualTo("active"));
    }

    /// <summary>Cleo wrote to the bot, which owes her an answer.</summary>
    private async Task GreetAsync()
    {
        await cleo.SayAsync("hello");
        await desk.Bot.Slack.Events.WhenTriedAsync(CancellationToken.None);
    }

    [Test]
    public async Task The_settings_token_that_dies_is_removed_and_a_mended_one_brings_everything_back()
    {
        var team = desk.Bot.Anna.Workspace.TeamId;
        desk.Network.Answer("auth.test", 200, """{"ok":false,"error":"token_revoked"}""");
        var workspace = await desk.FindAsync(team);
        await desk.Bot.Services.GetRequiredService<IWorkspaces>().NoteDeadTokenAsync(workspace!, CancellationToken.None);
        Assert.That(await desk.FindAsync(team), Is.Null);

        await desk.Bot.Services.GetRequiredService<WorkspaceSeeder>().SeedAsync(CancellationToken.None);

        Assert.That((await desk.FindAsync(team))!.Token, Is.EqualTo(PlaygroundOptions.BotToken));
    }
}
