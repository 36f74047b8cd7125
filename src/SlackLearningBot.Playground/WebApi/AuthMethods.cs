using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>oauth.v2.access, auth.revoke and apps.uninstall: how an app comes into a workspace and goes again.</summary>
internal static class AuthMethods
{
    private static readonly string[] GrantTypes = ["authorization_code", "refresh_token"];

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("oauth.v2.access", Access)
        {
            Callers = Callers.Everybody, Tier = 5,
            Errors = ["invalid_client_id", "bad_client_secret", "invalid_grant_type", "invalid_refresh_token", "invalid_code", "bad_redirect_uri"],
        },
        new("auth.revoke", Revoke) { Callers = Callers.BotOrPerson },
        new("apps.uninstall", Uninstall) { Callers = Callers.BotOrPerson, Tier = 1, Errors = ["invalid_client_id", "bad_client_secret"] },
    ];

    private static JsonObject Access(ApiCall call)
    {
        CheckClient(call);
        var type = call.Arguments.Text("grant_type") ?? GrantTypes[0];
        if (!GrantTypes.Contains(type, StringComparer.Ordinal))
        {
            throw new Refusal("invalid_grant_type");
        }

        if (type == GrantTypes[1])
        {
            throw new Refusal("invalid_refresh_token"); // tokens do not rotate here, so there is none
        }

        var grant = call.Arguments.Text("code") is { } code ? call.World.Grants.Find(code) : null;
        if (grant is null || grant.ExpiredAt(call.World.Machine.GetUtcNow()))
        {
            throw new Refusal("invalid_code");
        }

        if (call.Arguments.Text("redirect_uri") is var redirect && redirect != grant.RedirectUri
            && (grant.RedirectUri is not null || redirect != call.World.Options.App.RedirectUrl))
        {
            throw new Refusal("bad_redirect_uri");
        }

        return call.World.Grants.Take(grant) ? Exchange(call, grant) : throw new Refusal("invalid_code");
    }

    private static JsonObject Exchange(ApiCall call, Grant grant)
    {
        var workspace = call.World.Find(grant.TeamId)!;
        lock (workspace.Gate)
        {
            var answer = new JsonObject();
            if (grant.Scopes.Count > 0)
            {
                var bot = call.Happenings.App.Install(workspace, grant.Scopes, call.World.NextInstallHasNewBotUser);
                answer["access_token"] = bot.Token;
                answer["token_type"] = "bot";
                answer["scope"] = string.Join(',', bot.Scopes);
                answer["bot_user_id"] = bot.BotUserId;
            }

            answer["app_id"] = workspace.AppId;
            answer["team"] = new JsonObject { ["id"] = workspace.TeamId, ["name"] = workspace.Seed.Name };
            answer["enterprise"] = null;
            answer["is_enterprise_install"] = false;
            answer["authed_user"] = Person(call, workspace, grant);
            return answer;
        }
    }

    private static JsonObject Person(ApiCall call, Workspace workspace, Grant grant)
    {
        var person = new JsonObject { ["id"] = grant.UserId };
        if (grant.UserScopes.Count > 0)
        {
            person["scope"] = string.Join(',', grant.UserScopes);
            person["access_token"] = call.Happenings.App.AllowFor(workspace, grant.UserId, grant.UserScopes).Value;
            person["token_type"] = "user";
        }

        return person;
    }

    private static JsonObject Revoke(ApiCall call)
    {
        if (call.Arguments.Flag("test"))
        {
            return new JsonObject { ["revoked"] = false };
        }

        _ = call.Happenings.App.Revoke(call.Token);
        return new JsonObject { ["revoked"] = true };
    }

    private static JsonObject Uninstall(ApiCall call)
    {
        CheckClient(call);
        _ = call.Happenings.App.Uninstall(call.Workspace);
        return [];
    }

    private static void CheckClient(ApiCall call)
    {
        var (id, secret) = call.Client;
        if (id != PlaygroundOptions.ClientId)
        {
            throw new Refusal("invalid_client_id");
        }

        if (secret != PlaygroundOptions.ClientSecret)
        {
            throw new Refusal("bad_client_secret");
        }
    }
}
