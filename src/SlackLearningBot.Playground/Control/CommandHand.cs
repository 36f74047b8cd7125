using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.WebApi;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Uses a slash command (https://docs.slack.dev/interactivity/implementing-slash-commands): sent once, answered within three seconds.</summary>
internal sealed class CommandHand(Wiring wiring)
{
    public async Task<HandResult> UseAsync(Workspace workspace, string user, string typed, string channelId, CancellationToken cancel)
    {
        var words = typed.Trim().Split(' ', 2);
        var command = words[0];
        var text = words.Length > 1 ? words[1].Trim() : "";
        IReadOnlyDictionary<string, string> fields;
        int seen;
        lock (workspace.Gate)
        {
            var person = workspace.People.Find(user);
            if (person is null or { Deleted: true } || person.TeamId != workspace.TeamId
                || !wiring.World.Options.App.Commands.Any(known => known.Command == command))
            {
                return HandResult.Refused("unknown_command", $"{command} is not a command here.");
            }

            if (workspace.Conversations.Find(channelId) is not { } channel || !channel.Has(user))
            {
                return HandResult.Refused("channel_not_found", "You are not in that conversation.");
            }

            var trigger = workspace.Triggers.Issue(user, viewId: null, workspace.MachineNow);
            var url = workspace.ResponseUrls.Issue(workspace.Ids.Next("R"), channel.Id, user, messageTs: null, workspace.MachineNow);
            fields = Payloads.Command(workspace, person, channel, command, text, trigger, url);
            seen = channel.EphemeralFor(user).Count;
        }

        var answer = await wiring.Line.CommandAsync(workspace, fields, cancel);
        if (!answer.Fine)
        {
            return wiring.Failed(workspace, user, command, answer);
        }

        lock (workspace.Gate)
        {
            var channel = workspace.Channel(channelId);
            if (answer.Body.Length > 0 && !Apply(workspace, channel, user, answer.Body))
            {
                return wiring.Failed(workspace, user, command, answer);
            }

            var mine = channel.EphemeralFor(user);
            return new HandResult { Answer = answer, Ephemeral = mine.Count > seen ? mine[^1] : null };
        }
    }

    /// <summary>The answer's body: a message in JSON, or plain text for the person's eyes only. False when Slack would refuse it.</summary>
    private bool Apply(Workspace workspace, Conversation channel, string user, string body)
    {
        var given = Json.TryParse(body) as JsonObject ?? new JsonObject { ["text"] = body };
        try
        {
            var draft = MessageDraft.Read(workspace, new Arguments(given));
            if (!draft.IsEmpty)
            {
                AnswerPoster.Post(workspace, wiring.Happenings, channel, user, draft, given.Text("response_type") == "in_channel", threadTs: null);
            }

            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }
}
