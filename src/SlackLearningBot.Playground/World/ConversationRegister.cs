namespace SlackLearningBot.Playground.World;

/// <summary>Channels and direct messages of one workspace, with the way from a person to theirs. Guarded by the workspace's lock.</summary>
internal sealed class ConversationRegister(Ids ids)
{
    private readonly Dictionary<string, Conversation> byId = [];
    private readonly Dictionary<string, string> idByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> directByPair = [];
    private readonly Dictionary<string, List<string>> byMember = [];
    private readonly List<string> order = [];

    /// <summary>All conversations, in the order they were made.</summary>
    public IReadOnlyList<string> Order => order;

    public Conversation? Find(string id) => byId.GetValueOrDefault(id);

    public Conversation? FindByName(string name) =>
        idByName.TryGetValue(name.TrimStart('#'), out var id) ? byId[id] : null;

    /// <summary>The conversations a person is in, in the order they joined.</summary>
    public IReadOnlyList<string> Of(string user) => byMember.GetValueOrDefault(user) ?? [];

    public void Add(Conversation channel)
    {
        byId[channel.Id] = channel;
        order.Add(channel.Id);
        if (channel.IsChannel)
        {
            idByName[channel.Name] = channel.Id;
        }
    }

    public void Rename(Conversation channel, string name)
    {
        idByName.Remove(channel.Name);
        channel.Rename(name);
        idByName[name] = channel.Id;
    }

    /// <summary>Slack gives a channel another id, as when it is shared or moved; the old one is found no more.</summary>
    public void Reidentify(Conversation channel, string id)
    {
        byId.Remove(channel.Id);
        order[order.IndexOf(channel.Id)] = id;
        foreach (var mine in channel.Members.Select(member => byMember[member]))
        {
            mine[mine.IndexOf(channel.Id)] = id;
        }

        channel.Reidentify(id);
        byId[id] = channel;
        idByName[channel.Name] = id;
    }

    public void Join(Conversation channel, string user)
    {
        if (channel.Has(user))
        {
            return;
        }

        channel.Join(user);
        if (!byMember.TryGetValue(user, out var mine))
        {
            byMember[user] = mine = [];
        }

        mine.Add(channel.Id);
    }

    public void Leave(Conversation channel, string user)
    {
        channel.Leave(user);
        byMember.GetValueOrDefault(user)?.Remove(channel.Id);
    }

    public Conversation? FindGroup(IEnumerable<string> people) => directByPair.TryGetValue(Key(people), out var id) ? byId[id] : null;

    /// <summary>The direct conversation among several people, made when these have none yet; nobody joins or leaves it.</summary>
    public Conversation OpenGroup(IReadOnlyList<Person> people, string creator, DateTimeOffset now)
    {
        var key = Key(people.Select(person => person.Id));
        if (directByPair.TryGetValue(key, out var open))
        {
            return byId[open];
        }

        var name = $"mpdm-{string.Join("--", people.Select(person => person.Name))}-1";
        var group = new Conversation(ids.Next("C"), name, isDirect: false, now)
        {
            IsGroupDirect = true, IsPrivate = true, Creator = creator, Purpose = $"Group messaging with: {string.Join(' ', people.Select(person => "@" + person.Name))}",
        };
        directByPair[key] = group.Id;
        Add(group);
        foreach (var person in people)
        {
            Join(group, person.Id);
        }

        return group;
    }

    public Conversation? FindDirect(string one, string other) =>
        directByPair.TryGetValue(Pair(one, other), out var id) ? byId[id] : null;

    /// <summary>The direct conversation of two people, made when there is none yet.</summary>
    public Conversation OpenDirect(string one, string other, DateTimeOffset now)
    {
        if (FindDirect(one, other) is { } open)
        {
            return open;
        }

        var direct = new Conversation(ids.Next("D"), "", isDirect: true, now);
        directByPair[Pair(one, other)] = direct.Id;
        Add(direct);
        Join(direct, one);
        Join(direct, other);
        return direct;
    }

    private static string Pair(string one, string other) => Key([one, other]);

    private static string Key(IEnumerable<string> people) => string.Join('|', people.Order(StringComparer.Ordinal));
}
