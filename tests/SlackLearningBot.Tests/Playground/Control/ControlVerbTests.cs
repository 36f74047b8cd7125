using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Data.LocalPostgres;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Playground.Control;

/// <summary>A person's whole day over HTTP alone, as a program drives it.</summary>
internal sealed class ControlVerbTests
{
    private const string Blocks = """
        [{"type":"section","text":{"type":"mrkdwn","text":"*Ready*, <@U0PGANNA001>?"}},
         {"type":"input","block_id":"q","label":{"type":"plain_text","text":"Your answer"},"element":{"type":"plain_text_input","action_id":"typed"}},
         {"type":"input","block_id":"c","label":{"type":"plain_text","text":"Which"},"element":{"type":"checkboxes","action_id":"which","options":[
           {"text":{"type":"plain_text","text":"One"},"value":"1"},{"text":{"type":"plain_text","text":"Two"},"value":"2"}]}},
         {"type":"actions","elements":[{"type":"button","action_id":"send","text":{"type":"plain_text","text":"Submit"}}]}]
        """;

    private static readonly PlaygroundOptions Options = Scene.Powerful with
    {
        App = Scene.Powerful.App with
        {
            Shortcuts = [new("Draft it", "draft", "Makes a lesson", OnMessages: true), new("Ask", "ask", "Asks", OnMessages: false)],
        },
    };

    [Test]
    public async Task Inputs_in_a_message_are_filled_in_and_sent_with_the_button_by_their_words()
    {
        await using var scene = await Scene.OpenAsync(Options);
        await scene.BotSaysAsync(DemoWorkspace.Anna, "ask", Blocks);

        var answer = await Do(scene, "click", """{"as":"anna","words":"Submit","fill":{"Your answer":"forty-two","Which":["One","Two"]}}""");

        Assert.That((bool?)answer["ok"], Is.True);
        var values = scene.Bot.To("/slack/interactions").Single().Json["state"]!["values"]!;
        Assert.That((string?)values["q"]!["typed"]!["value"], Is.EqualTo("forty-two"));
        Assert.That(values["c"]!["which"]!["selected_options"]!.AsArray().Select(option => (string?)option!["value"]), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task The_screen_reads_as_plain_text()
    {
        await using var scene = await Scene.OpenAsync(Options);
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "ask", Blocks);
        await Do(scene, "react", $$"""{"as":"anna","ts":"{{message.Ts}}","emoji":"eyes"}""");
        await Do(scene, "say", $$"""{"as":"anna","thread_ts":"{{message.Ts}}","text":"a reply"}""");

        var screen = await Screen(scene, "as=anna");

        Assert.That(screen, Does.StartWith("Learning Bot\n\n[2026-11-23 08:00] Learning Bot  ts="));
        Assert.That(screen, Does.Contain("*Ready*, @Anna Lindqvist?\n  Your answer:\n  [plain_text_input]\n  Which:\n  [ ] One [ ] Two\n  (Submit)\n"));
        Assert.That(screen, Does.EndWith("1 reply in the thread\n  :eyes: 1\n"));
    }

    [Test]
    public async Task A_modal_is_seen_filled_in_and_submitted_by_its_labels()
    {
        await using var scene = await Scene.OpenAsync(Options);
        await Do(scene, "shortcut", """{"as":"anna","callback_id":"ask"}""");
        await ViewTests.Open(scene, (string)scene.Bot.To("/slack/interactions")[^1].Json["trigger_id"]!, "Form");

        var screen = await Screen(scene, "as=anna");
        var empty = await Do(scene, "submit", """{"as":"anna"}""");
        var sent = await Do(scene, "submit", """{"as":"anna","fill":{"Name":"Anna"}}""");

        Assert.That(screen, Is.EqualTo("Dialogue: Form\n\nName:\n[plain_text_input]\n(Go)\n\n(Save) (Close)\n"));
        Assert.That((string?)empty["errors"]!["b"], Does.Contain("required"));
        Assert.That((bool?)sent["ok"], Is.True);
        Assert.That(await Screen(scene, "as=anna&show=modal"), Is.EqualTo("No dialogue is open.\n"));
    }

    [Test]
    public async Task Files_are_uploaded_as_a_form_and_as_json_and_shortcuts_are_used_on_their_message()
    {
        await using var scene = await Scene.OpenAsync(Options);
        using var form = new MultipartFormDataContent { { new StringContent("anna"), "as" }, { new ByteArrayContent([35, 32, 65]), "files", "a.md" } };

        using var uploaded = await scene.RawAsync(HttpMethod.Post, "/playground/upload", form);
        var shared = await Do(scene, "upload", """{"as":"anna","channel":"learning","text":"two","files":[{"name":"b.txt","text":"b"},{"name":"c.bin","base64":"AAE="}]}""");
        var used = await Do(scene, "shortcut", $$"""{"as":"ben","channel":"learning","ts":"{{shared["ts"]}}","callback_id":"draft"}""");

        Assert.That((int)uploaded.StatusCode, Is.EqualTo(200));
        Assert.That(scene.Anna.Messages().Single().Files[0].Bytes, Is.EqualTo(new byte[] { 35, 32, 65 }));
        Assert.That(shared["files"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That((bool?)used["ok"], Is.True);
        Assert.That(scene.Bot.To("/slack/interactions").Single().Json["message"]!["files"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task People_live_over_http_too()
    {
        await using var scene = await Scene.OpenAsync(Options);

        await Do(scene, "status", """{"as":"anna","text":"Away","emoji":":palm_tree:","until":"2026-11-24T08:00:00Z"}""");
        await Do(scene, "snooze", """{"as":"anna","minutes":60}""");
        await Do(scene, "quiet", """{"as":"anna","from":"22:00","to":"07:00"}""");
        await Do(scene, "presence", """{"as":"anna","away":true}""");
        await Do(scene, "create", """{"as":"anna","name":"book-club"}""");
        await Do(scene, "invite", """{"as":"anna","channel":"book-club","user":"ben"}""");
        await Do(scene, "join", """{"as":"erik","channel":"book-club"}""");
        await Do(scene, "leave", """{"as":"anna","channel":"book-club"}""");
        var group = await Do(scene, "open", """{"as":"anna","users":["ben","erik"]}""");
        await Do(scene, "say", $$"""{"as":"ben","channel":"{{group["channel"]}}","text":"hi @designers"}""");
        await Do(scene, "groups", """{"handle":"designers","users":["erik"]}""");
        var said = await Do(scene, "say", """{"as":"anna","channel":"@ben","text":"hello @designers"}""");
        await Do(scene, "edit", $$"""{"as":"anna","channel":"@ben","ts":"{{said["ts"]}}","text":"bye"}""");
        var direct = await Screen(scene, "as=ben&show=@anna");
        await Do(scene, "delete", $$"""{"as":"anna","channel":"@ben","ts":"{{said["ts"]}}"}""");
        await Do(scene, "people", $$"""{"id":"{{DemoWorkspace.Kenji}}","deleted":true}""");
        var (_, state) = await scene.SeeAsync("state?as=anna");

        Assert.That((string?)state["me"]!["status_text"], Is.EqualTo("Away"));
        Assert.That((string?)state["me"]!["presence"], Is.EqualTo("away"));
        Assert.That((string?)state["me"]!["quiet"], Is.EqualTo("22:00–07:00"));
        Assert.That(scene.Workspace.Channel("book-club").Members, Is.EqualTo(new[] { DemoWorkspace.Ben, DemoWorkspace.Erik }));
        Assert.That(state["groups"]!.AsArray().Select(group => (string?)group!["handle"]), Does.Contain("designers"));
        Assert.That(direct, Does.Contain("bye"));
        Assert.That(scene.Workspace.Person(DemoWorkspace.Kenji).Deleted, Is.True);
        var (status, refused) = await scene.ControlAsync("say", JsonNode.Parse("""{"as":"kenji","text":"still here"}""")!.AsObject());
        Assert.That((status, (string?)refused["error"]), Is.EqualTo((400, "user_disabled")));
    }

    [Test]
    public async Task After_an_uninstall_the_token_is_dead_and_the_app_was_told()
    {
        await using var scene = await Scene.OpenAsync(Options with { App = WideApp.Manifest with { BotEvents = WideApp.Events("app_uninstalled", "tokens_revoked") } });

        await Do(scene, "uninstall", "{}");

        Assert.That(scene.Bot.Events("app_uninstalled"), Has.Count.EqualTo(1));
        Assert.That((string?)(await scene.CallAsync("auth.test", []))["error"], Is.EqualTo("account_inactive"));
    }

    [TestCase("POST", "say", """{"as":"anna"}""", "missing_argument", "text")]
    [TestCase("POST", "click", """{"as":"anna","words":"Nowhere"}""", "no_such_element", "words or action_id")]
    [TestCase("POST", "submit", """{"as":"anna"}""", "view_not_found", "fill?")]
    [TestCase("POST", "status", """{"as":"anna","until":"soon"}""", "invalid_time", "until?")]
    [TestCase("POST", "upload", """{"as":"anna"}""", "missing_argument", "files")]
    [TestCase("POST", "upload", """{"as":"anna","files":[{"name":"a","base64":"%"}]}""", "invalid_base64", "files")]
    [TestCase("POST", "dance", "{}", "unknown_verb", null)]
    [TestCase("POST", "state", "{}", "unknown_verb", "as")]
    [TestCase("POST", "say", "[1]", "invalid_json", "text")]
    public async Task A_refusal_says_what_was_found_and_what_is_expected(string method, string name, string body, string error, string? expected)
    {
        await using var scene = await Scene.OpenAsync(Options);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var response = await scene.RawAsync(new HttpMethod(method), "/playground/" + name, content);

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)response.StatusCode, Is.InRange(400, 404));
        Assert.That((string?)answer["error"], Is.EqualTo(error));
        Assert.That((string?)answer["message"], Does.Contain(" ").And.EndsWith("."));
        Assert.That((string?)answer["expected"], expected is null ? Is.Null : Does.Contain(expected));
    }

    [Test]
    public async Task A_page_of_somebody_else_in_the_same_browser_acts_for_nobody()
    {
        await using var scene = await Scene.OpenAsync(Options);
        using var content = new StringContent("""{"as":"anna","text":"not me"}""");
        content.Headers.Add("Origin", "https://evil.example");
        using var ours = new StringContent("""{"as":"anna","text":"me"}""");
        ours.Headers.Add("Origin", scene.Slack.Url.ToString().TrimEnd('/'));

        using var refused = await scene.RawAsync(HttpMethod.Post, "/playground/say", content);
        using var said = await scene.RawAsync(HttpMethod.Post, "/playground/say", ours);

        Assert.That(((int)refused.StatusCode, (int)said.StatusCode), Is.EqualTo((403, 200)));
        Assert.That(scene.Anna.Messages().Select(message => message.Text), Is.EqualTo(new[] { "me" }));
    }

    [Test]
    public async Task The_readme_lists_every_verb_with_its_arguments_and_nothing_else()
    {
        await using var scene = await Scene.OpenAsync();
        var (_, table) = await scene.SeeAsync("");

        var readme = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "README.md"));
        var listed = readme.Where(line => line.StartsWith("| GET `", StringComparison.Ordinal) || line.StartsWith("| POST `", StringComparison.Ordinal));
        var expected = table["verbs"]!.AsArray().Select(verb =>
            $"| {verb!["method"]} `{((string)verb["path"]!)["/playground/".Length..]}` | {verb["arguments"]} | {verb["does"]} |");
        Assert.That(listed, Is.EqualTo(expected));
        Assert.That(ControlTable.All.Select(verb => (verb.Method, verb.Name)), Is.Unique);
    }

    [Test]
    public async Task The_readmes_curl_examples_work_as_they_stand()
    {
        Requires.That(!OperatingSystem.IsWindows() && File.Exists("/usr/bin/curl"), "curl is not on this machine");
        await using var scene = await Scene.OpenAsync();
        var examples = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "README.md")))
            .Where(line => line.StartsWith("curl ", StringComparison.Ordinal) && line.Contains("/playground/", StringComparison.Ordinal)).ToList();

        var answers = new List<string>();
        foreach (var example in examples)
        {
            var here = example.Replace("http://127.0.0.1:5080", $"--silent --fail {scene.Slack.Url.ToString().TrimEnd('/')}", StringComparison.Ordinal);
            here = here.Replace("'--silent --fail ", "--silent --fail '", StringComparison.Ordinal);
            var run = await Tool.RunAsync("sh", ["-c", here], Path.GetTempPath(), dropPrivileges: false, CancellationToken.None);
            Assert.That(run.Succeeded, Is.True, $"{example}: {run}");
            answers.Add(run.Output);
        }

        Assert.That(answers, Has.Count.EqualTo(11));
        Assert.That(scene.Bot.To("/slack/commands").Single().Form["text"], Is.EqualTo("help"));
        Assert.That(answers[1], Does.Contain("2026-11-23T08:00:00Z"));
        Assert.That(answers[2], Does.StartWith("Learning Bot"));
    }

    private static async Task<JsonObject> Do(Scene scene, string verb, string body)
    {
        var (status, answer) = await scene.ControlAsync(verb, JsonNode.Parse(body)!.AsObject());
        Assert.That(status, Is.EqualTo(200), $"{verb}: {answer.ToJsonString()}");
        return answer;
    }

    private static async Task<string> Screen(Scene scene, string query)
    {
        using var response = await scene.RawAsync(HttpMethod.Get, "/playground/screen?" + query);
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        return await response.Content.ReadAsStringAsync();
    }
}
