using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>What goes wrong with a click, a submission or a command, which Slack sends once only.</summary>
internal static class ActFaults
{
    private static readonly string[] Click = ["block_actions"];
    private static readonly string[] Submission = ["view_submission"];
    private static readonly string[] Command = ["command"];

    public static IReadOnlyList<Fault> All =>
    [
        new("E16", FaultPlace.Request, "Pressed three times", "somebody presses three times before anything comes back; or a second person presses the same button",
        [
            At(Click, "thrice", async (act, _, sendAsync) =>
            {
                var answers = await Task.WhenAll(sendAsync(act.Payload), sendAsync(Again(act)), sendAsync(Again(act)));
                return answers[0];
            }),
            At(Click, "second_person", async (act, strike, sendAsync) =>
            {
                var answer = await sendAsync(act.Payload);
                await sendAsync(Again(act, by: Other(act, strike)));
                return answer;
            }),
        ]),
        new("E17", FaultPlace.Request, "Button of yesterday", "the message was deleted or changed meanwhile; the hash, block_id or action_id is of an earlier release",
        [
            At(Click, "deleted", (act, _, sendAsync) => Meanwhile(act, sendAsync, (channel, message) => channel.Remove(message))),
            At(Click, "updated", (act, _, sendAsync) => Meanwhile(act, sendAsync, (_, message) =>
                message.Change(message.Now with { Text = "changed meanwhile", Blocks = null }, editedTs: null))),
            At(Click, "action_id", (act, _, sendAsync) => sendAsync(Changed(act, payload => payload["actions"]![0]!["action_id"] = "earlier.release:1"))),
            At(Click, "block_id", (act, _, sendAsync) => sendAsync(Changed(act, payload => payload["actions"]![0]!["block_id"] = "earlier-block"))),
            At(Click, "value", (act, _, sendAsync) => sendAsync(Changed(act, payload => payload["actions"]![0]!["value"] = "v0:{\"earlier\":true}"))),
            At(Click, "hash", (act, _, sendAsync) => sendAsync(Changed(act, payload =>
            {
                if (payload["view"] is JsonObject view)
                {
                    view["hash"] = "1400000000.earlier";
                }
            }))),
        ]),
        new("E18", FaultPlace.Request, "Dialog of yesterday", "a submission of an earlier release, with private_metadata nobody can read, or without one of its blocks",
        [
            At(Submission, "earlier_release", (act, _, sendAsync) => sendAsync(Changed(act, payload => payload["view"]!["callback_id"] = "earlier.release"))),
            At(Submission, "private_metadata", (act, _, sendAsync) => sendAsync(Changed(act, payload => payload["view"]!["private_metadata"] = "{\"v\":"))),
            At(Submission, "missing_block", (act, _, sendAsync) => sendAsync(Changed(act, payload =>
            {
                if (payload["view"]!["state"]!["values"] is JsonObject { Count: > 0 } values)
                {
                    values.RemoveAt(0);
                }
            }))),
        ]),
        new("E19", FaultPlace.Request, "Answer after three seconds", "the app does what it was asked for, but the person reads that it did not answer in time", Fault.One(
            new ActEffect(async (act, _, sendAsync) =>
            {
                await sendAsync(act.Payload);
                return new BotAnswer(Status: null, "", "http_timeout", NoRetry: true);
            }))),
        new("E21", FaultPlace.Request, "Command in a stranger's conversation", "a command from a direct message between people, which the app cannot see", [At(Command, "", (act, _, sendAsync) =>
            sendAsync(Changed(act, fields =>
            {
                fields["channel_id"] = "D0PGSTRANGE";
                fields["channel_name"] = "directmessage";
            })))]),
        new("E22", FaultPlace.Request, "Organisation-wide payload", "is_enterprise_install is true, and an interaction names no team", Fault.One(new ActEffect((act, _, sendAsync) =>
            sendAsync(Changed(act, payload =>
            {
                if (act.IsCommand)
                {
                    payload["enterprise_id"] = "E0PGBIGORG1";
                    payload["enterprise_name"] = "Big Organisation";
                    payload["is_enterprise_install"] = "true";
                    return;
                }

                payload["team"] = null;
                payload["enterprise"] = new JsonObject { ["id"] = "E0PGBIGORG1", ["name"] = "Big Organisation" };
                payload["is_enterprise_install"] = true;
            }))))),
        new("E23", FaultPlace.Request, "Member of another company", "who acts belongs to another workspace, as in a shared channel", Fault.One(new ActEffect((act, _, sendAsync) =>
            sendAsync(Changed(act, payload =>
            {
                if (payload["user"] is JsonObject user)
                {
                    user["team_id"] = "T0PGEXTERN1";
                }
            }))))),
    ];

    private static Variant At(string[] at, string name, Func<Act, Strike, Func<JsonObject, Task<BotAnswer>>, Task<BotAnswer>> run) => new(name, new ActEffect(run)) { At = at };

    private static JsonObject Changed(Act act, Action<JsonObject> change)
    {
        var payload = act.Payload.DeepClone().AsObject();
        change(payload);
        return payload;
    }

    /// <summary>The same press once more: a trigger and a response_url of its own, a little later.</summary>
    private static JsonObject Again(Act act, Person? by = null) => Changed(act, payload =>
    {
        var workspace = act.Workspace;
        lock (workspace.Gate)
        {
            var user = by?.Id ?? payload["user"].Text("id")!;
            payload["trigger_id"] = workspace.Triggers.Issue(user, viewId: null, workspace.MachineNow).Id;
            if (payload["container"].Text("message_ts") is { } ts && payload["channel"].Text("id") is { } channel)
            {
                payload["response_url"] = Payloads.Address(workspace, workspace.ResponseUrls.Issue(workspace.Ids.Next("R"), channel, user, ts, workspace.MachineNow));
            }
        }

        if (by is not null)
        {
            payload["user"] = new JsonObject { ["id"] = by.Id, ["username"] = by.Name, ["name"] = by.Name, ["team_id"] = by.TeamId };
        }
    });

    /// <summary>The person named as value, or the first one who is not who pressed.</summary>
    private static Person Other(Act act, Strike strike)
    {
        var workspace = act.Workspace;
        lock (workspace.Gate)
        {
            var presser = act.Payload["user"].Text("id");
            return strike.Rule.Wish.Value is { } named && workspace.People.FindByAny(named) is { } other
                ? other
                : workspace.People.Order.Select(id => workspace.People.Find(id)!).First(person => !person.IsBot && person.Id != presser);
        }
    }

    private static Task<BotAnswer> Meanwhile(Act act, Func<JsonObject, Task<BotAnswer>> sendAsync, Action<Conversation, Message> happen)
    {
        var workspace = act.Workspace;
        lock (workspace.Gate)
        {
            if (act.Payload["channel"].Text("id") is { } id && workspace.Conversations.Find(id) is { } channel
                && act.Payload["container"].Text("message_ts") is { } ts && channel.Find(ts) is { } message)
            {
                happen(channel, message);
            }
        }

        return sendAsync(act.Payload);
    }
}
