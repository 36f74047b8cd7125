using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>
/// Tells the bot (as events it subscribed to) and the open pages what happened. Called inside the workspace's lock;
/// each task ends when the bot has been told once.
/// </summary>
internal sealed class Happenings(SlackWorld world, EventSender events)
{
    /// <summary>What happens to channels: made, joined, archived …</summary>
    public ChannelLife Channels => new(world, this);

    /// <summary>What people's time brings about.</summary>
    public TimeLife Time => new(world, this);

    /// <summary>The app comes and goes.</summary>
    public AppLife App => new(world, this);

    /// <summary>What people do: status, silence, reactions …</summary>
    public PeopleLife People => new(world, this);

    public Task Posted(Workspace workspace, Conversation channel, Message message)
    {
        var note = new LiveNote("messages", channel.Id);
        if (message.EphemeralTo is { } only)
        {
            world.Live.ToPerson(workspace.TeamId, only, note);
            return Task.CompletedTask;
        }

        world.Live.ToMembers(workspace.TeamId, channel, note);
        var inner = MessageShape.ForApi(workspace, channel, message);
        return Task.WhenAll(
            TellOfMessage(workspace, channel, WithPlace(inner, channel, message.Ts)), TellOfMention(workspace, channel, message));
    }

    /// <summary>app_mention comes besides the message event; not from direct messages, which are to the app anyway.</summary>
    private Task TellOfMention(Workspace workspace, Conversation channel, Message message)
    {
        if (channel.IsDirect || message.UserId == workspace.Bot.Id || !message.Text.Contains($"<@{workspace.Bot.Id}>", StringComparison.Ordinal)
            || message.Subtype is not (null or "file_share" or "thread_broadcast"))
        {
            return Task.CompletedTask;
        }

        var mention = MessageShape.ForApi(workspace, channel, message);
        mention["type"] = "app_mention";
        mention["channel"] = channel.Id;
        mention["event_ts"] = message.Ts;
        return Tell(workspace, "app_mention", mention, channel);
    }

    public Task Changed(Workspace workspace, Conversation channel, Message message, MessageVersion before)
    {
        Refresh(workspace, channel, message);
        if (message.EphemeralTo is not null)
        {
            return Task.CompletedTask;
        }

        var ts = workspace.NextTs();
        return TellOfMessage(workspace, channel, WithPlace(
            new JsonObject
            {
                ["type"] = "message", ["subtype"] = "message_changed", ["hidden"] = true, ["ts"] = ts,
                ["message"] = MessageShape.ForApi(workspace, channel, message),
                ["previous_message"] = MessageShape.ForApi(workspace, channel, message, version: before),
            },
            channel,
            ts));
    }

    public Task Deleted(Workspace workspace, Conversation channel, Message message)
    {
        Refresh(workspace, channel, message);
        if (message.EphemeralTo is not null)
        {
            return Task.CompletedTask;
        }

        var ts = workspace.NextTs();
        return TellOfMessage(workspace, channel, WithPlace(
            new JsonObject
            {
                ["type"] = "message", ["subtype"] = "message_deleted", ["hidden"] = true, ["ts"] = ts, ["deleted_ts"] = message.Ts,
                ["previous_message"] = MessageShape.ForApi(workspace, channel, message),
            },
            channel,
            ts));
    }

    /// <summary>A view was opened, changed, closed or published; only pages are told.</summary>
    public void Shown(Workspace workspace, View view) =>
        world.Live.ToPerson(workspace.TeamId, view.UserId, new LiveNote(view.Type == "home" ? "home" : "modal"));

    public Task AppHomeOpened(Workspace workspace, string user, string tab)
    {
        var opened = new JsonObject
        {
            ["type"] = "app_home_opened", ["user"] = user, ["channel"] = workspace.DmWithBot(user).Id, ["tab"] = tab,
            ["event_ts"] = workspace.NextTs(),
        };
        if (tab == "home" && workspace.Views.Home(user) is { } home)
        {
            opened["view"] = ViewShape.ForApi(workspace, home, withState: true);
        }

        return Tell(workspace, "app_home_opened", opened);
    }

    /// <summary>Tells that somebody's profile is another now, as user_change or one of its narrower siblings.</summary>
    public Task PersonChanged(Workspace workspace, Person person, string type = "user_change") => TellOfPerson(workspace, person, type);

    public Task PersonJoined(Workspace workspace, Person person) => TellOfPerson(workspace, person, "team_join");

    private Task TellOfPerson(Workspace workspace, Person person, string type)
    {
        world.Live.ToTeam(workspace.TeamId, new LiveNote("state"));
        var email = workspace.Scopes.Contains("users:read.email");
        return Tell(workspace, type, new JsonObject
        {
            ["type"] = type, ["user"] = PersonShape.ForApi(workspace, person, email, withLocale: true),
            ["cache_ts"] = workspace.Now.ToUnixTimeSeconds(), ["event_ts"] = workspace.NextTs(),
        });
    }

    private void Refresh(Workspace workspace, Conversation channel, Message message)
    {
        var note = new LiveNote("messages", channel.Id);
        if (message.EphemeralTo is { } only)
        {
            world.Live.ToPerson(workspace.TeamId, only, note);
        }
        else
        {
            world.Live.ToMembers(workspace.TeamId, channel, note);
        }
    }

    private static JsonObject WithPlace(JsonObject inner, Conversation channel, string ts)
    {
        inner["channel"] = channel.Id;
        inner["channel_type"] = channel.Kind switch
        {
            ConversationKind.Direct => "im",
            ConversationKind.GroupDirect => "mpim",
            ConversationKind.PrivateChannel => "group",
            _ => "channel",
        };
        inner["event_ts"] = ts;
        return inner;
    }

    /// <summary>Message events reach the bot only from conversations it is in.</summary>
    private Task TellOfMessage(Workspace workspace, Conversation channel, JsonObject inner)
    {
        var kind = channel.Kind switch
        {
            ConversationKind.Direct => "im",
            ConversationKind.GroupDirect => "mpim",
            ConversationKind.PrivateChannel => "groups",
            _ => "channels",
        };
        return Tell(workspace, "message." + kind, inner, channel);
    }

    /// <summary>An event for the bot, when it subscribed to it and (where a conversation is named) is in that conversation.</summary>
    public Task Tell(Workspace workspace, string subscription, JsonObject inner, Conversation? onlyIn = null) =>
        world.Options.App.BotEvents.Contains(subscription) && workspace.Installed && onlyIn?.Has(workspace.Bot.Id) != false
            ? events.Send(workspace, inner)
            : Task.CompletedTask;

    /// <summary>An event about the app's own removal, which is sent although the app is gone.</summary>
    public Task TellOfRemoval(Workspace workspace, HeldEvent happened) =>
        world.Options.App.BotEvents.Contains(happened.Type) ? events.Send(workspace, happened.Inner, happened.Occurred) : Task.CompletedTask;
}
