namespace SlackLearningBot.Playground.World;

/// <summary>People who are called together by one handle (@designers). Replaced, never changed in place.</summary>
internal sealed record UserGroup(string Id, string Handle, string Name, string Description, IReadOnlyList<string> Users, DateTimeOffset Created)
{
    public DateTimeOffset Updated { get; init; } = Created;

    /// <summary>When it was switched off; null while it is in use.</summary>
    public DateTimeOffset? Disabled { get; init; }
}

/// <summary>The user groups of one workspace, in the order they were made. Guarded by the workspace's lock.</summary>
internal sealed class UserGroupRegister
{
    private readonly Dictionary<string, UserGroup> byId = [];
    private readonly List<string> order = [];

    public IEnumerable<UserGroup> All => order.Select(id => byId[id]);

    public UserGroup? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>By id or by handle.</summary>
    public UserGroup? FindByAny(string idOrHandle) =>
        Find(idOrHandle) ?? All.FirstOrDefault(group => string.Equals(group.Handle, idOrHandle.TrimStart('@'), StringComparison.OrdinalIgnoreCase));

    public void Put(UserGroup group)
    {
        if (!byId.ContainsKey(group.Id))
        {
            order.Add(group.Id);
        }

        byId[group.Id] = group;
    }
}
