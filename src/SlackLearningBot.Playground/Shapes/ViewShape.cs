using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A view as the views methods and payloads write one. The caller holds the workspace's lock.</summary>
internal static class ViewShape
{
    private static readonly string[] Nullable = ["title", "submit", "close"];

    public static JsonObject ForApi(Workspace workspace, View view, bool withState)
    {
        var shape = view.Body;
        shape["id"] = view.Id;
        shape["team_id"] = workspace.TeamId;
        shape["hash"] = view.Hash;
        shape["state"] = new JsonObject { ["values"] = withState ? view.State.DeepClone() : new JsonObject() };
        shape["private_metadata"] ??= "";
        shape["callback_id"] ??= "";
        shape["external_id"] ??= "";
        shape["clear_on_close"] ??= false;
        shape["notify_on_close"] ??= false;
        shape["root_view_id"] = view.RootId;
        shape["previous_view_id"] = view.PreviousId;
        shape["app_id"] = workspace.AppId;
        shape["app_installed_team_id"] = workspace.TeamId;
        shape["bot_id"] = workspace.BotId;
        foreach (var name in Nullable)
        {
            shape.TryAdd(name, null);
        }

        if (view.Type == "home")
        {
            shape["title"] = new JsonObject { ["type"] = "plain_text", ["text"] = "View Title", ["emoji"] = true };
        }

        return shape;
    }
}
