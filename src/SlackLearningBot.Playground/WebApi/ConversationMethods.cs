using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>conversations.info, .list, .members and users.conversations.</summary>
internal static class ConversationMethods
{
    private static readonly string[] Kinds = ["public_channel", "private_channel", "mpim", "im"];

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("conversations.info", Info) { Errors = ["channel_not_found"] },
        new("conversations.list", List) { Tier = 2, Errors = ["invalid_types", "invalid_limit", "invalid_cursor"] },
        new("conversations.members", Members) { Tier = 4, Errors = ["channel_not_found", "invalid_limit", "invalid_cursor"] },
        new("users.conversations", OfUser) { Errors = ["user_not_found", "invalid_types", "invalid_limit", "invalid_cursor"] },
    ];

    private static JsonObject Info(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedScopeFor(channel, "read");
        var shape = ConversationShape.ForApi(call.Workspace, channel, call.Arguments.Flag("include_num_members"));
        if (call.Arguments.Flag("include_locale"))
        {
            shape["locale"] = "en-US";
        }

        return new JsonObject { ["channel"] = shape };
    }

    private static JsonObject List(ApiCall call) => Page(call, call.Workspace.Conversations.Order, withMembers: true);

    private static JsonObject OfUser(ApiCall call)
    {
        var user = call.Arguments.Text("user") ?? call.Workspace.Bot.Id;
        return call.Workspace.People.Find(user) is null
            ? throw new Refusal("user_not_found")
            : Page(call, call.Workspace.Conversations.Of(user), withMembers: false);
    }

    private static JsonObject Members(ApiCall call)
    {
        var channel = call.Channel();
        call.NeedScopeFor(channel, "read");
        var (page, next) = Paging.Cut(call, channel.Members);
        return new JsonObject { ["members"] = Json.Strings(page), ["response_metadata"] = Paging.Metadata(next) };
    }

    private static JsonObject Page(ApiCall call, IReadOnlyList<string> ids, bool withMembers)
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
        var fitting = ids.Select(call.Find).OfType<Conversation>()
            .Where(channel => kinds.Contains(Kind(channel), StringComparer.Ordinal) && (archived || !channel.IsArchived))
            .ToList();
        var (page, next) = Paging.Cut(call, fitting);
        return new JsonObject
        {
            ["channels"] = Json.Array(page.Select(channel => ConversationShape.ForApi(call.Workspace, channel, withMembers && !channel.IsDirect))),
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
