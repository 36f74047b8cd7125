using System.Text.Json.Nodes;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using static SlackLearningBot.Tests.Playground.Provocations.Provocation;

namespace SlackLearningBot.Tests.Playground.Provocations;

/// <summary>What makes asking for people, reactions, files, bookmarks, views and installations fail.</summary>
internal static class OfTheRest
{
    private const string Learning = DemoWorkspace.LearningChannel;
    private const string Nobody = """{"user":"U0NOBODY000"}""";

    public static IEnumerable<Provocation> All =>
    [
        Of("users.info", "user_not_found", Nobody), Of("users.list", "invalid_cursor", """{"cursor":"x"}"""),
        Of("users.lookupByEmail", "users_not_found", """{"email":"nobody@juniper.example"}"""), Of("users.profile.get", "user_not_found", Nobody),
        Of("users.getPresence", "user_not_found", Nobody), Of("dnd.info", "user_not_found", Nobody), Of("dnd.teamInfo", "no_users_provided", "{}"),
        Of("usergroups.users.list", "no_such_subteam", """{"usergroup":"S0NOBODY000"}"""), Of("bots.info", "bot_not_found", """{"bot":"B0NOBODY000"}"""),
        Of("bots.info", "missing_argument", "{}"), Of("team.info", "team_not_found", """{"team":"T0NOWHERE00"}"""),
        Of("team.info", "team_not_on_enterprise", """{"domain":"juniper-works"}"""),
        .. Reacting(), .. Files(), .. Bookmarking(), .. Validating(), .. Views(), .. Apps(),
    ];

    private static IEnumerable<Provocation> Reacting()
    {
        foreach (var method in new[] { "reactions.add", "reactions.remove", "reactions.get" })
        {
            yield return Of(method, "channel_not_found", """{"channel":"C0NOWHERE00","timestamp":"1.000001","name":"tada"}""");
            yield return Of(method, "no_item_specified", """{"name":"tada"}""");
            yield return Of(method, "bad_timestamp", $$"""{"channel":"{{Learning}}","timestamp":"today","name":"tada"}""");
            yield return Of(method, "message_not_found", $$"""{"channel":"{{Learning}}","timestamp":"1.000001","name":"tada"}""");
        }

        foreach (var method in new[] { "reactions.remove", "reactions.get" })
        {
            yield return Of(method, "file_not_found", """{"file":"F1","name":"tada"}""");
            yield return Of(method, "file_comment_not_found", """{"file_comment":"Fc1","name":"tada"}""");
        }

        yield return Of("reactions.add", "invalid_name", """{"name":"Ta da!"}""");
        yield return Of("reactions.remove", "invalid_name", "{}");
        yield return With("reactions.remove", "no_reaction", scene => First(scene, "tada"));
        yield return With("reactions.add", "already_reacted", scene =>
        {
            Message(scene).Reactions.Add("tada", scene.Workspace.Bot.Id);
            return First(scene, ":tada:");
        });
        yield return With("reactions.add", "is_archived", scene =>
        {
            scene.Workspace.Channel(Learning).IsArchived = true;
            return First(scene, "tada");
        });
        yield return With("reactions.add", "too_many_emoji", scene => Crowded(scene, 50, DemoWorkspace.Anna));
        yield return With("reactions.add", "too_many_reactions", scene => Crowded(scene, 23, scene.Workspace.Bot.Id));
    }

    private static IEnumerable<Provocation> Files()
    {
        const string Announce = "files.getUploadURLExternal";
        const string Complete = "files.completeUploadExternal";
        yield return Of(Announce, "missing_argument", """{"filename":"a.txt","length":"0"}""");
        yield return Of(Announce, "file_upload_size_restricted", """{"filename":"a.txt","length":"2000000000"}""");
        yield return Of(Complete, "file_not_found", """{"files":[{"id":"F0NOWHERE00"}]}""");
        yield return Of(Complete, "channel_not_found", """{"files":[{"id":"F1"}],"channel_id":"C0NOWHERE00"}""");
        yield return Of(Complete, "not_in_channel", $$"""{"files":[{"id":"F1"}],"channel_id":"{{DemoWorkspace.GeneralChannel}}"}""");
        yield return After(
            Complete, "posting_to_channel_denied", scene => scene.Workspace.Channel(Learning).IsArchived = true,
            $$"""{"files":[{"id":"F1"}],"channel_id":"{{Learning}}"}""");
        yield return Of("files.info", "file_not_found", """{"file":"F0NOWHERE00"}""");
        yield return With("files.info", "not_visible", scene =>
            $$"""{"file":"{{scene.Workspace.Files.Keep("a.txt", [1], DemoWorkspace.Anna, DemoWorkspace.GeneralChannel, Scene.Start).Id}}"}""");
    }

    private static IEnumerable<Provocation> Bookmarking()
    {
        const string Add = "bookmarks.add";
        static string Link(string channel, string more) => $$"""{"channel_id":"{{channel}}","title":"t",{{more}}}""";
        foreach (var method in new[] { Add, "bookmarks.list" })
        {
            yield return Of(method, "channel_not_found", Link("C0NOWHERE00", "\"type\":\"link\""));
            yield return Of(method, "access_denied", Link(DemoWorkspace.GeneralChannel, "\"type\":\"link\""));
        }

        yield return Of(Add, "invalid_bookmark_type", Link(Learning, "\"type\":\"song\""));
        yield return Of(Add, "invalid_link", Link(Learning, "\"type\":\"link\",\"link\":\"ftp://a\""));
        yield return Of(Add, "invalid_emoji", Link(Learning, "\"type\":\"link\",\"link\":\"https://a.example\",\"emoji\":\"clap\""));
        yield return After(
            Add, "too_many_bookmarks",
            scene => scene.Workspace.Channel(Learning).Bookmarks.AddRange(Enumerable.Repeat(new Bookmark("Bk1", "t", "https://a.example", "", Scene.Start), 100)),
            Link(Learning, "\"type\":\"link\",\"link\":\"https://a.example\""));
    }

    private static IEnumerable<Provocation> Validating()
    {
        const string Validate = "blocks.validate";
        yield return Of(Validate, "invalid_blocks", """{"blocks":[{"type":"section"}]}""");
        yield return Of(Validate, "invalid_view", """{"view":{"type":"modal"}}""");
        yield return Of(Validate, "invalid_message", """{"message":{"blocks":[{"type":"section"}]}}""");
    }

    private static IEnumerable<Provocation> Views()
    {
        const string Publish = "views.publish";
        const string Update = "views.update";
        var view = ViewTests.Modal("Any").ToJsonString();
        var home = """{"type":"home","blocks":[{"type":"divider"}]}""";
        foreach (var method in new[] { "views.open", "views.push" })
        {
            yield return Of(method, "invalid_trigger_id", $$"""{"trigger_id":"1.2.x","view":{{view}}}""");
            yield return new Provocation(method, "expired_trigger_id", async scene =>
            {
                var trigger = await ViewTests.Trigger(scene);
                scene.Machine.Advance(TimeSpan.FromSeconds(3.1));
                return $$"""{"trigger_id":"{{trigger}}","view":{{view}}}""";
            });
            yield return new Provocation(method, "exchanged_trigger_id", async scene =>
            {
                var trigger = await ViewTests.Trigger(scene);
                await ViewTests.Open(scene, trigger, "First");
                return $$"""{"trigger_id":"{{trigger}}","view":{{view}}}""";
            });
            yield return Named(method, trigger => $"\"trigger_id\":\"{trigger}\"", view);
            yield return Of(method, "view_too_large", $$"""{"trigger_id":"1.2.x","view":{{Huge("modal")}}}""");
        }

        yield return new Provocation("views.push", "not_found", async scene => $$"""{"trigger_id":"{{await ViewTests.Trigger(scene)}}","view":{{view}}}""");
        yield return new Provocation("views.push", "push_limit_reached", async scene =>
        {
            await ViewTests.Open(scene, await ViewTests.Trigger(scene), "1");
            for (var i = 2; i <= 3; i++)
            {
                await scene.CallAsync("views.push", new JsonObject { ["trigger_id"] = await ViewTests.TriggerInModal(scene), ["view"] = ViewTests.Modal($"{i}") });
            }

            return $$"""{"trigger_id":"{{await ViewTests.TriggerInModal(scene)}}","view":{{view}}}""";
        });
        yield return Of(Update, "not_found", $$"""{"view_id":"V0NOWHERE00","view":{{view}}}""");
        yield return new Provocation(Update, "hash_conflict", async scene => $$"""{"view_id":"{{await OpenAsync(scene)}}","hash":"old","view":{{view}}}""");
        yield return Named(Update, _ => "\"view_id\":\"VIEW\"", view);
        yield return new Provocation(Update, "view_too_large", async scene => $$"""{"view_id":"{{await OpenAsync(scene)}}","view":{{Huge("modal")}}}""");
        yield return After(Publish, "not_enabled", scene => scene.Workspace.HomeTabEnabled = false, $$"""{"user_id":"{{DemoWorkspace.Anna}}","view":{{home}}}""");
        yield return Of(Publish, "hash_conflict", $$"""{"user_id":"{{DemoWorkspace.Anna}}","hash":"old","view":{{home}}}""");
        yield return Of(Publish, "view_too_large", $$"""{"user_id":"{{DemoWorkspace.Anna}}","view":{{Huge("home")}}}""");
        yield return Named(Publish, _ => $"\"user_id\":\"{DemoWorkspace.Anna}\"", home);
    }

    /// <summary>A second view of the same external_id.</summary>
    private static Provocation Named(string method, Func<string, string> place, string view) => new(method, "duplicate_external_id", async scene =>
    {
        var first = ViewTests.Modal("First");
        first["external_id"] = "mine";
        await scene.CallAsync("views.open", new JsonObject { ["trigger_id"] = await ViewTests.Trigger(scene), ["view"] = first });
        var other = await scene.CallAsync("views.publish", new JsonObject { ["user_id"] = DemoWorkspace.Ben, ["view"] = JsonNode.Parse("""{"type":"home","blocks":[]}""") });
        var second = JsonNode.Parse(view)!.AsObject();
        second["external_id"] = "mine";
        if (method == "views.update")
        {
            second = JsonNode.Parse("""{"type":"home","blocks":[],"external_id":"mine"}""")!.AsObject();
        }

        var where = place(await ViewTests.Trigger(scene)).Replace("VIEW", (string?)other["view"]?["id"], StringComparison.Ordinal);
        return $$"""{{{where}},"view":{{second.ToJsonString()}}}""";
    });

    private static IEnumerable<Provocation> Apps()
    {
        const string Access = "oauth.v2.access";
        var client = $"\"client_id\":\"{PlaygroundOptions.ClientId}\",\"client_secret\":\"{PlaygroundOptions.ClientSecret}\"";
        foreach (var method in new[] { Access, "apps.uninstall" })
        {
            yield return Of(method, "invalid_client_id", """{"client_id":"nobody","client_secret":"x"}""");
            yield return Of(method, "bad_client_secret", $$"""{"client_id":"{{PlaygroundOptions.ClientId}}","client_secret":"x"}""");
        }

        yield return Of(Access, "invalid_grant_type", $$"""{{{client}},"grant_type":"password"}""");
        yield return Of(Access, "invalid_refresh_token", $$"""{{{client}},"grant_type":"refresh_token","refresh_token":"x"}""");
        yield return Of(Access, "invalid_code", $$"""{{{client}},"code":"x"}""");
        yield return new Provocation(Access, "bad_redirect_uri", async scene =>
            $$"""{{{client}},"code":"{{await OAuthTests.AllowAsync(scene, DemoWorkspace.Team, DemoWorkspace.Priya)}}","redirect_uri":"https://other.example/"}""");
    }

    private static async Task<string> OpenAsync(Scene scene) =>
        (string)(await ViewTests.Open(scene, await ViewTests.Trigger(scene), "Open"))["view"]!["id"]!;

    private static string Huge(string type)
    {
        var section = $$$"""{"type":"section","text":{"type":"mrkdwn","text":"{{{new string('x', 3000)}}}"}}""";
        var title = type == "modal" ? "\"title\":{\"type\":\"plain_text\",\"text\":\"T\"}," : "";
        return $$"""{"type":"{{type}}",{{title}}"blocks":[{{string.Join(',', Enumerable.Repeat(section, 100))}}]}""";
    }

    private static string Crowded(Scene scene, int emoji, string user)
    {
        for (var i = 0; i < emoji; i++)
        {
            Message(scene).Reactions.Add($"emoji-{i}", user);
        }

        return First(scene, "tada");
    }

    private static Message Message(Scene scene) => scene.Workspace.Channel(Learning).Roots[0];

    private static string First(Scene scene, string name) => $$"""{"channel":"{{Learning}}","timestamp":"{{Message(scene).Ts}}","name":"{{name}}"}""";
}
