using NUnit.Framework;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Playground;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>The token in the settings and the button serve the same workspace without a fight.</summary>
internal sealed class SeedTests
{
    private InstallDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await InstallDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private string Demo => desk.Bot.Anna.Workspace.TeamId;

    private Task InstallDemoAsync(string token, string source) => desk.Bot.Services.GetRequiredService<InstallationStore>().SaveAsync(
        new Workspace(Demo, "Demo", desk.Bot.Slack.Url, desk.Bot.Anna.Workspace.Bot.Id, token), [], desk.Bot.Machine.GetUtcNow(), CancellationToken.None, source);

    private Task SeedAsync() => desk.Bot.Services.GetRequiredService<WorkspaceSeeder>().SeedAsync(CancellationToken.None);

    [Test]
    public async Task What_was_installed_by_button_since_is_left_alone_as_long_as_its_token_works()
    {
        await InstallDemoAsync("xoxb-newer", InstallationRow.FromOAuth);
        desk.Network.Meanwhile("auth.test", () => Task.CompletedTask); // the settings' token
        desk.Network.Answer("auth.test", 200, $$"""{"ok":true,"team_id":"{{Demo}}","user_id":"U1","url":"https://demo.slack.com/"}""");

        await SeedAsync();

        Assert.That((await desk.FindAsync(Demo))!.Token, Is.EqualTo("xoxb-newer"));
    }

    [Test]
    public async Task When_the_buttons_token_is_dead_the_settings_one_takes_over()
    {
        await InstallDemoAsync("xoxb-dead", InstallationRow.FromOAuth); // the Playground knows no such token

        await SeedAsync();

        Assert.That((await desk.FindAsync(Demo))!.Token, Is.EqualTo(PlaygroundOptions.BotToken));
    }

    [Test]
    public async Task A_restart_does_not_make_an_uninstallation_look_older_than_it()
    {
        const string sql = "select installed_at from installation where team_id = @Demo";
        var before = await desk.Bot.ScalarAsync<DateTime>(sql, new { Demo });
        desk.Bot.Machine.Advance(TimeSpan.FromHours(1));

        await SeedAsync();

        Assert.That(await desk.Bot.ScalarAsync<DateTime>(sql, new { Demo }), Is.EqualTo(before));
    }

    [Test]
    public async Task A_token_that_no_key_opens_keeps_nobody_else_from_being_served()
    {
        await desk.InstallAsync();
        await desk.Bot.ExecuteAsync("update installation set token_protected = 'rubbish' where team_id = @Team", new { InstallDesk.Team });

        await SeedAsync();

        Assert.That(await desk.FindAsync(Demo), Is.Not.Null);
        var workspaces = desk.Bot.Services.GetRequiredService<IWorkspaces>();
        Assert.That((await workspaces.ReadAllAsync(CancellationToken.None)).Select(one => one.TeamId), Is.EqualTo(new[] { Demo }));
        Assert.That(await workspaces.FindUnreadableAsync(CancellationToken.None), Is.EqualTo(new[] { InstallDesk.Team }));
    }

    [Test]
    public async Task When_no_key_opens_the_buttons_token_the_settings_one_takes_over()
    {
        await InstallDemoAsync("xoxb-newer", InstallationRow.FromOAuth);
        await desk.Bot.ExecuteAsync("update installation set token_protected = 'rubbish' where team_id = @Demo", new { Demo });

        await SeedAsync();

        Assert.That((await desk.FindAsync(Demo))!.Token, Is.EqualTo(PlaygroundOptions.BotToken));
    }
}
