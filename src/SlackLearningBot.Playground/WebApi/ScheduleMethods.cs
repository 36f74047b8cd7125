using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>chat.scheduleMessage, chat.deleteScheduledMessage and chat.scheduledMessages.list.</summary>
internal static class ScheduleMethods
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(120);

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("chat.scheduleMessage", Plan)
        {
            Scope = "chat:write", AcceptsJson = true,
            Errors =
            [
                .. PostMethods.Unwritable, .. MessageDraft.Errors, .. MessageDraft.MetadataErrors, "cannot_dm_bot", "invalid_time", "time_in_past",
                "time_too_far", "restricted_too_many",
            ],
        },
        new("chat.deleteScheduledMessage", Delete)
        {
            Scope = "chat:write", AcceptsJson = true, Errors = ["channel_not_found", "invalid_scheduled_message_id"],
        },
        new("chat.scheduledMessages.list", List) { AcceptsJson = true, Errors = ["invalid_channel", "invalid_cursor"] },
    ];

    private static JsonObject Plan(ApiCall call)
    {
        var channel = PostMethods.Target(call);
        PostMethods.MustBeWritable(call.Workspace, channel);
        var at = Moment(call);
        var draft = MessageDraft.Read(call.Workspace, call.Arguments);
        if (draft.IsEmpty)
        {
            throw new Refusal("no_text");
        }

        if (call.Workspace.Schedule.IsFull(channel.Id, at))
        {
            throw new Refusal("restricted_too_many");
        }

        var planned = new ScheduledMessage(call.Workspace.Ids.Next("Q"), channel.Id, at, call.Workspace.Now, draft.Version(call.Workspace.Now))
        {
            Attachments = draft.Attachments, ThreadTs = call.Arguments.Text("thread_ts"), Broadcast = call.Arguments.Flag("reply_broadcast"),
        };
        call.Workspace.Schedule.Add(planned);
        return new JsonObject
        {
            ["channel"] = channel.Id, ["scheduled_message_id"] = planned.Id, ["post_at"] = at.ToUnixTimeSeconds(), ["message"] = Preview(call, planned),
        };
    }

    private static DateTimeOffset Moment(ApiCall call)
    {
        call.Text("post_at");
        var seconds = call.Arguments.Whole("post_at", "invalid_time") ?? 0;
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (at <= call.Workspace.Now)
        {
            throw new Refusal("time_in_past");
        }

        return at > call.Workspace.Now + Furthest ? throw new Refusal("time_too_far") : at;
    }

    private static JsonObject Preview(ApiCall call, ScheduledMessage planned)
    {
        var preview = new JsonObject
        {
            ["text"] = planned.Version.Text, ["username"] = call.Workspace.Bot.RealName, ["bot_id"] = call.Workspace.BotId,
            ["type"] = "delayed_message", ["subtype"] = "bot_message",
        };
        if (planned.Version.Blocks is { } blocks)
        {
            preview["blocks"] = Json.Parse(blocks);
        }

        if (planned.Attachments is { } attachments)
        {
            preview["attachments"] = Json.Parse(attachments);
        }

        return preview;
    }

    private static JsonObject Delete(ApiCall call)
    {
        var channel = call.Channel();
        return call.Workspace.Schedule.Remove(channel.Id, call.Text("scheduled_message_id"))
            ? []
            : throw new Refusal("invalid_scheduled_message_id");
    }

    private static JsonObject List(ApiCall call)
    {
        var channel = call.Arguments.Text("channel");
        if (channel is not null && call.Find(channel) is null)
        {
            throw new Refusal("invalid_channel");
        }

        var (from, to) = (Bound(call, "oldest", 0), Bound(call, "latest", long.MaxValue));
        var fitting = call.Workspace.Schedule.Waiting.Where(planned => (channel is null || planned.ChannelId == channel)
            && planned.PostAt.ToUnixTimeSeconds() * 1_000_000 is var at && at >= from && at <= to).ToList();
        var (page, next) = Paging.Cut(call, fitting, limitError: "invalid_arguments");
        return new JsonObject
        {
            ["scheduled_messages"] = Json.Array(page.Select(planned => new JsonObject
            {
                ["id"] = planned.Id, ["channel_id"] = planned.ChannelId, ["post_at"] = planned.PostAt.ToUnixTimeSeconds(),
                ["date_created"] = planned.Created.ToUnixTimeSeconds(), ["text"] = planned.Version.Text,
            })),
            ["response_metadata"] = Paging.Metadata(next),
        };
    }

    private static long Bound(ApiCall call, string name, long usual) => call.Arguments.Text(name) is { } ts
        ? Timestamps.Read(ts) ?? throw new Refusal("invalid_arguments", [$"must be a timestamp [json-pointer:/{name}]"])
        : usual;
}
