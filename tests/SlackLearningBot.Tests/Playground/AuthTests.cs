using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

internal sealed class AuthTests
{
    [TestCase(null, "not_authed")]
    [TestCase("xoxb-wrong", "invalid_auth")]
    [TestCase("xapp-playground", "not_allowed_token_type")]
    public async Task A_wrong_or_missing_token_is_refused(string? token, string error)
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene.CallAsync("auth.test", [], token);

        Assert.That((bool?)answer["ok"], Is.False);
        Assert.That((string?)answer["error"], Is.EqualTo(error));
    }

    [Test]
    public async Task The_token_tells_the_workspace()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Slack.World.Add(new WorkspaceSeed("T0PGCEDAR01", "Cedar", "cedar", "xoxb-cedar"));

        var juniper = await scene.CallAsync("auth.test", []);
        var cedar = await scene.CallAsync("auth.test", [], "xoxb-cedar");

        Assert.That((string?)juniper["team_id"], Is.EqualTo(DemoWorkspace.Team));
        Assert.That((string?)juniper["user_id"], Is.EqualTo(DemoWorkspace.BotUser));
        Assert.That((string?)cedar["team_id"], Is.EqualTo("T0PGCEDAR01"));
        Assert.That((string?)cedar["user_id"], Is.Not.EqualTo(DemoWorkspace.BotUser));
    }

    [Test]
    public async Task An_unknown_method_is_refused_and_headers_are_slacks()
    {
        await using var scene = await Scene.OpenAsync();

        using var response = await scene.RawAsync(HttpMethod.Get, "/api/users.list?limit=1", token: PlaygroundOptions.BotToken);
        var unknown = await scene.CallAsync("chat.teleport", []);

        Assert.That((string?)unknown["error"], Is.EqualTo("unknown_method"));
        Assert.That(response.Headers.GetValues("X-OAuth-Scopes").Single(), Does.Contain("chat:write"));
        Assert.That(response.Headers.GetValues("X-Accepted-OAuth-Scopes").Single(), Is.EqualTo("users:read"));
        Assert.That(response.Headers.GetValues("X-Slack-Req-Id").Single(), Has.Length.EqualTo(32));
    }

    [Test]
    public async Task A_missing_scope_says_what_is_needed_and_what_is_there()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest with { BotScopes = ["users:read", "chat:write"] } });

        var answer = await scene.CallAsync("conversations.open", new JsonObject { ["users"] = DemoWorkspace.Anna });

        Assert.That((string?)answer["error"], Is.EqualTo("missing_scope"));
        Assert.That((string?)answer["needed"], Is.EqualTo("im:write"));
        Assert.That((string?)answer["provided"], Is.EqualTo("chat:write,users:read"));
    }

    [Test]
    public async Task After_the_app_was_removed_its_token_is_dead_and_the_bot_was_told()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Slack.UninstallAsync(scene.Workspace);
        var answer = await scene.CallAsync("auth.test", []);

        Assert.That((string?)answer["error"], Is.EqualTo("account_inactive"));
        Assert.That(scene.Bot.Events("app_uninstalled"), Has.Count.EqualTo(1));
        Assert.That(scene.Bot.Events("tokens_revoked"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Api_test_echoes_and_fails_on_request()
    {
        await using var scene = await Scene.OpenAsync();

        var echo = await scene.CallAsync("api.test", new JsonObject { ["foo"] = "bar" }, token: null);
        var failure = await scene.CallAsync("api.test", new JsonObject { ["error"] = "my_error" }, token: null);

        Assert.That((string?)echo["args"]!["foo"], Is.EqualTo("bar"));
        Assert.That((string?)failure["error"], Is.EqualTo("my_error"));
    }

    [TestCase("{", "application/json; charset=utf-8", "invalid_json")]
    [TestCase("[1]", "application/json; charset=utf-8", "json_not_object")]
    [TestCase("<x/>", "text/xml", "invalid_post_type")]
    public async Task A_body_that_cannot_be_read_is_refused(string body, string type, string error)
    {
        await using var scene = await Scene.OpenAsync();
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await scene.SendAsync("chat.postMessage", content, PlaygroundOptions.BotToken);

        Assert.That((string?)answer["error"], Is.EqualTo(error));
    }

    [Test]
    public async Task Json_without_a_charset_is_answered_with_a_warning()
    {
        await using var scene = await Scene.OpenAsync();
        using var content = new ByteArrayContent("{}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");

        var answer = await scene.SendAsync("auth.test", content, PlaygroundOptions.BotToken);

        Assert.That((bool?)answer["ok"], Is.True);
        Assert.That((string?)answer["warning"], Is.EqualTo("missing_charset"));
    }

    [Test]
    public async Task Methods_that_take_no_json_do_not_read_it()
    {
        await using var scene = await Scene.OpenAsync();

        var json = await scene.CallAsync("users.info", new JsonObject { ["user"] = DemoWorkspace.Anna });
        var form = await scene.FormAsync("users.info", ("user", DemoWorkspace.Anna));

        Assert.That((string?)json["error"], Is.EqualTo("invalid_arguments"));
        Assert.That((bool?)form["ok"], Is.True);
    }
}
