namespace SlackLearningBot.Playground.World;

/// <summary>The kinds of conversation that Slack's scopes, events and lists tell apart.</summary>
internal enum ConversationKind
{
    Channel,
    PrivateChannel,
    GroupDirect,
    Direct,
}

/// <summary>A channel, a direct message or one among several people. All of it is guarded by the workspace's lock.</summary>
internal sealed class Conversation(string id, string name, bool isDirect, DateTimeOffset created)
{
    private readonly List<Message> roots = [];
    private readonly Dictionary<string, List<Message>> threads = [];
    private readonly Dictionary<string, Message> byTs = [];
    private readonly Dictionary<string, List<Message>> ephemeral = [];
    private readonly Dictionary<string, string> lastRead = [];
    private readonly List<string> members = [];
    private readonly HashSet<string> memberSet = new(StringComparer.Ordinal);

    public string Id { get; private set; } = id;

    public string Name { get; private set; } = name;

    /// <summary>Names it had before, the latest first.</summary>
    public IReadOnlyList<string> PreviousNames { get; private set; } = [];

    /// <summary>A direct message of two; one among several is <see cref="IsGroupDirect"/>.</summary>
    public bool IsDirect { get; } = isDirect;

    public bool IsGroupDirect { get; init; }

    public ConversationKind Kind => IsDirect ? ConversationKind.Direct
        : IsGroupDirect ? ConversationKind.GroupDirect
        : IsPrivate ? ConversationKind.PrivateChannel : ConversationKind.Channel;

    /// <summary>People come and go: a channel, public or private.</summary>
    public bool IsChannel => !IsDirect && !IsGroupDirect;

    public DateTimeOffset Created { get; } = created;

    public string Creator { get; init; } = "";

    public string Topic { get; set; } = "";

    /// <summary>Its description.</summary>
    public string Purpose { get; set; } = "";

    public bool IsPrivate { get; set; }

    /// <summary>A member of another company is in it (Slack Connect).</summary>
    public bool IsShared { get; set; }

    public bool IsGeneral { get; init; }

    public bool IsArchived { get; set; }

    public List<Bookmark> Bookmarks { get; } = [];

    /// <summary>The members in the order they came.</summary>
    public IReadOnlyList<string> Members => members;

    /// <summary>Messages outside threads (and thread broadcasts), oldest first.</summary>
    public IReadOnlyList<Message> Roots => roots;

    public string? LastTs { get; private set; }

    public bool Has(string user) => memberSet.Contains(user);

    public void Reidentify(string id) => Id = id;

    public void Rename(string name)
    {
        PreviousNames = [Name, .. PreviousNames];
        Name = name;
    }

    public void Join(string user)
    {
        if (memberSet.Add(user))
        {
            members.Add(user);
        }
    }

    public void Leave(string user)
    {
        if (memberSet.Remove(user))
        {
            members.Remove(user);
        }
    }

    public Message? Find(string ts) => byTs.GetValueOrDefault(ts);

    public IReadOnlyList<Message> Replies(string threadTs) => threads.GetValueOrDefault(threadTs) ?? [];

    public IReadOnlyList<Message> EphemeralFor(string user) => ephemeral.GetValueOrDefault(user) ?? [];

    public Message? FindEphemeral(string user, string ts) => EphemeralFor(user).FirstOrDefault(m => m.Ts == ts);

    public void Add(Message message)
    {
        foreach (var file in message.Files)
        {
            file.Shares.Add((Id, message.Ts));
        }

        if (message.EphemeralTo is { } only)
        {
            if (!ephemeral.TryGetValue(only, out var mine))
            {
                ephemeral[only] = mine = [];
            }

            mine.Add(message);
            return;
        }

        byTs[message.Ts] = message;
        LastTs = message.Ts;
        if (message.IsReply)
        {
            if (!threads.TryGetValue(message.ThreadTs!, out var replies))
            {
                threads[message.ThreadTs!] = replies = [];
            }

            replies.Add(message);
        }

        if (!message.IsReply || message.Broadcast)
        {
            roots.Add(message);
        }
    }

    public void Remove(Message message)
    {
        message.Delete();
        if (message.EphemeralTo is { } only)
        {
            ephemeral.GetValueOrDefault(only)?.Remove(message);
            return;
        }

        byTs.Remove(message.Ts);
        roots.Remove(message);
        if (message.IsReply)
        {
            threads.GetValueOrDefault(message.ThreadTs!)?.Remove(message);
        }
    }

    public string LastRead(string user) => lastRead.GetValueOrDefault(user) ?? "0000000000.000000";

    public void MarkRead(string user, string ts)
    {
        if (string.CompareOrdinal(ts, LastRead(user)) > 0)
        {
            lastRead[user] = ts;
        }
    }

    /// <summary>Messages of others after the last one read; counted from the newest back, so a busy channel costs only what is unread.</summary>
    public int Unread(string user)
    {
        var read = LastRead(user);
        var count = 0;
        for (var i = roots.Count - 1; i >= 0 && string.CompareOrdinal(roots[i].Ts, read) > 0; i--)
        {
            count += roots[i].UserId == user ? 0 : 1;
        }

        return count;
    }
}
