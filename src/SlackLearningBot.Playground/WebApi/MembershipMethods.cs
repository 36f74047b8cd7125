using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>conversations.join, .leave, .invite and .kick.</summary>
internal static class MembershipMethods
{
    private const int MostInvited = 100;

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("conversations.join", Join) { AcceptsJson = true, Scope = "channels:join", Errors = [.. ChannelMethods.Foreign, "is_archived"] },
        new("conversations.leave", Leave) { AcceptsJson = true, Errors = [.. ChannelMethods.Foreign, "is_archived", "cant_leave_general", "last_member"] },
        new("conversations.invite", Invite)
        {
            AcceptsJson = true,
            Errors =
            [
                .. ChannelMethods.Foreign, "not_in_channel", "is_archived", "no_user", "user_not_found", "cant_invite", "cant_invite_self", "already_in_channel",
            ],
        },
        new("conversations.kick", Kick)
        {
            AcceptsJson = true,
            Errors = [.. ChannelMethods.Foreign, "not_in_channel", "cant_kick_self", "cant_kick_from_general", "user_not_found"],
        },
    ];

    /// <summary>A bot joins public channels alone; into a private one it is invited.</summary>
    private static JsonObject Join(ApiCall call)
    {
        var channel = call.Channel();
        if (channel.Kind != ConversationKind.Channel)
        {
            throw new Refusal("method_not_supported_for_channel_type");
        }

        MustBeAlive(channel);
        if (channel.Has(call.Workspace.Bot.Id))
        {
            var already = ChannelMethods.Shown(call, channel);
            already["warning"] = "already_in_channel";
            already["response_metadata"] = new JsonObject { ["warnings"] = Json.Strings(["already_in_channel"]) };
            return already;
        }

        _ = call.Happenings.Channels.Join(call.Workspace, channel, call.Workspace.Bot.Id);
        return ChannelMethods.Shown(call, channel);
    }

    private static JsonObject Leave(ApiCall call)
    {
        var channel = ChannelMethods.Managed(call);
        MustBeAlive(channel);
        if (channel.IsGeneral)
        {
            throw new Refusal("cant_leave_general");
        }

        if (!channel.Has(call.Workspace.Bot.Id))
        {
            return new JsonObject { ["ok"] = false, ["not_in_channel"] = true };
        }

        if (channel is { IsPrivate: true, Members.Count: 1 })
        {
            throw new Refusal("last_member");
        }

        _ = call.Happenings.Channels.Leave(call.Workspace, channel, call.Workspace.Bot.Id);
        return [];
    }

    /// <summary>All or nobody, unless "force" wants those who can come; each who cannot is named in errors[].</summary>
    private static JsonObject Invite(ApiCall call)
    {
        var found = call.Channel();
        var channel = Inside(call, ChannelMethods.Managed(call, found.IsPrivate ? "groups:write.invites" : "channels:write.invites"));
        MustBeAlive(channel);
        var users = (call.Arguments.Text("users") ?? throw new Refusal("no_user"))
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        if (users.Count is 0 or > MostInvited)
        {
            throw users.Count == 0 ? new Refusal("no_user") : new Refusal("invalid_arguments", [$"no more than {MostInvited} items allowed [json-pointer:/users]"]);
        }

        var refused = users.Select(user => (User: user, Error: Refused(call, channel, user))).Where(one => one.Error is not null).ToList();
        if (refused.Count > 0 && (refused.Count == users.Count || !call.Arguments.Flag("force")))
        {
            throw new Refusal(refused[0].Error!) { More = Errors(refused) };
        }

        foreach (var user in users.Except(refused.Select(one => one.User), StringComparer.Ordinal))
        {
            _ = call.Happenings.Channels.Join(call.Workspace, channel, user, inviter: call.Workspace.Bot.Id);
        }

        var answer = ChannelMethods.Shown(call, channel);
        if (refused.Count > 0)
        {
            answer["errors"] = Errors(refused)["errors"]!.DeepClone();
        }

        return answer;
    }

    private static string? Refused(ApiCall call, Conversation channel, string user) => call.Workspace.People.Find(user) switch
    {
        null => "user_not_found",
        { Id: var id } when id == call.Workspace.Bot.Id => "cant_invite_self",
        { Deleted: true } => "cant_invite",
        _ => channel.Has(user) ? "already_in_channel" : null,
    };

    private static JsonObject Errors(IEnumerable<(string User, string? Error)> refused) => new()
    {
        ["errors"] = Json.Array(refused.Select(one => new JsonObject { ["user"] = one.User, ["ok"] = false, ["error"] = one.Error })),
    };

    private static JsonObject Kick(ApiCall call)
    {
        var channel = Inside(call, ChannelMethods.Managed(call));
        var user = call.Text("user");
        if (user == call.Workspace.Bot.Id)
        {
            throw new Refusal("cant_kick_self");
        }

        if (channel.IsGeneral)
        {
            throw new Refusal("cant_kick_from_general");
        }

        if (call.Workspace.People.Find(user) is null)
        {
            throw new Refusal("user_not_found");
        }

        if (!channel.Has(user))
        {
            throw new Refusal("not_in_channel");
        }

        _ = call.Happenings.Channels.Leave(call.Workspace, channel, user, remover: call.Workspace.Bot.Id);
        return new JsonObject { ["errors"] = new JsonObject() };
    }

    private static Conversation Inside(ApiCall call, Conversation channel) =>
        channel.Has(call.Workspace.Bot.Id) ? channel : throw new Refusal("not_in_channel");

    private static void MustBeAlive(Conversation channel)
    {
        if (channel.IsArchived)
        {
            throw new Refusal("is_archived");
        }
    }
}
