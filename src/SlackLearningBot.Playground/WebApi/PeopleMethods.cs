using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>usergroups.list, usergroups.users.list, dnd.info and dnd.teamInfo.</summary>
internal static class PeopleMethods
{
    private const int MostAsked = 50;

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("usergroups.list", Groups) { Scope = "usergroups:read", Tier = 2 },
        new("usergroups.users.list", GroupUsers) { Scope = "usergroups:read", Tier = 2, Errors = ["no_such_subteam"] },
        new("dnd.info", Silence) { Scope = "dnd:read", Errors = ["user_not_found"] },
        new("dnd.teamInfo", Silences) { Scope = "dnd:read", Tier = 2, Errors = ["no_users_provided"] },
    ];

    private static JsonObject Groups(ApiCall call) => new()
    {
        ["usergroups"] = Json.Array(call.Workspace.UserGroups.All
            .Where(group => group.Disabled is null || call.Arguments.Flag("include_disabled"))
            .Select(group => UserGroupShape.ForApi(call.Workspace, group, call.Arguments.Flag("include_users"), call.Arguments.Flag("include_count")))),
    };

    private static JsonObject GroupUsers(ApiCall call)
    {
        var group = call.Workspace.UserGroups.Find(call.Text("usergroup"));
        return group is null || (group.Disabled is not null && !call.Arguments.Flag("include_disabled"))
            ? throw new Refusal("no_such_subteam")
            : new JsonObject { ["users"] = Json.Strings(group.Users) };
    }

    private static JsonObject Silence(ApiCall call)
    {
        var person = call.Workspace.People.Find(call.Arguments.Text("user") ?? call.Token.UserId) ?? throw new Refusal("user_not_found");
        return DndShape.ForPerson(person, call.Workspace.Now);
    }

    /// <summary>Whoever is not known here is left out.</summary>
    private static JsonObject Silences(ApiCall call)
    {
        var users = (call.Arguments.Text("users") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (users.Length is 0 or > MostAsked)
        {
            throw users.Length == 0
                ? new Refusal("no_users_provided")
                : new Refusal("invalid_arguments", [$"no more than {MostAsked} items allowed [json-pointer:/users]"]);
        }

        var answer = new JsonObject();
        foreach (var person in users.Select(call.Workspace.People.Find))
        {
            if (person is not null)
            {
                answer[person.Id] = DndShape.ForTeam(person, call.Workspace.Now);
            }
        }

        return new JsonObject { ["users"] = answer };
    }
}
