using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control.Speech;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>The state a page gives, as Slack's payloads hold it: typed marks become rich text, ids of picked files become files. Used inside the workspace's lock.</summary>
internal static class GivenState
{
    public static JsonObject? Of(Workspace workspace, string user, JsonObject? given)
    {
        if (given?.DeepClone() is not JsonObject state)
        {
            return null;
        }

        foreach (var value in state.Select(block => block.Value).OfType<JsonObject>().SelectMany(block => block.Select(action => action.Value)).OfType<JsonObject>())
        {
            switch (value.Text("type"))
            {
                case "rich_text_input" when value.Text("typed") is { } typed:
                    value.Remove("typed");
                    value["rich_text_value"] = typed.Length == 0 ? null : Json.ParseArray(Spoken.Of(workspace, typed).Blocks)[0]!.DeepClone();
                    break;
                case "file_input" when value["files"] is JsonArray picked:
                    value["files"] = Json.Array(picked.Select(file => Handed(workspace, user, file.Text("id") ?? "")).Where(file => file is not null));
                    break;
            }
        }

        return state;
    }

    /// <summary>Handing a file over in a form lets the app read it, as sharing it with the app would.</summary>
    private static JsonObject? Handed(Workspace workspace, string user, string id)
    {
        if (workspace.Files.Find(id) is not { } file || file.UserId != user)
        {
            return null;
        }

        file.Conversations.Add(workspace.DmWithBot(user).Id);
        return FileShape.ForApi(workspace, file);
    }
}
