using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>Signed events with what an app does not expect in them. They are sent at once.</summary>
internal static class PayloadFaults
{
    private const string Raw = "@@raw@@";
    private const int Megabyte = 1024 * 1024;

    public static IReadOnlyList<Fault> All =>
    [
        new("E9", FaultPlace.Request, "Events held back", "app_rate_limited, which has no event in it", Fault.One(new OnceEffect(doing => TellAsync(doing, new JsonObject
        {
            ["token"] = "playground-verification", ["type"] = "app_rate_limited", ["team_id"] = doing.Workspace.TeamId,
            ["minute_rate_limited"] = doing.Workspace.MachineNow.ToUnixTimeSeconds() / 60 * 60, ["api_app_id"] = doing.Workspace.AppId,
        })))),
        new("E13", FaultPlace.Request, "Strange event", "an unknown type, unknown fields, no team, no user, or a message of another bot",
        [
            Strange("unknown_type", (_, inner) => inner["type"] = "planets_aligned"),
            Strange("unknown_fields", (_, inner) => inner["orbit"] = new JsonObject { ["moons"] = new JsonArray(1, null, "two") }),
            Strange("null_team", (envelope, _) => envelope["team_id"] = null),
            Strange("missing_user", (_, inner) => inner.Remove("user")),
            Strange("bot_message", (_, inner) =>
            {
                inner.Remove("user");
                inner["subtype"] = "bot_message";
                inner["bot_id"] = "B0PGOTHER01";
            }),
        ]),
        new("E14", FaultPlace.Request, "Unknown workspace", "an event of a workspace that has not got the app", Fault.One(new OnceEffect(doing =>
        {
            var envelope = Message(doing);
            envelope["team_id"] = doing.Value ?? "T0PGNOWHERE";
            return TellAsync(doing, envelope);
        }))),
        new("E15", FaultPlace.Request, "Hostile text", "emoji, half a surrogate pair, NUL, a megabyte, or JSON nested very deep",
        [
            Hostile("emoji", "\"👩🏽‍🚀 \\u202e gnirts \\u0301\\u0301\\u0301\""),
            Hostile("surrogate", "\"half \\ud83d and \\ude00 again\""),
            Hostile("nul", "\"a\\u0000b\""),
            Hostile("megabyte", $"\"{new string('x', Megabyte)}\""),
            Hostile("deep", new string('[', 5_000) + new string(']', 5_000)),
        ]),
    ];

    private static Variant Strange(string name, Action<JsonObject, JsonObject> change) => new(name, new OnceEffect(doing =>
    {
        var envelope = Message(doing);
        change(envelope, envelope["event"]!.AsObject());
        return TellAsync(doing, envelope);
    }));

    private static Variant Hostile(string name, string json) => new(name, new OnceEffect(doing =>
    {
        var envelope = Message(doing);
        envelope["event"]!["text"] = Raw;
        return TellAsync(doing, Json.Write(envelope).Replace($"\"{Raw}\"", json, StringComparison.Ordinal));
    }));

    /// <summary>A message of the person (of the first one there is) to the app, which nobody sees.</summary>
    private static JsonObject Message(Doing doing)
    {
        var workspace = doing.Workspace;
        lock (workspace.Gate)
        {
            var user = doing.Rule.Wish.User is null ? workspace.People.Order.First(id => !workspace.People.Find(id)!.IsBot) : doing.Person.Id;
            var ts = workspace.NextTs();
            var id = EventSender.NewId(workspace);
            return new JsonObject
            {
                ["token"] = "playground-verification", ["team_id"] = workspace.TeamId, ["api_app_id"] = workspace.AppId, ["type"] = "event_callback",
                ["event"] = new JsonObject
                {
                    ["type"] = "message", ["channel"] = workspace.DmWithBot(user).Id, ["channel_type"] = "im", ["user"] = user, ["text"] = "hello", ["ts"] = ts, ["event_ts"] = ts,
                },
                ["event_id"] = id, ["event_time"] = workspace.MachineNow.ToUnixTimeSeconds(), ["event_context"] = $"4-{workspace.TeamId}-{id}",
            };
        }
    }

    private static Task<JsonObject> TellAsync(Doing doing, JsonObject envelope) => TellAsync(doing, Json.Write(envelope));

    private static async Task<JsonObject> TellAsync(Doing doing, string envelope) =>
        Doing.Told(await doing.Server.Line.TellAsync(doing.Workspace, envelope, retry: 0, reason: null, doing.Cancel));
}
