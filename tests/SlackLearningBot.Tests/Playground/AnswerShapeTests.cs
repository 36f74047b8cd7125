using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.WebApi;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Playground;

/// <summary>What a method answers has the fields, and their JSON types, of Slack's own example.</summary>
internal sealed class AnswerShapeTests
{
    private const string Learning = DemoWorkspace.LearningChannel;

    /// <summary>Differences from the examples, by the end of their path, each with its reason.</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.Ordinal)
    {
        ["/message/username"] = "of bots from before 2020; @slack/web-api's types, made from answers of today, have bot_profile instead",
        ["/message/subtype"] = "likewise",
        ["/message/attachments"] = "the example has some",
        ["/post_at is Number and not String"] = "a number in @slack/web-api's types, made from real answers",
        ["/id is String and not Number"] = "Q… in @slack/web-api's types, made from real answers",
        ["/response_metadata"] = "only where there is another page",
        ["/start_date"] = "a field of larger plans",
        ["/image_original"] = "nobody uploads a picture of themselves",
        ["/enterprise_id"] = "no workspace is part of an organisation", ["/enterprise_name"] = "likewise",
        ["/properties/canvas"] = "there are no canvases", ["/properties/tabs"] = "nor tabs of theirs",
        ["/permalink_public"] = "no file is public outside", ["/alt_txt"] = "nobody described it",
        ["/profile/email"] = "the first of the list is the bot",
    };

    private static IEnumerable<TestCaseData> Calls()
    {
        yield return Call("auth.test", "{}", "success_with_bot_token");
        yield return Call("bookmarks.add", $$"""{"channel_id":"{{Learning}}","title":"t","type":"link","link":"https://a.example","emoji":":clap:"}""");
        yield return Call("bots.info", $$"""{"bot":"{{DemoWorkspace.BotId}}"}""");
        yield return Call("chat.postMessage", $$"""{"channel":"{{Learning}}","text":"x"}""");
        yield return Call("chat.postEphemeral", $$"""{"channel":"{{Learning}}","text":"x","user":"{{DemoWorkspace.Anna}}"}""");
        yield return Call("chat.scheduleMessage", $$"""{"channel":"{{Learning}}","text":"x","post_at":{{Scene.Start.AddDays(1).ToUnixTimeSeconds()}}}""");
        yield return Call("chat.scheduledMessages.list", "{}");
        yield return Call("conversations.create", """{"name":"endeavor"}""");
        yield return Call("conversations.history", $$"""{"channel":"{{Learning}}"}""");
        yield return Call("conversations.info", $$"""{"channel":"{{Learning}}","include_num_members":"true","include_locale":"true"}""");
        yield return Call("conversations.invite", $$"""{"channel":"{{Learning}}","users":"U0PGGUEST01"}""");
        yield return Call("conversations.join", $$"""{"channel":"{{Learning}}"}""");
        yield return Call("conversations.list", "{}");
        yield return Call("conversations.members", $$"""{"channel":"{{Learning}}"}""");
        yield return Call("conversations.open", $$"""{"users":"{{DemoWorkspace.Anna}}"}""");
        yield return Call("conversations.open", $$"""{"users":"{{DemoWorkspace.Anna}}","return_im":"true"}""", "success_with_return_im");
        yield return Call("dnd.teamInfo", $$"""{"users":"{{DemoWorkspace.Anna}},{{DemoWorkspace.Ben}}"}""");
        yield return Call("files.info", """{"file":"F0PG0000001"}""");
        yield return Call("reactions.get", $$"""{"channel":"{{Learning}}","timestamp":"FIRST"}""");
        yield return Call("team.info", "{}");
        yield return Call("usergroups.list", """{"include_count":"true"}""");
        yield return Call("usergroups.users.list", """{"usergroup":"S0PG0000001"}""");
        yield return Call("users.conversations", "{}");
        yield return Call("users.getPresence", $$"""{"user":"{{DemoWorkspace.Anna}}"}""");
        yield return Call("users.getPresence", "{}", "success_for_token_holder");
        yield return Call("users.info", $$"""{"user":"{{DemoWorkspace.Anna}}"}""");
        yield return Call("users.list", "{}");
        yield return Call("users.lookupByEmail", """{"email":"anna@juniper.example"}""");
        yield return Call("users.profile.get", $$"""{"user":"{{DemoWorkspace.Anna}}"}""");
        yield return Call("auth.revoke", "{}");
    }

    [TestCaseSource(nameof(Calls))]
    public async Task It_looks_like_slacks_example(string method, string arguments, string example)
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        Furnish(scene);
        var given = JsonNode.Parse(arguments.Replace("FIRST", scene.Workspace.Channel(Learning).Roots[0].Ts, StringComparison.Ordinal))!.AsObject();
        var answer = ApiMethod.Table[method].AcceptsJson
            ? await scene.CallAsync(method, given)
            : await scene.FormAsync(method, [.. given.Select(pair => (pair.Key, pair.Value!.ToString()))]);
        var path = Path.Combine(SharedFolder.Require("slack-samples"), "web-api", "responses", $"slack-api-ref.{method}.{example}.json");
        var problems = new List<string>();

        Compare(JsonNode.Parse(await File.ReadAllTextAsync(path))!, answer, "", problems);

        Assert.That((bool?)answer["ok"], Is.True, answer.ToJsonString());
        Assert.That(problems.Where(problem => !Meant.Keys.Any(end => problem.EndsWith(end, StringComparison.Ordinal)) && !IsOfImages(problem)), Is.Empty, answer.ToJsonString());
    }

    private static TestCaseData Call(string method, string arguments, string example = "success") => new TestCaseData(method, arguments, example).SetName($"{{m}}({method}, {example})");

    /// <summary>Something of everything that can be listed.</summary>
    private static void Furnish(Scene scene)
    {
        var workspace = scene.Workspace;
        workspace.Admit(scene.Anna.Me with { Id = "U0PGGUEST01", Name = "guest", Email = null });
        workspace.AddUserGroup("designers", "Designers", "Who draws", [DemoWorkspace.Erik], id: "S0PG0000001");
        workspace.Files.Keep("notes.txt", [1], DemoWorkspace.Anna, Learning, Scene.Start);
        workspace.Channel(Learning).Roots[0].Reactions.Add("tada", DemoWorkspace.Ben);
        workspace.Schedule.Add(new("Q1", Learning, Scene.Start.AddDays(1), Scene.Start, new(Scene.Start, "x", Blocks: null, Metadata: null)));
        workspace.Conversations.Join(workspace.Channel("general"), workspace.Bot.Id);
    }

    private static void Compare(JsonNode example, JsonNode? ours, string at, List<string> problems)
    {
        switch (example, ours)
        {
            case (JsonObject wanted, JsonObject given):
                foreach (var (name, value) in wanted)
                {
                    if (!given.ContainsKey(name) && !IsId(name))
                    {
                        problems.Add($"{at}/{name}");
                    }
                    else if (value is not null && given[name] is { } found)
                    {
                        Compare(value, found, $"{at}/{name}", problems);
                    }
                }

                break;
            case (JsonArray wanted, JsonArray given):
                if (wanted.Count > 0 && given.Count > 0 && wanted[0] is { } first)
                {
                    Compare(first, given[0], at + "/0", problems);
                }

                break;
            case (JsonValue wanted, JsonValue given):
                if (Kind(wanted) != Kind(given))
                {
                    problems.Add($"{at} is {Kind(given)} and not {Kind(wanted)}");
                }

                break;
            default:
                problems.Add($"{at} is {ours?.GetValueKind()} and not {example.GetValueKind()}");
                break;
        }
    }

    /// <summary>The example of a file is a GIF; ours is a text.</summary>
    private static bool IsOfImages(string problem) => problem.StartsWith("/file/", StringComparison.Ordinal)
        && new[] { "thumb_", "original_", "image_", "deanimate", "pjpeg" }.Any(mark => problem.Contains(mark, StringComparison.Ordinal));

    /// <summary>Names that are data, such as a person's id.</summary>
    private static bool IsId(string name) => name.Length > 6 && char.IsAsciiLetterUpper(name[0]);

    private static JsonValueKind Kind(JsonValue value) =>
        value.GetValueKind() is var kind && kind == JsonValueKind.False ? JsonValueKind.True : kind;
}
