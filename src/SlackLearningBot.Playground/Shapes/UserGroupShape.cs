using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A user group as usergroups.list and the subteam events write one.</summary>
internal static class UserGroupShape
{
    public static JsonObject ForApi(Workspace workspace, UserGroup group, bool withUsers, bool withCount)
    {
        var creator = workspace.People.Order.FirstOrDefault(id => workspace.People.Find(id)!.IsOwner) ?? "USLACKBOT";
        var shape = new JsonObject
        {
            ["id"] = group.Id, ["team_id"] = workspace.TeamId, ["is_usergroup"] = true, ["is_subteam"] = true, ["name"] = group.Name,
            ["description"] = group.Description, ["handle"] = group.Handle, ["is_external"] = false,
            ["date_create"] = group.Created.ToUnixTimeSeconds(), ["date_update"] = group.Updated.ToUnixTimeSeconds(),
            ["date_delete"] = group.Disabled?.ToUnixTimeSeconds() ?? 0, ["auto_type"] = null, ["auto_provision"] = false,
            ["enterprise_subteam_id"] = "", ["created_by"] = creator, ["updated_by"] = creator, ["deleted_by"] = group.Disabled is null ? null : creator,
            ["prefs"] = new JsonObject { ["channels"] = new JsonArray(), ["groups"] = new JsonArray() },
        };
        if (withUsers)
        {
            shape["users"] = Json.Strings(group.Users);
        }

        if (withCount)
        {
            shape["user_count"] = group.Users.Count.ToString(CultureInfo.InvariantCulture);
        }

        return shape;
    }
}
