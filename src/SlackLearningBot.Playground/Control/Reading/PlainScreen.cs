using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control.Reading;

/// <summary>What a person sees, as plain text: for programs, for people at a terminal, and for comparing.</summary>
internal static class PlainScreen
{
    /// <summary>"home", "modal" or a conversation in "show"; without it the dialogue that is open, or else the messages of the app.</summary>
    public static string Of(ControlRequest request)
    {
        var person = request.Person;
        var show = request.Body.Text("show");
        if (show is not (null or "home" or "modal"))
        {
            request.Body["channel"] = show;
        }

        var place = show is "home" or "modal" ? null : request.Place();
        var workspace = request.Workspace;
        lock (workspace.Gate)
        {
            var plain = new PlainText(workspace, person);
            var modals = workspace.Views.Stack(person.Id);
            return show switch
            {
                "home" => workspace.Views.Home(person.Id) is { } home ? View(plain, "Home", home) : "Home: the app has not put its Home together yet.\n",
                "modal" when modals.Count == 0 => "No dialogue is open.\n",
                "modal" => View(plain, "Dialogue", modals[^1]),
                null when modals.Count > 0 => View(plain, "Dialogue", modals[^1]),
                _ => Talk(plain, workspace, person, workspace.Conversations.Find(place!)!),
            };
        }
    }

    private static string View(PlainText plain, string kind, View view)
    {
        var body = view.Body;
        var text = new StringBuilder();
        var title = view.Type == "home" ? "" : ": " + PlainText.Clean(body["title"].Text("text") ?? "");
        text.Append(kind).Append(title).Append("\n\n");
        PlainBlocks.Write(text, plain, body["blocks"]!.AsArray(), view.State, "");
        if (view.Type == "modal")
        {
            var submit = body["submit"].Text("text") is { } words ? $"({words}) " : "";
            text.Append('\n').Append(submit).Append('(').Append(body["close"].Text("text") ?? "Close").Append(")\n");
        }

        return text.ToString();
    }

    private static string Talk(PlainText plain, Workspace workspace, Person person, Conversation place)
    {
        var text = new StringBuilder();
        text.Append(plain.Name(place)).Append("\n\n");
        foreach (var message in workspace.MessagesSeenBy(person.Id, place.Id))
        {
            var at = Zones.Local(person.TimeZone ?? "Etc/UTC", Timestamps.Instant(message.Ts));
            var author = message.AppName ?? workspace.People.Find(message.UserId)?.RealName ?? message.UserId;
            text.Append('[').Append(at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append("] ").Append(author);
            text.Append(message.EphemeralTo is null ? "" : " (only you see this)").Append("  ts=").Append(message.Ts).Append('\n');
            Message(text, plain, message);
            var replies = place.Replies(message.Ts).Count;
            text.Append(replies == 0 ? "" : $"  {replies} {(replies == 1 ? "reply" : "replies")} in the thread\n");
            text.Append(message.Reactions.All.Count == 0 ? "" : "  " + string.Join(' ', message.Reactions.All.Select(one => $":{one.Name}: {one.Users.Count}")) + "\n");
        }

        return text.ToString();
    }

    private static void Message(StringBuilder text, PlainText plain, Message message)
    {
        if (message.Blocks is { } blocks)
        {
            PlainBlocks.Write(text, plain, Json.ParseArray(blocks), message.State is null ? null : Json.Parse(message.State).AsObject(), "  ");
        }
        else
        {
            PlainBlocks.Line(text, "  ", plain.Mrkdwn(message.Text));
        }

        foreach (var attachment in Json.ParseArray(message.Attachments).OfType<JsonObject>())
        {
            PlainBlocks.Attachment(text, plain, attachment);
        }

        foreach (var file in message.Files)
        {
            PlainBlocks.Line(text, "  ", $"<file {file.Name}, {file.Bytes?.Length ?? 0} bytes>");
        }
    }
}
