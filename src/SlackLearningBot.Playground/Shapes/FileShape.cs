using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A file as the files methods and messages write one.</summary>
internal static class FileShape
{
    public static JsonObject ForApi(Workspace workspace, SharedFile file)
    {
        var at = file.Created.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["id"] = file.Id, ["created"] = at, ["timestamp"] = at, ["name"] = file.Name, ["title"] = file.Title,
            ["mimetype"] = file.MimeType, ["filetype"] = file.Kind.FileType, ["pretty_type"] = file.Kind.PrettyType,
            ["user"] = file.UserId ?? workspace.Bot.Id, ["user_team"] = workspace.TeamId, ["editable"] = false, ["size"] = file.Bytes?.Length ?? 0,
            ["mode"] = "hosted", ["is_external"] = false, ["external_type"] = "", ["is_public"] = false,
            ["public_url_shared"] = false, ["display_as_bot"] = false, ["username"] = "",
            ["url_private"] = Url(workspace, file), ["url_private_download"] = Url(workspace, file, "download/"), ["permalink"] = Permalink(workspace, file),
            ["channels"] = Json.Strings(file.Conversations.Where(id => id[0] == 'C')), ["groups"] = new JsonArray(),
            ["ims"] = Json.Strings(file.Conversations.Where(id => id[0] == 'D')), ["comments_count"] = 0, ["file_access"] = "visible",
            ["has_rich_preview"] = false, ["is_starred"] = false,
            ["shares"] = new JsonObject { ["public"] = Shares(workspace, file, isPrivate: false), ["private"] = Shares(workspace, file, isPrivate: true) },
        };
    }

    /// <summary>The messages a file stands in, by conversation.</summary>
    private static JsonObject Shares(Workspace workspace, SharedFile file, bool isPrivate)
    {
        var shares = new JsonObject();
        foreach (var (id, ts) in file.Shares)
        {
            if (workspace.Conversations.Find(id) is not { } channel || channel.Kind == ConversationKind.Channel == isPrivate)
            {
                continue;
            }

            if (shares[id] is not JsonArray messages)
            {
                shares[id] = messages = [];
            }

            messages.Add(new JsonObject
            {
                ["reply_users"] = new JsonArray(), ["reply_users_count"] = 0, ["reply_count"] = 0, ["ts"] = ts, ["channel_name"] = channel.Name,
                ["team_id"] = workspace.TeamId,
            });
        }

        return shares;
    }

    public static JsonObject ForPage(Workspace workspace, SharedFile file) => new()
    {
        ["id"] = file.Id, ["name"] = file.Name, ["title"] = file.Title, ["mimetype"] = file.MimeType,
        ["size"] = file.Bytes?.Length ?? 0, ["url"] = Url(workspace, file),
    };

    private static string Permalink(Workspace workspace, SharedFile file) =>
        $"https://{workspace.Seed.Domain}.slack.com/files/{file.UserId ?? workspace.Bot.Id}/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    private static string Url(Workspace workspace, SharedFile file, string download = "") =>
        $"{workspace.World.Url}/files/{workspace.TeamId}/{file.Id}/{download}{Uri.EscapeDataString(file.Name)}";
}
