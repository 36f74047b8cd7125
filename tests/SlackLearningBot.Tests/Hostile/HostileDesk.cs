using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Edge;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>A bot with a learner and a lesson, and requests that no client of Slack would send; each is signed as Slack signs.</summary>
internal sealed class HostileDesk(TestBot bot, ErrorLog log) : IAsyncDisposable
{
    public TestBot Bot { get; } = bot;

    public ErrorLog Log { get; } = log;

    public LessonDesk Lessons { get; } = new(bot);

    public static async Task<HostileDesk> OpenAsync()
    {
        var log = new ErrorLog();
        var bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" },
            services => services.AddSingleton<ILoggerProvider>(log));
        var desk = new HostileDesk(bot, log);
        await desk.Lessons.AddTrackAsync("t", 3);
        return desk;
    }

    public Task<BotAnswer> CommandAsync(PersonHands person, params (string Name, string Value)[] changes) =>
        Command(person, changes).SendAsync(Bot);

    public static SlackRequest Command(PersonHands person, params (string Name, string Value)[] changes)
    {
        lock (person.Workspace.Gate)
        {
            var fields = Payloads.Command(
                person.Workspace, person.Me, person.Workspace.DmWithBot(person.UserId), "/learn", "", Trigger(person), Url(person, messageTs: null))
                .Select(field => (field.Key, changes.FirstOrDefault(change => change.Name == field.Key, (Name: field.Key, field.Value)).Value));
            return SlackRequest.Form("/slack/commands", [.. fields]);
        }
    }

    /// <summary>A click in a message; what <paramref name="change"/> does to the payload is what the forger does.</summary>
    public static SlackRequest Click(PersonHands person, string ts, JsonObject action, Action<JsonObject>? change = null)
    {
        lock (person.Workspace.Gate)
        {
            var container = new JsonObject { ["type"] = "message", ["message_ts"] = ts, ["channel_id"] = person.Dm, ["is_ephemeral"] = false };
            var payload = Payloads.BlockActions(person.Workspace, person.Me, Trigger(person), container, [], action);
            payload["response_url"] = Payloads.Address(person.Workspace, Url(person, ts));
            change?.Invoke(payload);
            return Interaction(payload);
        }
    }

    public static SlackRequest Submission(PersonHands person, string callbackId, JsonObject state, string? metadata = null, Action<JsonObject>? change = null)
    {
        var payload = new JsonObject
        {
            ["type"] = "view_submission",
            ["user"] = new JsonObject { ["id"] = person.UserId, ["team_id"] = person.Workspace.TeamId },
            ["team"] = new JsonObject { ["id"] = person.Workspace.TeamId },
            ["view"] = new JsonObject
            {
                ["id"] = "V1", ["type"] = "modal", ["callback_id"] = callbackId, ["private_metadata"] = metadata, ["hash"] = "1.x",
                ["state"] = new JsonObject { ["values"] = state },
            },
        };
        change?.Invoke(payload);
        return Interaction(payload);
    }

    public static SlackRequest Interaction(JsonObject payload, string path = "/slack/interactions") =>
        SlackRequest.Form(path, ("payload", payload.ToJsonString()));

    public static JsonObject Button(string actionId, string? value) => new()
    {
        ["type"] = "button", ["action_id"] = actionId, ["block_id"] = "b", ["value"] = value, ["action_ts"] = "1790000000.000001",
    };

    /// <summary>Rows of each table, so that a table that is gone, emptied or filled is seen.</summary>
    public async Task<string> RowsAsync(params string[] tables)
    {
        var counts = new List<string>();
        foreach (var table in tables)
        {
            counts.Add($"{table} {await Bot.ScalarAsync<long>($"select count(*) from {table}")}");
        }

        return string.Join(", ", counts);
    }

    /// <summary>Everything sent to Slack and every answer given to it in which a broadcast or a mention of a forger's would come alive.</summary>
    public IEnumerable<string> LiveMarkup(params string[] answers) => Bot.Slack.World.Calls.All.Select(call => call.ArgumentsJson).Concat(answers)
        .Where(text => text.StartsWith('{') && JsonNode.Parse(text) is { } json && Texts(json).Any(IsLive));

    private static bool IsLive(string text) => text.Contains("<!", StringComparison.Ordinal) || text.Contains("<@U0PGBEN", StringComparison.Ordinal)
        || text.Contains("<https://evil", StringComparison.Ordinal);

    /// <summary>Texts that Slack reads as markup: mrkdwn objects and a message's own text; blocks that came as a string are opened.</summary>
    private static IEnumerable<string> Texts(JsonNode? json) => json switch
    {
        JsonObject plain when (string?)plain["type"] is "plain_text" or "text" => [],
        JsonObject some => some.SelectMany(field => field is { Key: "text", Value: JsonValue value } ? [value.ToString()] : Texts(Opened(field))),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private static JsonNode? Opened(KeyValuePair<string, JsonNode?> field) =>
        field is { Key: "blocks" or "view", Value: JsonValue value } ? JsonNode.Parse(value.ToString()) : field.Value;

    private static Trigger Trigger(PersonHands person) => person.Workspace.Triggers.Issue(person.UserId, viewId: null, person.Workspace.MachineNow);

    private static ResponseUrl Url(PersonHands person, string? messageTs) =>
        person.Workspace.ResponseUrls.Issue(person.Workspace.Ids.Next("R"), person.Dm, person.UserId, messageTs, person.Workspace.MachineNow);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        Log.Dispose();
    }
}
