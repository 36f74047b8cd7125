namespace SlackLearningBot.Playground.World;

/// <summary>The people of one workspace, in the order they came. Guarded by the workspace's lock.</summary>
internal sealed class PeopleRegister
{
    private readonly Dictionary<string, Person> byId = [];
    private readonly Dictionary<string, string> idByEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> idByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> order = [];

    public IReadOnlyList<string> Order => order;

    public Person? Find(string id) => byId.GetValueOrDefault(id);

    public Person? FindByEmail(string email) => idByEmail.TryGetValue(email, out var id) ? byId[id] : null;

    /// <summary>By id or by handle.</summary>
    public Person? FindByAny(string idOrName) =>
        Find(idOrName) ?? (idByName.TryGetValue(idOrName.TrimStart('@'), out var id) ? byId[id] : null);

    public void Put(Person person)
    {
        if (byId.TryGetValue(person.Id, out var before))
        {
            idByName.Remove(before.Name);
            if (before.Email is { } old)
            {
                idByEmail.Remove(old);
            }
        }
        else
        {
            order.Add(person.Id);
        }

        byId[person.Id] = person;
        idByName[person.Name] = person.Id;
        if (person.Email is { } email)
        {
            idByEmail[email] = person.Id;
        }
    }
}
