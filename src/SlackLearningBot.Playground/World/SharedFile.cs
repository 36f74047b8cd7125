namespace SlackLearningBot.Playground.World;

/// <summary>A file: announced (upload URL given), uploaded (has bytes), shared (in conversations).</summary>
internal sealed class SharedFile(string id, string name, long announcedLength, DateTimeOffset created)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public long AnnouncedLength { get; } = announcedLength;

    public DateTimeOffset Created { get; } = created;

    /// <summary>Who shared it; null for the bot.</summary>
    public string? UserId { get; init; }

    public string Title { get; set; } = name;

    public byte[]? Bytes { get; set; }

    public bool Completed { get; set; }

    /// <summary>The messages it stands in: conversation and timestamp, in that order.</summary>
    public List<(string Channel, string Ts)> Shares { get; } = [];

    /// <summary>The conversations whose members may download it.</summary>
    public HashSet<string> Conversations { get; } = new(StringComparer.Ordinal);

    public FileKind Kind => FileKind.Of(Name);

    public string MimeType => Kind.MimeType;
}
