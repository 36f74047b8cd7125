using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>users.info, .list, .lookupByEmail, .profile.get and .getPresence.</summary>
internal static class UserMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("users.info", Info) { Scope = "users:read", Tier = 4, Errors = ["user_not_found"] },
        new("users.list", List) { Scope = "users:read", Tier = 2, Errors = ["invalid_cursor"] },
        new("users.lookupByEmail", Lookup) { Scope = "users:read.email", Errors = ["users_not_found"] },
        new("users.profile.get", GetProfile) { Scope = "users.profile:read", Tier = 4, Errors = ["user_not_found"] },
        new("users.getPresence", GetPresence) { Scope = "users:read", Errors = ["user_not_found"] },
    ];

    private static JsonObject Info(ApiCall call)
    {
        var person = call.Workspace.People.Find(call.Text("user")) ?? throw new Refusal("user_not_found");
        return new JsonObject { ["user"] = Shape(call, person, call.Arguments.Flag("include_locale")) };
    }

    private static JsonObject List(ApiCall call)
    {
        var (page, next) = Paging.Cut(call, call.Workspace.People.Order, usual: 1000, limitError: "invalid_arguments");
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

    private static JsonObject GetProfile(ApiCall call)
    {
        var profile = PersonShape.Profile(call.Workspace, Meant(call), call.Workspace.Scopes.Contains("users:read.email"));
        profile["fields"] = new JsonObject();
        return new JsonObject { ["profile"] = profile };
    }

    /// <summary>More than "active" or "away" is told of the token's owner alone.</summary>
    private static JsonObject GetPresence(ApiCall call)
    {
        var person = Meant(call);
        var away = person.IsAway || person.Deleted;
        var answer = new JsonObject { ["presence"] = away ? "away" : "active" };
        if (person.Id == call.Token.UserId)
        {
            answer["online"] = !away;
            answer["auto_away"] = false;
            answer["manual_away"] = away;
            answer["connection_count"] = away ? 0 : 1;
            answer["last_activity"] = call.Workspace.Now.ToUnixTimeSeconds();
        }

        return answer;
    }

    /// <summary>The person named, or the token's owner.</summary>
    private static Person Meant(ApiCall call) =>
        call.Workspace.People.Find(call.Arguments.Text("user") ?? call.Token.UserId) ?? throw new Refusal("user_not_found");

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
            call.Workspace, person, call.Workspace.Scopes.Contains("users:read.email"), withLocale && ours);
        if (!ours)
        {
            shape["is_stranger"] = false;
        }

        return shape;
    }
}
