using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;

namespace SlackLearningBot.Playground.Control;

/// <summary>The files of an upload: parts of a form, or {name, text} and {name, base64} in JSON.</summary>
internal static class Uploads
{
    public static IReadOnlyList<(string Name, byte[] Bytes)> Of(ControlRequest request)
    {
        IEnumerable<(string, byte[])> written = request.Body["files"] is JsonArray list ? list.Select(Written) : [];
        IReadOnlyList<(string, byte[])> files = [.. request.Files.Select(file => (file.Name, file.Bytes)), .. written];
        return files.Count > 0 ? files : throw new ControlRefusal("missing_argument", "The request has no 'files'.");
    }

    /// <summary>Files that stand in no conversation yet: a form will hand them over.</summary>
    public static JsonObject Pick(ControlRequest request)
    {
        var workspace = request.Workspace;
        var (picked, user) = (Of(request), request.Hands.UserId);
        lock (workspace.Gate)
        {
            var files = picked.Select(file => workspace.Files.Keep(Path.GetFileName(file.Name), file.Bytes, user, channel: null, workspace.Now)).ToList();
            return new JsonObject { ["ok"] = true, ["files"] = Json.Array(files.Select(file => FileShape.ForPage(workspace, file))) };
        }
    }

    private static (string Name, byte[] Bytes) Written(JsonNode? file)
    {
        var name = file.Text("name") ?? throw new ControlRefusal("missing_argument", "A file has no text 'name'.");
        if (file.Text("text") is { } text)
        {
            return (name, Encoding.UTF8.GetBytes(text));
        }

        var coded = file.Text("base64") ?? throw new ControlRefusal("missing_argument", $"The file '{name}' has neither 'text' nor 'base64'.");
        try
        {
            return (name, Convert.FromBase64String(coded));
        }
        catch (FormatException)
        {
            throw new ControlRefusal("invalid_base64", $"The file '{name}' is not base64.");
        }
    }
}
