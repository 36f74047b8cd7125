using System.Net;
using System.Text;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>From "Add to Slack" to the link back into Slack.</summary>
internal sealed class InstallTests
{
    private InstallDesk desk = null!;
    private Browser browser = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await InstallDesk.StartAsync(withStarter: true);
        browser = new Browser(desk.Bot);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task The_button_leads_to_Slack_with_our_scopes_and_where_to_come_back()
    {
        var page = await browser.GetAsync("/slack/install");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text, Does.Contain("Add to Slack").And.Contain("Nothing is sent to anybody before they say yes"));
        Assert.That(page.Link, Does.StartWith($"{desk.Bot.Slack.Url}oauth/v2/authorize?"), "Slack's own page lies beside its Web API");
        Assert.That(page.Asked("client_id"), Is.EqualTo("1.2"));
        Assert.That(page.Asked("scope"), Is.EqualTo(string.Join(',', BotScopes.All)));
        Assert.That(page.Asked("redirect_uri"), Is.EqualTo("https://learning.example.com/slack/oauth"));
        Assert.That(page.Html, Does.Not.Contain("s3cret"));
    }

    [Test]
    public async Task The_state_is_bound_to_the_browser_and_only_hashes_of_it_are_kept()
    {
        var state = await browser.BeginAsync();

        var cookie = browser.Set.Single();
        Assert.That(cookie, Does.StartWith("__Host-").And.Contain("; secure").And.Contain("; httponly").And.Contain("; samesite=lax").And.Contain("max-age=600").And.Contain("path=/").IgnoreCase);
        Assert.That(cookie, Does.Not.Contain(state), "who sees the address does not have the cookie");
        Assert.That(state, Has.Length.EqualTo(64));
        var kept = await desk.Bot.QueryAsync<string>("select encode(state_hash, 'hex') || encode(browser_hash, 'hex') from oauth_state");
        Assert.That(kept.Single(), Does.Not.Contain(state).And.Not.Contain(cookie.Split('=', ';')[1]));
    }

    [Test]
    public async Task Who_agrees_gets_the_bot_its_catalogue_and_the_way_into_Slack()
    {
        var page = await desk.InstallAsync(browser);

        Assert.That(page.Text, Does.Contain("Learning is in Other Works"));
        Assert.That(page.Link, Does.EndWith($"app_redirect?app={SlackWorld.AppId}&team={InstallDesk.Team}&tab=home"));
        Assert.That((await desk.FindAsync())!.Token, Is.EqualTo(InstallDesk.Token));
        Assert.That(await desk.Bot.ScalarAsync<string>("select source from installation where team_id = @Team", new { InstallDesk.Team }), Is.EqualTo("oauth"));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from lesson where team_id = @Team", new { InstallDesk.Team }), Is.GreaterThan(20));
    }

    [Test]
    public async Task The_new_workspace_is_served_at_once_and_the_first_one_still()
    {
        await desk.InstallAsync();
        var cleo = desk.Bot.Slack.As("cleo", InstallDesk.Team);

        await cleo.OpenHomeAsync();
        await desk.Bot.Anna.OpenHomeAsync();
        await desk.Bot.SettleAsync();

        Assert.That(cleo.Home, Is.Not.Null);
        Assert.That(desk.Bot.Anna.Home, Is.Not.Null);
    }

    [Test]
    public async Task Any_number_of_workspaces_may_install_it()
    {
        for (var i = 0; i < 5; i++)
        {
            var seed = new WorkspaceSeed($"T0MANY{i}", $"Company {i}", $"company-{i}", $"xoxb-many-{i}");
            var workspace = desk.Bot.Slack.World.Add(seed);
            desk.Exchange(answer =>
            {
                answer["access_token"] = seed.BotToken;
                answer["bot_user_id"] = workspace.Bot.Id;
                answer["team"]!["id"] = seed.TeamId;
            });
            await browser.ComeBackAsync(await browser.BeginAsync());
        }

        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from installation where state = 'active'"), Is.EqualTo(6));
    }

    [Test]
    public async Task The_code_is_exchanged_with_the_secret_in_the_header_alone()
    {
        var state = await browser.BeginAsync();
        string? sent = null, header = null;
        desk.Network.See("oauth.v2.access", async request =>
        {
            header = request.Headers.Authorization?.ToString();
            sent = await request.Content!.ReadAsStringAsync();
        });
        desk.Exchange();

        await browser.ComeBackAsync(state, "c0de");

        Assert.That(header, Is.EqualTo("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("1.2:s3cret"))));
        Assert.That(sent, Is.EqualTo("code=c0de&redirect_uri=https%3A%2F%2Flearning.example.com%2Fslack%2Foauth"));
    }

    [Test]
    public async Task The_pages_run_nothing_load_nothing_and_are_kept_nowhere()
    {
        var page = await browser.GetAsync("/slack/install");

        var headers = page.Answer.Headers;
        Assert.That(headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; style-src 'sha256-").And.Contain("frame-ancestors 'none'"));
        Assert.That(headers.CacheControl!.NoStore, Is.True);
        Assert.That(headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("no-referrer"));
        Assert.That(headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task Without_a_client_id_the_page_says_what_the_operator_can_do()
    {
        await using var bot = await TestBot.StartAsync();

        foreach (var path in new[] { "/slack/install", "/slack/oauth?code=c&state=s" })
        {
            var page = await new Browser(bot).GetAsync(path);
            Assert.That((page.Status, page.Text), Is.EqualTo((HttpStatusCode.NotFound, page.Text)));
            Assert.That(page.Text, Does.Contain("Slack:ClientId"));
        }

        Assert.That(await bot.ScalarAsync<string>("select string_agg(team_id, ',') from installation"), Is.EqualTo(DemoWorkspace.Team));
    }
}
