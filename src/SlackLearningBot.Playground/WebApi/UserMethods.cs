using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>users.info, users.list, users.lookupByEmail.</summary>
internal static class UserMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("users.info", Info) { Scope = "users:read" },
        new("users.list", List) { Scope = "users:read" },
        new("users.lookupByEmail", Lookup) { Scope = "users:read.email" },
    ];

    private static JsonObject Info(ApiCall call)
    {
        var person = call.Workspace.People.Find(call.Text("user")) ?? throw new Refusal("user_not_found");
        return new JsonObject { ["user"] = Shape(call, person, call.Arguments.Flag("include_locale")) };
    }

    private static JsonObject List(ApiCall call)
    {
        var (page, next) = Paging.Cut(call, call.Workspace.People.Order, usual: 1000);
        var locale = call.Arguments.Flag("include_locale");
        return new JsonObject
        {
            ["members"] = Json.Array(page
                .Select(id => call.Workspace.People.Find(id)!)
                .Where(person => person.TeamId == call.Workspace.TeamId) // people of other workspaces are not listed, only found by users.info
                .Select(person => Shape(call, person, locale))),
            ["cache_ts"] = call.Workspace.Now.ToUnixTimeSeconds(),
            ["response_metadata"] = Paging.Metadata(next),
        };
    }

    private static JsonObject Lookup(ApiCall call)
    {
        var person = call.Workspace.People.FindByEmail(call.Text("email"));
        return person is { Deleted: false } && person.TeamId == call.Workspace.TeamId
            ? new JsonObject { ["user"] = Shape(call, person, withLocale: false) }
            : throw new Refusal("users_not_found");
    }

    private static JsonObject Shape(ApiCall call, Person person, bool withLocale)
    {
        var ours = person.TeamId == call.Workspace.TeamId;
        var shape = PersonShape.ForApi(
            person, call.Workspace.Now, call.Workspace.Scopes.Contains("users:read.email"), withLocale && ours);
        if (!ours)
        {
            shape["is_stranger"] = false;
        }

        return shape;
    }
}
