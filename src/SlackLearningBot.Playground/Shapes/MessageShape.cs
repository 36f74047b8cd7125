using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Shapes;

/// <summary>A message as history, events and payloads write one. The caller holds the workspace's lock.</summary>
internal static class MessageShape
{
    public static JsonObject ForApi(Workspace workspace, Conversation channel, Message message, bool allMetadata = true, MessageVersion? version = null)
    {
        var shown = version ?? message.Now;
        var shape = new JsonObject { ["type"] = "message" };
        Set(shape, "subtype", message.Subtype);
        shape["user"] = message.UserId;
        shape["text"] = shown.Text;
        shape["ts"] = message.Ts;
        shape["team"] = workspace.People.Find(message.UserId)?.TeamId ?? workspace.TeamId;
        if (message.BotId is { } bot)
        {
            shape["bot_id"] = bot;
            shape["app_id"] = workspace.AppId;
            shape["bot_profile"] = BotProfile(workspace);
        }

        Set(shape, "blocks", shown.Blocks is null ? null : Json.Parse(shown.Blocks));
        Set(shape, "attachments", message.Attachments is null ? null : Json.Parse(message.Attachments));
        if (shown.Metadata is { } metadata)
        {
            var whole = Json.Parse(metadata).AsObject();
            shape["metadata"] = allMetadata ? whole : new JsonObject { ["event_type"] = whole.Text("event_type") };
        }

        if (message.EditedTs is { } edited)
        {
            shape["edited"] = new JsonObject { ["user"] = message.UserId, ["ts"] = edited };
        }

        if (message.Files.Count > 0)
        {
            shape["files"] = Json.Array(message.Files.Select(file => FileShape.ForApi(workspace, file)));
            shape["upload"] = false;
            shape["display_as_bot"] = false;
        }

        if (message.BotId is null && message.Subtype is null or "file_share" or "thread_broadcast")
        {
            shape["client_msg_id"] = ClientId(message.Ts);
        }

        if (message.Subtype == "thread_broadcast" && channel.Find(message.ThreadTs!) is { } root)
        {
            shape["root"] = ForApi(workspace, channel, root);
        }

        if (message.Reactions.All is { Count: > 0 } reactions)
        {
            shape["reactions"] = ReactionsOf(reactions);
        }

        foreach (var (name, value) in message.Details)
        {
            shape[name] = value;
        }

        return AddThread(shape, channel, message);
    }

    public static JsonArray ReactionsOf(IEnumerable<Reaction> reactions) => Json.Array(reactions.Select(reaction => new JsonObject
    {
        ["name"] = reaction.Name, ["users"] = Json.Strings(reaction.Users), ["count"] = reaction.Users.Count,
    }));

    /// <summary>A message as the page shows it.</summary>
    public static JsonObject ForPage(Workspace workspace, Conversation channel, Message message)
    {
        var shape = ForApi(workspace, channel, message);
        if (message.EphemeralTo is not null)
        {
            shape["ephemeral"] = true;
        }

        Set(shape, "app_name", message.AppName);
        if (message.Files.Count > 0)
        {
            shape["files"] = Json.Array(message.Files.Select(file => FileShape.ForPage(workspace, file)));
        }

        if (message.Blocks is { } blocks)
        {
            var chosen = message.State is null ? null : Json.Parse(message.State).AsObject();
            shape["state"] = new JsonObject { ["values"] = StateValues.Of(Json.ParseArray(blocks), chosen) };
        }

        return shape;
    }

    public static JsonObject BotProfile(Workspace workspace) => new()
    {
        ["id"] = workspace.BotId, ["deleted"] = false, ["name"] = workspace.Bot.RealName, ["updated"] = 1700000000,
        ["app_id"] = workspace.AppId, ["icons"] = Pictures.OfApp(workspace), ["team_id"] = workspace.TeamId,
    };

    /// <summary>The id that a person's client gives a message, the same in every run.</summary>
    private static string ClientId(string ts)
    {
        var micros = Timestamps.Read(ts) ?? 0;
        return new Guid((int)(micros >> 32), (short)(micros >> 16), (short)micros, "playgrnd"u8.ToArray()).ToString();
    }

    private static JsonObject AddThread(JsonObject shape, Conversation channel, Message message)
    {
        var replies = message.IsReply ? [] : channel.Replies(message.Ts);
        if (message.IsReply)
        {
            shape["thread_ts"] = message.ThreadTs;
            Set(shape, "parent_user_id", channel.Find(message.ThreadTs!)?.UserId);
        }
        else if (replies.Count > 0)
        {
            shape["thread_ts"] = message.Ts;
            shape["reply_count"] = replies.Count;
            shape["reply_users"] = Json.Strings(replies.Select(reply => reply.UserId).Distinct(StringComparer.Ordinal));
            shape["latest_reply"] = replies[^1].Ts;
        }

        return shape;
    }

    private static void Set(JsonObject shape, string name, JsonNode? value)
    {
        if (value is not null)
        {
            shape[name] = value;
        }
    }
}
