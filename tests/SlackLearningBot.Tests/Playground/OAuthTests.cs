using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

/// <summary>How an app comes into a workspace, and goes again.</summary>
internal sealed class OAuthTests
{
    private const string Back = "http://127.0.0.1:1/slack/oauth";
    private const string Bea = "U0PGBEA0001";

    [Test]
    public async Task The_consent_page_says_who_may_allow_what_in_words()
    {
        await using var scene = await Scene.OpenAsync();

        var (status, page) = await AskAsync(scene);

        Assert.That(status, Is.EqualTo(200));
        Assert.That(page, Does.Contain("Anna Lindqvist at Juniper Works"));
        Assert.That(page, Does.Contain("Send messages as itself"));
        Assert.That(page, Does.Contain("name=\"state\" value=\"s&amp;1\""));
        Assert.That(page, Does.Not.Contain("Learning Bot at Juniper Works"), "bots allow nothing");
    }

    [TestCase("client_id=nobody&scope=chat:write&redirect_uri=" + Back, "Invalid client_id parameter")]
    [TestCase("client_id=" + PlaygroundOptions.ClientId + "&redirect_uri=" + Back, "No scopes requested")]
    [TestCase("client_id=" + PlaygroundOptions.ClientId + "&scope=chat:write,Chat+Write&redirect_uri=" + Back, "Invalid permissions requested: Chat, Write")]
    [TestCase("client_id=" + PlaygroundOptions.ClientId + "&scope=chat:write&redirect_uri=http://evil.example/", "redirect_uri did not match any configured URIs. Passed URI: http://evil.example/")]
    public async Task A_wrong_request_stays_on_the_page_and_says_why(string query, string why)
    {
        await using var scene = await Scene.OpenAsync();
        using var response = await scene.RawAsync(HttpMethod.Get, "/oauth/v2/authorize?" + query);

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(why));
    }

    [Test]
    public async Task Configured_addresses_are_the_only_ones_people_are_sent_back_to()
    {
        const string Ours = "https://bot.example/slack/oauth";
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest with { RedirectUrls = [Ours] } });

        var below = await AskAsync(scene, "&redirect_uri=" + Ours + "/eu");
        var beside = await AskAsync(scene, "&redirect_uri=" + Ours + "s");

        Assert.That(below.Status, Is.EqualTo(200));
        Assert.That(beside.Status, Is.EqualTo(400));
    }

    [Test]
    public async Task Cancelling_sends_the_person_back_with_access_denied_and_the_state()
    {
        await using var scene = await Scene.OpenAsync();

        var back = await DecideAsync(scene, DemoWorkspace.Team, DemoWorkspace.Priya, decision: "cancel");

        Assert.That(back, Is.EqualTo(Back + "?error=access_denied&state=s%261"));
    }

    [Test]
    public async Task A_foreign_page_cannot_press_allow()
    {
        await using var scene = await Scene.OpenAsync();
        using var browser = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(scene.Slack.Url, "/oauth/v2/authorize"));
        request.Content = new FormUrlEncodedContent([new("client_id", PlaygroundOptions.ClientId), new("decision", "allow")]);
        request.Headers.Add("Origin", "https://evil.example");

        using var response = await browser.SendAsync(request);

        Assert.That((int)response.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public async Task A_second_company_that_allows_the_app_gets_a_bot_of_its_own()
    {
        await using var scene = await Scene.OpenAsync();
        var other = AddCompany(scene);
        var before = await scene.SendAsync("auth.test", new StringContent(""), "xoxb-never");

        var access = await ExchangeAsync(scene, await AllowAsync(scene, other.TeamId, Bea));

        Assert.That((string?)before["error"], Is.EqualTo("account_inactive"));
        Assert.That((bool?)access["ok"], Is.True, access.ToJsonString());
        Assert.That(access.Select(pair => pair.Key), Is.EqualTo(new[]
        {
            "ok", "access_token", "token_type", "scope", "bot_user_id", "app_id", "team", "enterprise", "is_enterprise_install", "authed_user",
        }));
        Assert.That((string?)access["scope"], Is.EqualTo("chat:write,im:write"));
        Assert.That((string?)access["authed_user"]!["id"], Is.EqualTo(Bea));
        var test = await scene.SendAsync("auth.test", new StringContent(""), (string)access["access_token"]!);
        Assert.That(((string?)test["team"], (string?)test["user_id"]), Is.EqualTo(("Birch & Co", (string?)access["bot_user_id"])));
        Assert.That(other.Installed, Is.True);
    }

    [Test]
    public async Task Scopes_for_a_person_give_a_token_of_theirs()
    {
        await using var scene = await Scene.OpenAsync();
        var code = Code(await DecideAsync(scene, DemoWorkspace.Team, DemoWorkspace.Anna, query: "&user_scope=users.profile:read"));

        var access = await ExchangeAsync(scene, code);
        var token = (string)access["authed_user"]!["access_token"]!;
        var test = await scene.SendAsync("auth.test", new StringContent(""), token);
        var post = await scene.SendAsync("chat.postMessage", new StringContent(""), token);

        Assert.That(token, Does.StartWith("xoxp-"));
        Assert.That((string?)test["user_id"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That(test.ContainsKey("bot_id"), Is.False);
        Assert.That((string?)post["error"], Is.EqualTo("not_allowed_token_type"));
    }

    [Test]
    public async Task Installing_again_gives_another_token_and_the_old_one_is_revoked()
    {
        await using var scene = await Scene.OpenAsync();

        var access = await ExchangeAsync(scene, await AllowAsync(scene, DemoWorkspace.Team, DemoWorkspace.Priya));

        Assert.That((string?)access["bot_user_id"], Is.EqualTo(DemoWorkspace.BotUser));
        Assert.That((string?)(await scene.CallAsync("auth.test", []))["error"], Is.EqualTo("token_revoked"));
        Assert.That(scene.Workspace.Channel("learning").Has(DemoWorkspace.BotUser), Is.True, "it stays where it was");
        Assert.That(scene.Workspace.Scopes, Is.EquivalentTo(new[] { "chat:write", "im:write" }));
    }

    [Test]
    public async Task A_re_install_after_a_removal_may_bring_another_bot_user()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.UninstallAsync(scene.Workspace);
        scene.Slack.World.NextInstallHasNewBotUser = true;

        var access = await ExchangeAsync(scene, await AllowAsync(scene, DemoWorkspace.Team, DemoWorkspace.Priya));

        Assert.That((string?)access["bot_user_id"], Is.Not.EqualTo(DemoWorkspace.BotUser));
        Assert.That(scene.Workspace.Bot.Id, Is.EqualTo((string?)access["bot_user_id"]));
        Assert.That(scene.Workspace.Person(DemoWorkspace.BotUser).Deleted, Is.True);
        Assert.That((string?)(await scene.CallAsync("auth.test", []))["error"], Is.EqualTo("account_inactive"));
    }

    [Test]
    public async Task A_removal_is_told_in_the_order_asked_for()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Slack.UninstallAsync(scene.Workspace, new Goodbye { Order = [Goodbye.App, Goodbye.Tokens] });

        Assert.That(scene.Bot.To("/slack/events").Select(heard => (string?)heard.Event["type"]), Is.EqualTo(new[] { Goodbye.App, Goodbye.Tokens }));
        Assert.That((string?)scene.Bot.Events(Goodbye.Tokens).Single().Event["tokens"]!["bot"]![0], Is.EqualTo(DemoWorkspace.BotUser));
        Assert.That(scene.Workspace.Channel("learning").Has(DemoWorkspace.BotUser), Is.False);
    }

    [Test]
    public async Task A_late_event_comes_after_the_re_install_with_the_time_of_the_removal()
    {
        await using var scene = await Scene.OpenAsync();
        var removed = scene.Machine.GetUtcNow().ToUnixTimeSeconds();
        await scene.Slack.UninstallAsync(scene.Workspace, new Goodbye { Late = [Goodbye.Tokens] });
        scene.Machine.Advance(TimeSpan.FromMinutes(5));
        await ExchangeAsync(scene, await AllowAsync(scene, DemoWorkspace.Team, DemoWorkspace.Priya));

        await scene.Slack.DeliverLateAsync(scene.Workspace);

        Assert.That(scene.Bot.To("/slack/events").Select(heard => (string?)heard.Event["type"]), Is.EqualTo(new[] { Goodbye.App, Goodbye.Tokens }));
        Assert.That((long?)scene.Bot.Events(Goodbye.Tokens).Single().Json["event_time"], Is.EqualTo(removed));
        Assert.That(scene.Workspace.Installed, Is.True);
    }

    [Test]
    public async Task Giving_the_last_token_back_removes_the_app()
    {
        await using var scene = await Scene.OpenAsync();

        var asked = await scene.FormAsync("auth.revoke", ("test", "1"));
        var given = await scene.FormAsync("auth.revoke");

        Assert.That(((bool?)asked["revoked"], (bool?)given["revoked"]), Is.EqualTo(((bool?)false, (bool?)true)));
        Assert.That((string?)(await scene.CallAsync("auth.test", []))["error"], Is.EqualTo("token_revoked"));
        await scene.Slack.Events.WhenTriedAsync(CancellationToken.None);
        Assert.That(scene.Bot.Events(Goodbye.App), Has.Count.EqualTo(1));
        Assert.That(scene.Workspace.Installed, Is.False);
    }

    [Test]
    public async Task The_app_uninstalls_itself_with_its_own_credentials()
    {
        await using var scene = await Scene.OpenAsync();

        var gone = await scene.FormAsync("apps.uninstall", ("client_id", PlaygroundOptions.ClientId), ("client_secret", PlaygroundOptions.ClientSecret));

        Assert.That((bool?)gone["ok"], Is.True);
        Assert.That((string?)(await scene.CallAsync("auth.test", []))["error"], Is.EqualTo("account_inactive"));
    }

    internal static Workspace AddCompany(Scene scene)
    {
        var other = scene.Slack.World.Add(new WorkspaceSeed("T0PGBIRCH01", "Birch & Co", "birch", "xoxb-never") { IsInstalled = false });
        other.Admit(new Person { Id = Bea, TeamId = other.TeamId, Name = "bea", RealName = "Bea Holm" });
        return other;
    }

    internal static async Task<string> AllowAsync(Scene scene, string team, string user) => Code(await DecideAsync(scene, team, user));

    /// <summary>Presses Allow or Cancel and gives the address the browser is sent to.</summary>
    internal static async Task<string> DecideAsync(Scene scene, string team, string user, string decision = "allow", string query = "")
    {
        var fields = QueryHelpers.ParseQuery(Query(query)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        fields["who"] = $"{team}|{user}";
        fields["decision"] = decision;
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var content = new FormUrlEncodedContent(fields);
        using var response = await browser.PostAsync(new Uri(scene.Slack.Url, "/oauth/v2/authorize"), content);
        Assert.That((int)response.StatusCode, Is.EqualTo(302), await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.OriginalString;
    }

    internal static async Task<JsonObject> ExchangeAsync(
        Scene scene, string? code, string redirect = Back, string id = PlaygroundOptions.ClientId, string secret = PlaygroundOptions.ClientSecret, string? grantType = null)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        var fields = new Dictionary<string, string> { ["redirect_uri"] = redirect };
        if (code is not null)
        {
            fields["code"] = code;
        }

        if (grantType is not null)
        {
            fields["grant_type"] = grantType;
        }

        using var content = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri(scene.Slack.ApiUrl, "oauth.v2.access"), content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    private static string Code(string back)
    {
        var query = QueryHelpers.ParseQuery(new Uri(back).Query);
        Assert.That(query["state"].ToString(), Is.EqualTo("s&1"));
        return query["code"].ToString();
    }

    private static async Task<(int Status, string Page)> AskAsync(Scene scene, string query = "")
    {
        using var response = await scene.RawAsync(HttpMethod.Get, "/oauth/v2/authorize?" + Query(query));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static string Query(string more) =>
        $"client_id={PlaygroundOptions.ClientId}&scope=chat:write,im:write&state=s%261"
        + (more.Contains("redirect_uri", StringComparison.Ordinal) ? "" : "&redirect_uri=" + Back) + more;
}
