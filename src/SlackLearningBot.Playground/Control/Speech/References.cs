using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control.Speech;

/// <summary>What typed words point at: people, channels, groups and addresses of one workspace. Used inside its lock.</summary>
internal sealed class References(Workspace workspace)
{
    private static readonly string[] Ranges = ["here", "channel", "everyone"];

    /// <summary>The rich text element of "&lt;@U1&gt;", "&lt;#C1&gt;", "&lt;!here&gt;", "&lt;https://…|words&gt;"; null when it is none and stays text.</summary>
    public JsonObject? Pointed(string inside)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var (target, words) = bar < 0 ? (inside, null) : (inside[..bar], inside[(bar + 1)..]);
        return target switch
        {
            ['@', .. var user] when workspace.People.Find(user) is not null => new JsonObject { ["type"] = "user", ["user_id"] = user },
            ['#', .. var channel] when workspace.Conversations.Find(channel) is not null => new JsonObject { ["type"] = "channel", ["channel_id"] = channel },
            ['!', 's', 'u', 'b', 't', 'e', 'a', 'm', '^', .. var group] when workspace.UserGroups.Find(group) is not null => new JsonObject { ["type"] = "usergroup", ["usergroup_id"] = group },
            ['!', .. var range] when Ranges.Contains(range, StringComparer.Ordinal) => new JsonObject { ["type"] = "broadcast", ["range"] = range },
            _ when IsAddress(target) => Link(target, words),
            _ => null,
        };
    }

    /// <summary>@anna, @designers, @here, #general, typed by name; null when nobody and nothing bears it.</summary>
    public JsonObject? Named(string word) => word switch
    {
        ['@', .. var range] when Ranges.Contains(range, StringComparer.Ordinal) => new JsonObject { ["type"] = "broadcast", ["range"] = range },
        ['@', .. var name] when workspace.People.FindByAny(name) is { } person => new JsonObject { ["type"] = "user", ["user_id"] = person.Id },
        ['@', .. var handle] when workspace.UserGroups.FindByAny(handle) is { } group => new JsonObject { ["type"] = "usergroup", ["usergroup_id"] = group.Id },
        ['#', .. var name] when workspace.Conversations.FindByName(name) is { IsPrivate: false } channel => new JsonObject { ["type"] = "channel", ["channel_id"] = channel.Id },
        _ => null,
    };

    public static JsonObject Link(string address, string? words)
    {
        var link = new JsonObject { ["type"] = "link", ["url"] = address };
        if (words is not null)
        {
            link["text"] = words;
        }

        return link;
    }

    /// <summary>An element as it stands in a message's text.</summary>
    public static string AsText(JsonObject element) => element.Text("type") switch
    {
        "user" => $"<@{element.Text("user_id")}>",
        "channel" => $"<#{element.Text("channel_id")}|>",
        "usergroup" => $"<!subteam^{element.Text("usergroup_id")}>",
        "broadcast" => $"<!{element.Text("range")}>",
        "link" => element.Text("text") is { } words ? $"<{element.Text("url")}|{Escaped(words)}>" : $"<{element.Text("url")}>",
        "emoji" => $":{element.Text("name")}:",
        _ => Escaped(element.Text("text") ?? ""),
    };

    public static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private static bool IsAddress(string target) =>
        Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
}
