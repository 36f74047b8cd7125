using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control.Reading;

/// <summary>Slack's texts as a reader meets them: names instead of ids, words of links, nothing escaped. Used inside the workspace's lock.</summary>
internal sealed partial class PlainText(Workspace workspace, Person reader)
{
    /// <summary>"#general", or whom one writes with.</summary>
    public string Name(Conversation place) => place.IsChannel
        ? "#" + place.Name
        : string.Join(", ", place.Members.Where(member => member != reader.Id).Select(Name).DefaultIfEmpty(reader.RealName));

    public string Mrkdwn(string text) => Clean(Reference().Replace(text, match => Written(match.Groups["target"].Value, match.Groups["words"])));

    /// <summary>A text object, {type, text}.</summary>
    public string Object(JsonNode? text) =>
        text.Text("type") == "mrkdwn" ? Mrkdwn(text.Text("text") ?? "") : text.Text("text") ?? "";

    /// <summary>The words of rich text, its lists and quotes marked.</summary>
    public string Rich(JsonNode? part) => part.Text("type") switch
    {
        "rich_text" => string.Join('\n', Parts(part).Select(Rich)),
        "rich_text_list" => string.Join('\n', Parts(part).Select((item, at) => (part.Text("style") == "ordered" ? $"{at + 1}. " : "• ") + Rich(item))),
        "rich_text_quote" => "> " + string.Concat(Parts(part).Select(Rich)).Replace("\n", "\n> ", StringComparison.Ordinal),
        "user" => "@" + Name(part.Text("user_id") ?? ""),
        "channel" => Written("#" + part.Text("channel_id"), words: null),
        "usergroup" => Written("!subteam^" + part.Text("usergroup_id"), words: null),
        "broadcast" => "@" + part.Text("range"),
        "emoji" => $":{part.Text("name")}:",
        "link" => part.Text("text") ?? part.Text("url") ?? "",
        "date" => part.Text("fallback") ?? "",
        "color" => part.Text("value") ?? "",
        "text" => part.Text("text") ?? "",
        _ => string.Concat(Parts(part).Select(Rich)),
    };

    public static string Clean(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    private static JsonArray Parts(JsonNode? part) => part?["elements"] is JsonArray parts ? parts : [];

    private string Name(string user) => workspace.People.Find(user)?.RealName ?? user;

    private string Written(string target, Group? words) => target switch
    {
        ['@', .. var user] => "@" + Name(user),
        ['#', .. var channel] => "#" + (workspace.Conversations.Find(channel)?.Name ?? channel),
        ['!', 's', 'u', 'b', 't', 'e', 'a', 'm', '^', .. var group] => "@" + (workspace.UserGroups.Find(group)?.Handle ?? group),
        ['!', 'd', 'a', 't', 'e', '^', ..] => words?.Value ?? "",
        ['!', .. var range] => "@" + range,
        _ => words is { Success: true } ? $"{words.Value} ({target})" : target,
    };

    [GeneratedRegex(@"<(?<target>[^<>|\n]+)(?:\|(?<words>[^<>\n]*))?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
