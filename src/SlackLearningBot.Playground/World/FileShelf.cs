namespace SlackLearningBot.Playground.World;

/// <summary>The files of one workspace. Guarded by the workspace's lock.</summary>
internal sealed class FileShelf(Ids ids)
{
    private readonly Dictionary<string, SharedFile> byId = [];

    public SharedFile Announce(string name, long length, DateTimeOffset now)
    {
        var file = new SharedFile(ids.Next("F"), name, length, now);
        return byId[file.Id] = file;
    }

    /// <summary>A file that a person drops into a conversation (or, with none, picks for a form): there with all its bytes at once.</summary>
    public SharedFile Keep(string name, byte[] bytes, string user, string? channel, DateTimeOffset now)
    {
        var file = new SharedFile(ids.Next("F"), name, bytes.Length, now) { UserId = user, Bytes = bytes, Completed = true };
        if (channel is not null)
        {
            file.Conversations.Add(channel);
        }

        return byId[file.Id] = file;
    }

    public SharedFile? Find(string id) => byId.GetValueOrDefault(id);
}
