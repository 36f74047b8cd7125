using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Uses a shortcut, global or on a message (https://docs.slack.dev/interactivity/implementing-shortcuts): sent once, answered within three seconds.</summary>
internal sealed class ShortcutHand(Wiring wiring, Workspace workspace, string user)
{
    public Task<HandResult> UseAsync(string callbackId, CancellationToken cancel) =>
        UseAsync(callbackId, onMessage: false, person => Payloads.Shortcut(workspace, person, callbackId, Trigger()), cancel);

    public Task<HandResult> UseOnAsync(string ts, string? channelId, string callbackId, CancellationToken cancel) =>
        UseAsync(callbackId, onMessage: true, person =>
        {
            if (ClickHand.Locate(workspace, user, ts, channelId) is not Spot.InMessage { Message.EphemeralTo: null } spot)
            {
                return null;
            }

            var url = workspace.ResponseUrls.Issue(workspace.Ids.Next("R"), spot.Channel.Id, user, messageTs: null, workspace.MachineNow);
            return Payloads.MessageAction(workspace, person, callbackId, Trigger(), spot.Channel, spot.Message, url);
        }, cancel);

    private async Task<HandResult> UseAsync(string callbackId, bool onMessage, Func<Person, JsonObject?> build, CancellationToken cancel)
    {
        var shortcut = wiring.World.Options.App.Shortcuts.FirstOrDefault(known => known.CallbackId == callbackId && known.OnMessages == onMessage);
        if (shortcut is null || !workspace.Installed)
        {
            return HandResult.Refused("unknown_shortcut", $"The app has no {(onMessage ? "message" : "global")} shortcut '{callbackId}'; its manifest names those it has.");
        }

        JsonObject? payload;
        Message? before;
        lock (workspace.Gate)
        {
            payload = build(workspace.Person(user));
            before = Newest(payload);
        }

        if (payload is null)
        {
            return HandResult.Refused("message_not_found", "That message is not there any more, or only you see it.");
        }

        var answer = await wiring.InteractAsync(workspace, payload, cancel);
        if (!answer.Fine)
        {
            return wiring.Failed(workspace, user, shortcut.Name, answer);
        }

        lock (workspace.Gate)
        {
            var now = Newest(payload);
            return new HandResult { Answer = answer, Ephemeral = now == before ? null : now };
        }
    }

    /// <summary>The newest message only this person sees where the shortcut was used.</summary>
    private Message? Newest(JsonObject? payload) =>
        workspace.Conversations.Find(payload?["channel"].Text("id") ?? "")?.EphemeralFor(user) is [.., var newest] ? newest : null;

    private Trigger Trigger() => workspace.Triggers.Issue(user, viewId: null, workspace.MachineNow);
}
