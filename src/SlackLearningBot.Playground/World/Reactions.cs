namespace SlackLearningBot.Playground.World;

/// <summary>An emoji under a message and who put it there, in that order.</summary>
internal sealed record Reaction(string Name, IReadOnlyList<string> Users);

/// <summary>The reactions to one message. Guarded by the workspace's lock.</summary>
internal sealed class Reactions
{
    /// <summary>As many different emoji as Slack allows under one message.</summary>
    public const int MostEmoji = 50;

    /// <summary>As many emoji as one person may put under one message.</summary>
    public const int MostByOne = 23;

    private readonly List<Reaction> all = [];

    public IReadOnlyList<Reaction> All => all;

    public int By(string user) => all.Count(reaction => reaction.Users.Contains(user, StringComparer.Ordinal));

    public Reaction? Find(string name) => all.Find(reaction => reaction.Name == name);

    /// <summary>False when the person reacted with it before.</summary>
    public bool Add(string name, string user)
    {
        var at = all.FindIndex(reaction => reaction.Name == name);
        if (at < 0)
        {
            all.Add(new Reaction(name, [user]));
            return true;
        }

        if (all[at].Users.Contains(user, StringComparer.Ordinal))
        {
            return false;
        }

        all[at] = all[at] with { Users = [.. all[at].Users, user] };
        return true;
    }

    /// <summary>False when there is no such reaction of the person.</summary>
    public bool Remove(string name, string user)
    {
        var at = all.FindIndex(reaction => reaction.Name == name);
        if (at < 0 || !all[at].Users.Contains(user, StringComparer.Ordinal))
        {
            return false;
        }

        all[at] = all[at] with { Users = [.. all[at].Users.Where(other => other != user)] };
        if (all[at].Users.Count == 0)
        {
            all.RemoveAt(at);
        }

        return true;
    }
}
