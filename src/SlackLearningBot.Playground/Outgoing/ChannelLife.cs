using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>
/// What happens to channels, whoever does it: the change itself, the remark Slack writes into the channel, and the events the bot
/// subscribed to. Called inside the workspace's lock; each task ends when the bot has been told once.
/// </summary>
internal sealed class ChannelLife(SlackWorld world, Happenings happenings)
{
    public (Conversation Channel, Task Told) Create(Workspace workspace, string name, bool isPrivate, string creator)
    {
        var channel = workspace.AddChannel(name, topic: "", [creator], isPrivate, creator: creator);
        Refresh(workspace);
        var told = isPrivate ? Task.CompletedTask : happenings.Tell(workspace, "channel_created", new JsonObject
        {
            ["type"] = "channel_created",
            ["channel"] = new JsonObject
            {
                ["id"] = channel.Id, ["name"] = name, ["name_normalized"] = name, ["is_channel"] = true, ["is_shared"] = false,
                ["created"] = channel.Created.ToUnixTimeSeconds(), ["creator"] = creator, ["context_team_id"] = workspace.TeamId,
            },
            ["event_ts"] = workspace.NextTs(),
        });
        return (channel, told);
    }

    /// <summary>Somebody comes in, by themselves or because an inviter brought them.</summary>
    public Task Join(Workspace workspace, Conversation channel, string user, string? inviter = null)
    {
        workspace.Conversations.Join(channel, user);
        var remarked = Remark(workspace, channel, user, "channel_join", $"<@{user}> has joined the {Kind(channel)}", ("inviter", inviter));
        var joined = Membership(workspace, channel, "member_joined_channel", user);
        if (inviter is not null)
        {
            joined["inviter"] = inviter;
        }

        return Task.WhenAll(remarked, happenings.Tell(workspace, "member_joined_channel", joined, channel));
    }

    /// <summary>Somebody goes; a bot that goes hears channel_left (or group_left), as it sees the channel's events no more.</summary>
    public Task Leave(Workspace workspace, Conversation channel, string user, string? remover = null)
    {
        var isBot = user == workspace.Bot.Id;
        var by = remover is null ? "" : $"was removed from the {Kind(channel)} by <@{remover}>";
        var text = remover is null ? $"<@{user}> has left the {Kind(channel)}" : $"<@{user}> {by}";
        var remarked = isBot ? Task.CompletedTask : Remark(workspace, channel, user, "channel_leave", text);
        workspace.Conversations.Leave(channel, user);
        if (!isBot)
        {
            return Task.WhenAll(
                remarked, happenings.Tell(workspace, "member_left_channel", Membership(workspace, channel, "member_left_channel", user), channel));
        }

        Refresh(workspace);
        var type = channel.IsPrivate ? "group_left" : "channel_left";
        return happenings.Tell(workspace, type, new JsonObject
        {
            ["type"] = type, ["channel"] = channel.Id, ["actor_id"] = remover ?? user, ["event_ts"] = workspace.NextTs(),
        });
    }

    public Task Archive(Workspace workspace, Conversation channel, string user)
    {
        var remarked = Remark(workspace, channel, user, "channel_archive", $"<@{user}> archived the {Kind(channel)}");
        channel.IsArchived = true;
        return Task.WhenAll(remarked, Happened(workspace, channel, "archive", user));
    }

    public Task Unarchive(Workspace workspace, Conversation channel, string user)
    {
        channel.IsArchived = false;
        var remarked = Remark(workspace, channel, user, "channel_unarchive", $"<@{user}> un-archived the {Kind(channel)}");
        return Task.WhenAll(remarked, Happened(workspace, channel, "unarchive", user));
    }

    public Task Rename(Workspace workspace, Conversation channel, string name, string user)
    {
        var old = channel.Name;
        workspace.Conversations.Rename(channel, name);
        var remarked = Remark(
            workspace, channel, user, "channel_name", $"has renamed the {Kind(channel)} from \"{old}\" to \"{name}\"", ("old_name", old), ("name", name));
        var type = Prefix(channel) + "rename";
        return Task.WhenAll(remarked, happenings.Tell(
            workspace, type,
            new JsonObject
            {
                ["type"] = type,
                ["channel"] = new JsonObject
                {
                    ["id"] = channel.Id, ["name"] = name, ["name_normalized"] = name, ["created"] = channel.Created.ToUnixTimeSeconds(),
                    ["is_channel"] = !channel.IsPrivate, ["is_mpim"] = false,
                },
                ["event_ts"] = workspace.NextTs(),
            },
            channel.IsPrivate ? channel : null));
    }

    /// <summary>Tells of the new id (https://docs.slack.dev/reference/events/channel_id_changed).</summary>
    public Task IdChanged(Workspace workspace, Conversation channel, string before)
    {
        Refresh(workspace);
        return happenings.Tell(
            workspace, "channel_id_changed",
            new JsonObject { ["type"] = "channel_id_changed", ["old_channel_id"] = before, ["new_channel_id"] = channel.Id, ["event_ts"] = workspace.NextTs() },
            channel);
    }

    public Task SetTopic(Workspace workspace, Conversation channel, string topic, string user)
    {
        channel.Topic = topic;
        var text = topic.Length == 0 ? $"<@{user}> cleared the {Kind(channel)} topic" : $"<@{user}> set the {Kind(channel)} topic: {topic}";
        return Remark(workspace, channel, user, "channel_topic", text, ("topic", topic));
    }

    public Task SetPurpose(Workspace workspace, Conversation channel, string purpose, string user)
    {
        channel.Purpose = purpose;
        var text = purpose.Length == 0 ? $"<@{user}> cleared the {Kind(channel)} description" : $"<@{user}> set the {Kind(channel)} description: {purpose}";
        return Remark(workspace, channel, user, "channel_purpose", text, ("purpose", purpose));
    }

    private static string Kind(Conversation channel) => channel.IsGroupDirect ? "conversation" : "channel";

    private static string Prefix(Conversation channel) => channel.IsPrivate ? "group_" : "channel_";

    private Task Happened(Workspace workspace, Conversation channel, string what, string user)
    {
        Refresh(workspace);
        var type = Prefix(channel) + what;
        return happenings.Tell(
            workspace, type,
            new JsonObject
            {
                ["type"] = type, ["channel"] = channel.Id, ["user"] = user, ["is_moved"] = 0, ["event_ts"] = workspace.NextTs(),
            },
            channel.IsPrivate ? channel : null);
    }

    /// <summary>A line of Slack itself, which counts as written by the person it is about.</summary>
    private Task Remark(
        Workspace workspace, Conversation channel, string user, string subtype, string text, params (string Name, string? Value)[] details)
    {
        var message = new Message(workspace.NextTs(), user, new MessageVersion(workspace.Now, text, Blocks: null, Metadata: null))
        {
            Subtype = subtype,
            Details = details.Where(detail => detail.Value is not null).ToDictionary(detail => detail.Name, detail => detail.Value!, StringComparer.Ordinal),
        };
        channel.Add(message);
        Refresh(workspace);
        return happenings.Posted(workspace, channel, message);
    }

    private static JsonObject Membership(Workspace workspace, Conversation channel, string type, string user) => new()
    {
        ["type"] = type, ["user"] = user, ["channel"] = channel.Id, ["channel_type"] = channel.IsPrivate ? "G" : "C", ["team"] = workspace.TeamId,
        ["event_ts"] = workspace.NextTs(),
    };

    private void Refresh(Workspace workspace) => world.Live.ToTeam(workspace.TeamId, new LiveNote("state"));
}
