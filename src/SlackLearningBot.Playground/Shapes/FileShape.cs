using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A file as the files methods and messages write one.</summary>
internal static class FileShape
{
    public static JsonObject ForApi(Workspace workspace, SharedFile file)
    {
        var url = Url(workspace, file);
        var at = file.Created.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["id"] = file.Id, ["created"] = at, ["timestamp"] = at, ["name"] = file.Name, ["title"] = file.Title,
            ["mimetype"] = file.MimeType, ["filetype"] = Path.GetExtension(file.Name).TrimStart('.'), ["pretty_type"] = "",
            ["user"] = file.UserId ?? workspace.Bot.Id, ["user_team"] = workspace.TeamId, ["editable"] = false, ["size"] = file.Bytes?.Length ?? 0,
            ["mode"] = "hosted", ["is_external"] = false, ["external_type"] = "", ["is_public"] = false,
            ["public_url_shared"] = false, ["display_as_bot"] = false, ["username"] = "",
            ["url_private"] = url, ["url_private_download"] = url, ["permalink"] = url,
            ["channels"] = Json.Strings(file.Conversations.Where(id => id[0] == 'C')), ["groups"] = new JsonArray(),
            ["ims"] = Json.Strings(file.Conversations.Where(id => id[0] == 'D')), ["comments_count"] = 0, ["file_access"] = "visible",
        };
    }

    public static JsonObject ForPage(Workspace workspace, SharedFile file) => new()
    {
        ["id"] = file.Id, ["name"] = file.Name, ["title"] = file.Title, ["mimetype"] = file.MimeType,
        ["size"] = file.Bytes?.Length ?? 0, ["url"] = Url(workspace, file),
    };

    private static string Url(Workspace workspace, SharedFile file) =>
        $"{workspace.World.Url}/files/{workspace.TeamId}/{file.Id}/{Uri.EscapeDataString(file.Name)}";
}
