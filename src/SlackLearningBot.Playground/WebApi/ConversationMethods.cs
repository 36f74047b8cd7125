using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>conversations.open, .info, .list, .members and users.conversations.</summary>
internal static class ConversationMethods
{
    private static readonly string[] Kinds = ["public_channel", "private_channel", "mpim", "im"];

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("conversations.open", Open) { Scope = "im:write", AcceptsJson = true },
        new("conversations.info", Info),
        new("conversations.list", List),
        new("conversations.members", Members),
        new("users.conversations", OfUser),
    ];

    /// <summary>The other person of a direct message to be, or Slack's word for why not.</summary>
    public static Person Partner(Workspace workspace, string user, string unknown)
    {
        var person = workspace.People.Find(user) ?? throw new Refusal(unknown);
        if (person.Deleted)
        {
            throw new Refusal("user_disabled");
        }

        return person.IsBot ? throw new Refusal("cannot_dm_bot") : person;
    }

    private static JsonObject Open(ApiCall call)
    {
        if (call.Arguments.Text("channel") is not null)
        {
            var open = call.Channel();
            return open.IsDirect ? Opened(call, open, already: true) : throw new Refusal("method_not_supported_for_channel_type");
        }

        var users = (call.Arguments.Text("users") ?? throw new Refusal("users_list_not_supplied"))
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (users.Length)
        {
            case 0:
                throw new Refusal("not_enough_users");
            case > 1:
                call.NeedScope("mpim:write");
                throw new Refusal("method_not_supported_for_channel_type");
        }

        var person = Partner(call.Workspace, users[0], "user_not_found");
        var already = call.Workspace.Conversations.FindDirect(person.Id, call.Workspace.Bot.Id) is not null;
        if (!already && call.Arguments.Flag("prevent_creation"))
        {
            throw new Refusal("channel_not_found");
        }

        return Opened(call, call.Workspace.DmWithBot(person.Id), already);
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

    private static JsonObject Info(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedScopeFor(channel, "read");
        return new JsonObject
        {
            ["channel"] = ConversationShape.ForApi(call.Workspace, channel, call.Arguments.Flag("include_num_members")),
        };
    }

    private static JsonObject List(ApiCall call) => Page(call, call.Workspace.Conversations.Order);

    private static JsonObject OfUser(ApiCall call)
    {
        var user = call.Arguments.Text("user") ?? call.Workspace.Bot.Id;
        return Page(call, call.Workspace.Conversations.Of(user));
    }

    private static JsonObject Members(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedScopeFor(channel, "read");
        var (page, next) = Paging.Cut(call, channel.Members);
        return new JsonObject { ["members"] = Json.Strings(page), ["response_metadata"] = Paging.Metadata(next) };
    }

    private static JsonObject Page(ApiCall call, IReadOnlyList<string> ids)
    {
        var kinds = (call.Arguments.Text("types") ?? "public_channel").Split(',', StringSplitOptions.TrimEntries);
        if (kinds.Except(Kinds, StringComparer.Ordinal).Any())
        {
            throw new Refusal("invalid_types");
        }

        foreach (var kind in kinds)
        {
            call.NeedScope(kind switch { "im" => "im:read", "mpim" => "mpim:read", "private_channel" => "groups:read", _ => "channels:read" });
        }

        var archived = !call.Arguments.Flag("exclude_archived");
        var fitting = ids.Select(id => call.Workspace.Conversations.Find(id)!)
            .Where(channel => kinds.Contains(Kind(channel), StringComparer.Ordinal) && (archived || !channel.IsArchived))
            .Where(channel => channel.Has(call.Workspace.Bot.Id) || channel is { IsDirect: false, IsPrivate: false })
            .ToList();
        var (page, next) = Paging.Cut(call, fitting);
        return new JsonObject
        {
            ["channels"] = Json.Array(page.Select(channel => ConversationShape.ForApi(call.Workspace, channel, withMembers: !channel.IsDirect))),
            ["response_metadata"] = Paging.Metadata(next),
        };
    }

    private static string Kind(Conversation channel) => channel.Kind switch
    {
        ConversationKind.Direct => "im",
        ConversationKind.GroupDirect => "mpim",
        ConversationKind.PrivateChannel => "private_channel",
        _ => "public_channel",
    };
}
