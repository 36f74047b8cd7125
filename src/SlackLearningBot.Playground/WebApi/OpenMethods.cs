using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>conversations.open: the direct message with a person, or among the bot and up to eight people.</summary>
internal static class OpenMethods
{
    private const int MostPeople = 8;

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("conversations.open", Open)
        {
            AcceptsJson = true,
            Errors =
            [
                "channel_not_found", "method_not_supported_for_channel_type", "users_list_not_supplied", "not_enough_users", "too_many_users",
                "user_not_found", "user_disabled", "cannot_dm_bot",
            ],
        },
    ];

    private static JsonObject Open(ApiCall call)
    {
        if (call.Arguments.Text("channel") is not null)
        {
            return Reopen(call);
        }

        var users = (call.Arguments.Text("users") ?? throw new Refusal("users_list_not_supplied"))
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        call.NeedScope(users.Count > 1 ? "mpim:write" : "im:write");
        if (users.Count is 0 or > MostPeople)
        {
            throw new Refusal(users.Count == 0 ? "not_enough_users" : "too_many_users");
        }

        var people = users.Select(user => Partner(call.Workspace, user)).ToList();
        var open = people.Count == 1
            ? call.Workspace.Conversations.FindDirect(people[0].Id, call.Workspace.Bot.Id)
            : call.Workspace.Conversations.FindGroup([.. users, call.Workspace.Bot.Id]);
        if (open is not null)
        {
            return Opened(call, open, already: true);
        }

        if (call.Arguments.Flag("prevent_creation"))
        {
            throw new Refusal("channel_not_found");
        }

        var made = people.Count == 1 ? call.Workspace.DmWithBot(people[0].Id) : call.Workspace.GroupWithBot(users);
        call.World.Live.ToTeam(call.Workspace.TeamId, new LiveNote("state"));
        return Opened(call, made, already: false);
    }

    private static JsonObject Reopen(ApiCall call)
    {
        var open = call.Channel();
        if (open.IsChannel)
        {
            throw new Refusal("method_not_supported_for_channel_type");
        }

        call.NeedScopeFor(open, "write");
        return Opened(call, open, already: true);
    }

    private static Person Partner(Workspace workspace, string user)
    {
        var person = workspace.People.Find(user) ?? throw new Refusal("user_not_found");
        if (person.Deleted)
        {
            throw new Refusal("user_disabled");
        }

        return person.IsBot ? throw new Refusal("cannot_dm_bot") : person;
    }

    private static JsonObject Opened(ApiCall call, Conversation direct, bool already)
    {
        var answer = new JsonObject();
        if (already)
        {
            answer["no_op"] = true;
            answer["already_open"] = true;
        }

        answer["channel"] = call.Arguments.Flag("return_im")
            ? ConversationShape.ForApi(call.Workspace, direct)
            : new JsonObject { ["id"] = direct.Id };
        return answer;
    }
}
