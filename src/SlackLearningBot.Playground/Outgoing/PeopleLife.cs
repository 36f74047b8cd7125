using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>
/// What people do with themselves and with messages: status, silence, presence, reactions, files, groups. The change and the events
/// the bot subscribed to. Called inside the workspace's lock; each task ends when the bot has been told once.
/// </summary>
internal sealed class PeopleLife(SlackWorld world, Happenings happenings)
{
    public Task SetStatus(Workspace workspace, Person person, PersonStatus status)
    {
        var emoji = status.Text.Length > 0 && status.Emoji.Length == 0 ? PersonStatus.UsualEmoji : status.Emoji;
        var changed = Put(workspace, person with { Status = status with { Emoji = emoji } });
        return Task.WhenAll(
            happenings.PersonChanged(workspace, changed), happenings.PersonChanged(workspace, changed, "user_profile_changed"),
            happenings.PersonChanged(workspace, changed, "user_status_changed"));
    }

    /// <summary>Pauses somebody's notifications until a moment of people's time; null ends the pause.</summary>
    public Task Snooze(Workspace workspace, Person person, DateTimeOffset? until) => Silence(workspace, person with { SnoozedUntil = until });

    /// <summary>Sets (or, with null, ends) somebody's daily notification schedule.</summary>
    public Task SetQuietHours(Workspace workspace, Person person, QuietHours? hours) => Silence(workspace, person with { Quiet = hours });

    /// <summary>Nobody is told: Slack has no event of presence for apps.</summary>
    public void SetAway(Workspace workspace, Person person, bool away) => Put(workspace, person with { IsAway = away });

    public Task React(Workspace workspace, Conversation channel, Message message, string name, string user) =>
        message.Reactions.Add(name, user) ? Reacted(workspace, channel, message, name, user, "reaction_added") : Task.CompletedTask;

    public Task Unreact(Workspace workspace, Conversation channel, Message message, string name, string user) =>
        message.Reactions.Remove(name, user) ? Reacted(workspace, channel, message, name, user, "reaction_removed") : Task.CompletedTask;

    /// <summary>file_shared says where; the message with the file is told of by <see cref="Happenings.Posted"/>.</summary>
    public Task FileShared(Workspace workspace, Conversation channel, SharedFile file, string user) => happenings.Tell(
        workspace, "file_shared",
        new JsonObject
        {
            ["type"] = "file_shared", ["channel_id"] = channel.Id, ["file_id"] = file.Id, ["user_id"] = user,
            ["file"] = new JsonObject { ["id"] = file.Id }, ["event_ts"] = workspace.NextTs(),
        },
        channel);

    /// <summary>Adds or changes a user group: subteam_created or subteam_updated.</summary>
    public Task PutGroup(Workspace workspace, UserGroup group)
    {
        var type = workspace.UserGroups.Find(group.Id) is null ? "subteam_created" : "subteam_updated";
        var dated = group with { Updated = workspace.Now };
        workspace.UserGroups.Put(dated);
        world.Live.ToTeam(workspace.TeamId, new LiveNote("state"));
        return happenings.Tell(workspace, type, new JsonObject
        {
            ["type"] = type, ["subteam"] = UserGroupShape.ForApi(workspace, dated, withUsers: true, withCount: true), ["event_ts"] = workspace.NextTs(),
        });
    }

    private Task Silence(Workspace workspace, Person person)
    {
        var changed = Put(workspace, person);
        return happenings.Tell(workspace, "dnd_updated_user", new JsonObject
        {
            ["type"] = "dnd_updated_user", ["user"] = changed.Id, ["dnd_status"] = DndShape.ForTeam(changed, workspace.Now), ["event_ts"] = workspace.NextTs(),
        });
    }

    private Person Put(Workspace workspace, Person person)
    {
        var dated = person with { UpdatedAt = workspace.Now.ToUnixTimeSeconds() };
        workspace.People.Put(dated);
        world.Live.ToTeam(workspace.TeamId, new LiveNote("state"));
        return dated;
    }

    private Task Reacted(Workspace workspace, Conversation channel, Message message, string name, string user, string type)
    {
        world.Live.ToMembers(workspace.TeamId, channel, new LiveNote("messages", channel.Id));
        return happenings.Tell(
            workspace, type,
            new JsonObject
            {
                ["type"] = type, ["user"] = user, ["reaction"] = name,
                ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel.Id, ["ts"] = message.Ts },
                ["item_user"] = message.UserId, ["event_ts"] = workspace.NextTs(),
            },
            channel);
    }
}
