using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>auth.test, team.info and bots.info: which workspace this is, and who the bot is in it.</summary>
internal static class WorkspaceMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("auth.test", Test) { AcceptsJson = true, Callers = Callers.BotOrPerson, Tier = 5 },
        new("team.info", Info) { AcceptsJson = true, Scope = "team:read", Errors = ["team_not_found", "team_not_on_enterprise"] },
        new("bots.info", Bot) { Scope = "users:read", Errors = ["bot_not_found", "missing_argument"] },
    ];

    private static JsonObject Test(ApiCall call)
    {
        var answer = new JsonObject
        {
            ["url"] = Address(call), ["team"] = call.Workspace.Seed.Name, ["user"] = call.Workspace.People.Find(call.Token.UserId)?.Name,
            ["team_id"] = call.Workspace.TeamId, ["user_id"] = call.Token.UserId,
        };
        if (call.Token.Kind == TokenKind.Bot)
        {
            answer["bot_id"] = call.Workspace.BotId;
        }

        answer["is_enterprise_install"] = false;
        return answer;
    }

    private static JsonObject Bot(ApiCall call)
    {
        var id = call.Arguments.Text("bot") ?? throw new Refusal("missing_argument");
        if (id != call.Workspace.BotId)
        {
            throw new Refusal("bot_not_found");
        }

        var bot = MessageShape.BotProfile(call.Workspace);
        bot["user_id"] = call.Workspace.Bot.Id;
        bot.Remove("team_id");
        return new JsonObject { ["bot"] = bot };
    }

    private static JsonObject Info(ApiCall call)
    {
        if (call.Arguments.Text("domain") is not null)
        {
            throw new Refusal("team_not_on_enterprise");
        }

        if (call.Arguments.Text("team") is { } team && team != call.Workspace.TeamId)
        {
            throw new Refusal("team_not_found");
        }

        return new JsonObject
        {
            ["team"] = new JsonObject
            {
                ["id"] = call.Workspace.TeamId, ["name"] = call.Workspace.Seed.Name, ["domain"] = call.Workspace.Seed.Domain,
                ["url"] = Address(call), ["email_domain"] = "", ["icon"] = Pictures.OfTeam(call.Workspace),
            },
        };
    }

    private static string Address(ApiCall call) => $"https://{call.Workspace.Seed.Domain}.slack.com/";
}
