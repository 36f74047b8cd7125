using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>auth.test and team.info: which workspace this is.</summary>
internal static class WorkspaceMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("auth.test", Test) { AcceptsJson = true },
        new("team.info", Info) { AcceptsJson = true, Scope = "team:read" },
    ];

    private static JsonObject Test(ApiCall call) => new()
    {
        ["url"] = Address(call), ["team"] = call.Workspace.Seed.Name, ["user"] = call.Workspace.Bot.Name,
        ["team_id"] = call.Workspace.TeamId, ["user_id"] = call.Workspace.Bot.Id, ["bot_id"] = call.Workspace.BotId,
        ["is_enterprise_install"] = false,
    };

    private static JsonObject Info(ApiCall call)
    {
        if (call.Arguments.Text("team") is { } team && team != call.Workspace.TeamId)
        {
            throw new Refusal("team_not_found");
        }

        return new JsonObject
        {
            ["team"] = new JsonObject
            {
                ["id"] = call.Workspace.TeamId, ["name"] = call.Workspace.Seed.Name, ["domain"] = call.Workspace.Seed.Domain,
                ["url"] = Address(call), ["email_domain"] = "", ["icon"] = new JsonObject { ["image_default"] = true },
            },
        };
    }

    private static string Address(ApiCall call) => $"https://{call.Workspace.Seed.Domain}.slack.com/";
}
