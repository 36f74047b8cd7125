using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>chat.update and chat.delete, for the bot's own messages.</summary>
internal static class ChangeMethods
{
    public static IReadOnlyList<ApiMethod> All =>
    [
        new("chat.update", Update)
        {
            Scope = "chat:write", AcceptsJson = true,
            Errors =
            [
                "channel_not_found", "message_not_found", "cant_update_message", "is_inactive", .. MessageDraft.Errors, .. MessageDraft.MetadataErrors,
            ],
        },
        new("chat.delete", Delete)
        {
            Scope = "chat:write", AcceptsJson = true, Errors = ["channel_not_found", "message_not_found", "cant_delete_message"],
        },
    ];

    private static JsonObject Update(ApiCall call)
    {
        var (channel, message) = Own(call, "cant_update_message");
        if (channel.IsArchived)
        {
            throw new Refusal("is_inactive");
        }

        if (call.Arguments.Text("text")?.Length > SlackLimits.RecommendedMessageText)
        {
            throw new Refusal("msg_too_long");
        }

        var draft = MessageDraft.Read(call.Workspace, call.Arguments);
        if (draft is { IsEmpty: true, Metadata: null })
        {
            throw new Refusal("no_text");
        }

        var before = message.Now;
        message.Change(draft.Version(call.Workspace.Now, before), Timestamps.At(call.Workspace.Now));
        _ = call.Happenings.Changed(call.Workspace, channel, message, before);
        return new JsonObject
        {
            ["channel"] = channel.Id, ["ts"] = message.Ts, ["text"] = message.Text,
            ["message"] = MessageShape.ForApi(call.Workspace, channel, message),
        };
    }

    private static JsonObject Delete(ApiCall call)
    {
        var (channel, message) = Own(call, "cant_delete_message");
        channel.Remove(message);
        _ = call.Happenings.Deleted(call.Workspace, channel, message);
        return new JsonObject { ["channel"] = channel.Id, ["ts"] = message.Ts };
    }

    private static (Conversation Channel, Message Message) Own(ApiCall call, string foreign)
    {
        var channel = call.Channel();
        var message = channel.Find(call.Text("ts")) ?? throw new Refusal("message_not_found");
        return message.BotId == call.Workspace.BotId ? (channel, message) : throw new Refusal(foreign);
    }
}
