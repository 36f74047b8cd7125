using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A conversation as the conversations methods write one. The caller holds the workspace's lock.</summary>
internal static class ConversationShape
{
    public static JsonObject ForApi(Workspace workspace, Conversation channel, bool withMembers = false)
    {
        var created = channel.Created.ToUnixTimeSeconds();
        if (channel.IsDirect)
        {
            var other = channel.Members.FirstOrDefault(member => member != workspace.Bot.Id) ?? "";
            var direct = new JsonObject
            {
                ["id"] = channel.Id, ["created"] = created, ["is_archived"] = channel.IsArchived, ["is_im"] = true,
                ["is_org_shared"] = false, ["user"] = other, ["context_team_id"] = workspace.TeamId,
                ["is_user_deleted"] = workspace.People.Find(other)?.Deleted ?? true, ["is_open"] = true, ["priority"] = 0,
            };
            AddReading(direct, workspace, channel);
            return withMembers ? With(direct, "num_members", channel.Members.Count) : direct;
        }

        var shape = new JsonObject
        {
            ["id"] = channel.Id, ["name"] = channel.Name, ["name_normalized"] = channel.Name, ["is_channel"] = channel.Kind == ConversationKind.Channel,
            ["is_group"] = channel.Kind == ConversationKind.PrivateChannel, ["is_im"] = false, ["is_mpim"] = channel.IsGroupDirect, ["is_private"] = channel.IsPrivate,
            ["created"] = created, ["creator"] = channel.Creator, ["is_archived"] = channel.IsArchived, ["is_general"] = channel.IsGeneral,
            ["unlinked"] = 0, ["is_shared"] = channel.IsShared, ["is_ext_shared"] = channel.IsShared, ["is_org_shared"] = false,
            ["is_pending_ext_shared"] = false, ["pending_shared"] = new JsonArray(), ["context_team_id"] = workspace.TeamId,
            ["is_member"] = channel.Has(workspace.Bot.Id), ["updated"] = created * 1000,
            ["is_frozen"] = false, ["is_read_only"] = false, ["parent_conversation"] = null, ["shared_team_ids"] = Json.Strings([workspace.TeamId]),
            ["pending_connected_team_ids"] = new JsonArray(), ["properties"] = new JsonObject(), ["priority"] = 0,
            ["topic"] = Remark(channel.Topic, channel), ["purpose"] = Remark(channel.Purpose, channel),
            ["previous_names"] = Json.Strings(channel.PreviousNames),
        };
        if (channel.Has(workspace.Bot.Id))
        {
            AddReading(shape, workspace, channel);
        }

        return withMembers ? With(shape, "num_members", channel.Members.Count) : shape;
    }

    /// <summary>A conversation as the page shows it to one of its members.</summary>
    public static JsonObject ForPage(Workspace workspace, Conversation channel, string user)
    {
        var other = channel.IsDirect ? channel.Members.FirstOrDefault(member => member != user) ?? user : null;
        return new JsonObject
        {
            ["id"] = channel.Id,
            ["name"] = channel.IsGroupDirect ? Names(workspace, channel, user) : other is null ? channel.Name : workspace.People.Find(other)?.RealName,
            ["kind"] = channel.IsGroupDirect ? "mpim" : other is null ? "channel" : other == workspace.Bot.Id ? "app" : "im",
            ["topic"] = channel.Topic, ["purpose"] = channel.Purpose, ["members"] = channel.Members.Count, ["user"] = other, ["member"] = channel.Has(user), ["is_private"] = channel.IsPrivate,
            ["is_archived"] = channel.IsArchived, ["unread"] = channel.Unread(user), ["last_read"] = channel.LastRead(user),
            ["last_ts"] = channel.LastTs,
        };
    }

    private static string Names(Workspace workspace, Conversation channel, string user) =>
        string.Join(", ", channel.Members.Where(member => member != user).Select(member => workspace.People.Find(member)?.RealName));

    private static JsonObject With(JsonObject shape, string name, JsonNode value)
    {
        shape[name] = value;
        return shape;
    }

    /// <summary>A bot reads nothing, so nothing is read; what is unread is not counted for it.</summary>
    private static void AddReading(JsonObject shape, Workspace workspace, Conversation channel)
    {
        shape["last_read"] = channel.LastRead(workspace.Bot.Id);
        shape["latest"] = null;
        shape["unread_count"] = 0;
        shape["unread_count_display"] = 0;
    }

    private static JsonObject Remark(string value, Conversation channel) => value.Length == 0
        ? new() { ["value"] = "", ["creator"] = "", ["last_set"] = 0 }
        : new() { ["value"] = value, ["creator"] = channel.Creator, ["last_set"] = channel.Created.ToUnixTimeSeconds() };
}
