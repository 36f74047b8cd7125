using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>chat.postMessage, chat.postEphemeral and chat.getPermalink.</summary>
internal static class PostMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("chat.postMessage", Post)
        {
            Scope = "chat:write", AcceptsJson = true, Tier = 5,
            Errors = [.. Unwritable, .. MessageDraft.Errors, .. MessageDraft.MetadataErrors, .. Unthreadable, "cannot_dm_bot"],
        },
        new("chat.postEphemeral", PostEphemeral)
        {
            Scope = "chat:write", AcceptsJson = true, Tier = 4, Errors = [.. Unwritable, .. MessageDraft.Errors, .. Unthreadable, "user_not_in_channel"],
        },
        new("chat.getPermalink", Permalink) { Tier = 5, Errors = ["channel_not_found", "message_not_found"] },
    ];

    /// <summary>What <see cref="MustBeWritable"/> refuses with, and a conversation that is not there.</summary>
    public static IReadOnlyList<string> Unwritable { get; } = ["channel_not_found", "is_archived", "not_in_channel", "messages_tab_disabled"];

    private static IReadOnlyList<string> Unthreadable { get; } = ["invalid_thread_ts", "thread_not_found"];

    /// <summary>
    /// Where a bot may write: refuses conversations it is not in and archived ones. A deactivated person's direct message takes
    /// messages (https://github.com/slackapi/python-slack-sdk/issues/1156).
    /// </summary>
    public static void MustBeWritable(Workspace workspace, Conversation channel)
    {
        if (channel.IsArchived)
        {
            throw new Refusal("is_archived");
        }

        if (!channel.Has(workspace.Bot.Id) && !workspace.Scopes.Contains("chat:write.public"))
        {
            throw new Refusal("not_in_channel");
        }

        if (channel.IsDirect && !workspace.MessagesTabEnabled)
        {
            throw new Refusal("messages_tab_disabled");
        }
    }

    /// <summary>The root a thread_ts means; replies to replies go to their root, as in Slack.</summary>
    public static string? ThreadRoot(ApiCall call, Conversation channel)
    {
        if (call.Arguments.Text("thread_ts") is not { } thread)
        {
            return null;
        }

        if (Timestamps.Read(thread) is null)
        {
            throw new Refusal("invalid_thread_ts", [$"{thread} is not a valid thread_ts"]); // as in jenkinsci/slack-plugin issue 584
        }

        var parent = channel.Find(thread) ?? throw new Refusal("thread_not_found");
        return parent.IsReply ? parent.ThreadTs : parent.Ts;
    }

    private static JsonObject Post(ApiCall call)
    {
        var channel = Target(call);
        MustBeWritable(call.Workspace, channel);
        var draft = MessageDraft.Read(call.Workspace, call.Arguments);
        if (draft.IsEmpty)
        {
            throw new Refusal("no_text");
        }

        var root = ThreadRoot(call, channel);
        var broadcast = root is not null && call.Arguments.Flag("reply_broadcast");
        var message = new Message(call.Workspace.NextTs(), call.Workspace.Bot.Id, draft.Version(call.Workspace.Now))
        {
            BotId = call.Workspace.BotId, AppName = call.Arguments.Text("username") ?? call.Workspace.Bot.RealName,
            ThreadTs = root, Broadcast = broadcast, Attachments = draft.Attachments, Subtype = broadcast ? "thread_broadcast" : null,
        };
        channel.Add(message);
        _ = call.Happenings.Posted(call.Workspace, channel, message);
        return new JsonObject
        {
            ["channel"] = channel.Id, ["ts"] = message.Ts, ["message"] = MessageShape.ForApi(call.Workspace, channel, message),
        };
    }

    private static JsonObject PostEphemeral(ApiCall call)
    {
        var channel = call.Channel();
        var user = call.Text("user");
        if (!channel.Has(call.Workspace.Bot.Id))
        {
            throw new Refusal("not_in_channel");
        }

        if (!channel.Has(user))
        {
            throw new Refusal("user_not_in_channel");
        }

        MustBeWritable(call.Workspace, channel);
        call.Arguments.Given.Remove("metadata"); // ephemeral messages carry none
        var draft = MessageDraft.Read(call.Workspace, call.Arguments);
        if (draft.IsEmpty)
        {
            throw new Refusal("no_text");
        }

        var message = new Message(call.Workspace.NextTs(), call.Workspace.Bot.Id, draft.Version(call.Workspace.Now))
        {
            BotId = call.Workspace.BotId, AppName = call.Workspace.Bot.RealName, EphemeralTo = user,
            ThreadTs = ThreadRoot(call, channel), Attachments = draft.Attachments,
        };
        channel.Add(message);
        _ = call.Happenings.Posted(call.Workspace, channel, message);
        return new JsonObject { ["message_ts"] = message.Ts };
    }

    private static JsonObject Permalink(ApiCall call)
    {
        var channel = call.Channel();
        var message = channel.Find(call.Text("message_ts")) ?? throw new Refusal("message_not_found");
        return new JsonObject { ["channel"] = channel.Id, ["permalink"] = Link(call.Workspace, channel, message) };
    }

    /// <summary>The address of a message on the page.</summary>
    public static string Link(Workspace workspace, Conversation channel, Message message)
    {
        var link = $"{workspace.World.Url}/archives/{channel.Id}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}";
        return message.IsReply ? $"{link}?thread_ts={message.ThreadTs}&cid={channel.Id}" : link;
    }

    /// <summary>A conversation by id or channel name; a person's id means the direct message with them.</summary>
    public static Conversation Target(ApiCall call)
    {
        var target = call.Text("channel");
        if (target[0] is 'U' or 'W')
        {
            var person = call.Workspace.People.Find(target) ?? throw new Refusal("channel_not_found");
            return person.IsBot ? throw new Refusal("cannot_dm_bot") : call.Workspace.DmWithBot(person.Id);
        }

        return call.Workspace.Conversations.FindByName(target) is { IsPrivate: false } named ? named : call.Channel();
    }
}
