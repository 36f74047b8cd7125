using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>files.getUploadURLExternal, .completeUploadExternal and .info.</summary>
internal static class FileMethods
{
    private const int Largest = 1_073_741_824;

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("files.getUploadURLExternal", GetUploadUrl)
        {
            Scope = "files:write", Tier = 4, Errors = ["missing_argument", "file_upload_size_restricted"],
        },
        new("files.completeUploadExternal", Complete)
        {
            Scope = "files:write", AcceptsJson = true, Tier = 4,
            Errors = ["file_not_found", "channel_not_found", "not_in_channel", "posting_to_channel_denied"],
        },
        new("files.info", Info) { Scope = "files:read", Tier = 4, Errors = ["file_not_found", "not_visible"] },
    ];

    private static JsonObject GetUploadUrl(ApiCall call)
    {
        var name = call.Arguments.Text("filename") ?? throw new Refusal("missing_argument");
        var length = call.Arguments.Whole("length") ?? throw new Refusal("missing_argument");
        if (length is <= 0 or > Largest)
        {
            throw new Refusal(length <= 0 ? "missing_argument" : "file_upload_size_restricted");
        }

        var file = call.Workspace.Files.Announce(Path.GetFileName(name), length, call.Workspace.Now);
        return new JsonObject
        {
            ["upload_url"] = $"{call.Workspace.World.Url}/files/upload/{call.Workspace.TeamId}/{file.Id}", ["file_id"] = file.Id,
        };
    }

    private static JsonObject Complete(ApiCall call)
    {
        if (call.Arguments.Structured("files", "invalid_arguments") is not JsonArray { Count: > 0 } list)
        {
            throw Refusal.MissingField("files");
        }

        var channel = call.Arguments.Text("channel_id") is null ? null : Target(call);
        var files = list.Select(entry => Uploaded(call, entry)).ToList();
        foreach (var (file, entry) in files.Zip(list))
        {
            file.Title = entry.Text("title") ?? file.Title;
            file.Completed = true;
        }

        if (channel is not null)
        {
            Share(call, channel, files);
        }

        return new JsonObject { ["files"] = Json.Array(files.Select(file => FileShape.ForApi(call.Workspace, file))) };
    }

    private static JsonObject Info(ApiCall call)
    {
        var file = call.Workspace.Files.Find(call.Text("file"));
        if (file is not { Completed: true })
        {
            throw new Refusal("file_not_found");
        }

        return file.UserId is null || file.Conversations.Any(channel => call.Find(channel)?.Has(call.Workspace.Bot.Id) == true)
            ? new JsonObject
            {
                ["file"] = FileShape.ForApi(call.Workspace, file), ["comments"] = new JsonArray(), ["response_metadata"] = Paging.Metadata(""),
            }
            : throw new Refusal("not_visible");
    }

    private static Conversation Target(ApiCall call)
    {
        var channel = call.Channel("channel_id");
        if (!channel.Has(call.Workspace.Bot.Id))
        {
            throw new Refusal("not_in_channel");
        }

        return channel.IsArchived || (channel.IsDirect && !call.Workspace.MessagesTabEnabled) ? throw new Refusal("posting_to_channel_denied") : channel;
    }

    private static SharedFile Uploaded(ApiCall call, JsonNode? entry)
    {
        var file = call.Workspace.Files.Find(entry.Text("id") ?? "");
        return file is { Bytes: not null, Completed: false } ? file : throw new Refusal("file_not_found");
    }

    private static void Share(ApiCall call, Conversation channel, List<SharedFile> files)
    {
        foreach (var file in files)
        {
            file.Conversations.Add(channel.Id);
        }

        var root = call.Arguments.Text("thread_ts") is { } thread && channel.Find(thread) is { } parent ? parent.ThreadTs ?? parent.Ts : null;
        var text = call.Arguments.Text("initial_comment") ?? "";
        var message = new Message(
            call.Workspace.NextTs(), call.Workspace.Bot.Id, new MessageVersion(call.Workspace.Now, text, Blocks: null, Metadata: null))
        {
            BotId = call.Workspace.BotId, AppName = call.Workspace.Bot.RealName, Subtype = "file_share",
            ThreadTs = root, Files = files,
        };
        channel.Add(message);
        _ = call.Happenings.Posted(call.Workspace, channel, message);
        foreach (var file in files)
        {
            _ = call.Happenings.People.FileShared(call.Workspace, channel, file, call.Workspace.Bot.Id);
        }
    }
}
