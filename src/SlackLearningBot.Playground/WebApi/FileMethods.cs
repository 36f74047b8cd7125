using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>files.getUploadURLExternal and files.completeUploadExternal.</summary>
internal static class FileMethods
{
    private const int Largest = 1_073_741_824;

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("files.getUploadURLExternal", GetUploadUrl) { Scope = "files:write" },
        new("files.completeUploadExternal", Complete) { Scope = "files:write", AcceptsJson = true },
    ];

    private static JsonObject GetUploadUrl(ApiCall call)
    {
        var name = call.Arguments.Text("filename") ?? throw new Refusal("missing_argument");
        var length = call.Arguments.Whole("length") ?? throw new Refusal("missing_argument");
        if (length is <= 0 or > Largest)
        {
            throw new Refusal(length <= 0 ? "invalid_arguments" : "file_upload_size_restricted");
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

    private static Conversation Target(ApiCall call)
    {
        var channel = call.Channel("channel_id");
        PostMethods.MustBeWritable(call.Workspace, channel);
        return channel;
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

        var text = call.Arguments.Text("initial_comment") ?? "";
        var message = new Message(
            call.Workspace.NextTs(), call.Workspace.Bot.Id, new MessageVersion(call.Workspace.Now, text, Blocks: null, Metadata: null))
        {
            BotId = call.Workspace.BotId, AppName = call.Workspace.Bot.RealName, Subtype = "file_share",
            ThreadTs = PostMethods.ThreadRoot(call, channel), Files = files,
        };
        channel.Add(message);
        _ = call.Happenings.Posted(call.Workspace, channel, message);
    }
}
