namespace SlackLearningBot.Playground.World;

/// <summary>How a message read at one time; blocks and metadata are JSON text, so nobody can change them in place.</summary>
internal sealed record MessageVersion(DateTimeOffset At, string Text, string? Blocks, string? Metadata);

/// <summary>One message, with every version of it. Changed only under the workspace's lock.</summary>
internal sealed class Message(string ts, string userId, MessageVersion first)
{
    private readonly List<MessageVersion> versions = [first];

    public string Ts { get; } = ts;

    public string UserId { get; } = userId;

    public string? BotId { get; init; }

    public string? AppName { get; init; }

    public string? Subtype { get; init; }

    public string? ThreadTs { get; init; }

    public bool Broadcast { get; init; }

    /// <summary>The only person who sees it; null when everybody in the conversation does.</summary>
    public string? EphemeralTo { get; init; }

    public string? Attachments { get; init; }

    public IReadOnlyList<SharedFile> Files { get; init; } = [];

    public Reactions Reactions { get; } = new();

    /// <summary>What a remark of Slack itself is about ("inviter", "topic", "old_name" …), by its field in the payload.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    public string? EditedTs { get; private set; }

    public bool Deleted { get; private set; }

    /// <summary>What people chose in its inputs since the last version, as Slack's clients keep it.</summary>
    public string? State { get; set; }

    public MessageVersion Now => versions[^1];

    public string Text => Now.Text;

    public string? Blocks => Now.Blocks;

    public string? Metadata => Now.Metadata;

    /// <summary>From the first to the present one; a deletion adds none.</summary>
    public IReadOnlyList<MessageVersion> Versions => versions;

    public bool IsReply => ThreadTs is not null && ThreadTs != Ts;

    public void Change(MessageVersion version, string? editedTs)
    {
        versions.Add(version);
        EditedTs = editedTs ?? EditedTs;
        State = null;
    }

    public void Delete() => Deleted = true;
}
