namespace SlackLearningBot.Playground.Setup;

/// <summary>One value of a YAML or JSON file, with the place where it stands. A null is read as absent.</summary>
internal sealed class Field(string file, string path, int? line)
{
    /// <summary>Of an object: its members.</summary>
    public IReadOnlyDictionary<string, Field>? Members { get; init; }

    /// <summary>Of a list: its items.</summary>
    public IReadOnlyList<Field>? Elements { get; init; }

    /// <summary>Of a text, number or truth value: how it is written.</summary>
    public string? Written { get; init; }

    /// <summary>Whether the value stands in quotes, so that true is a word.</summary>
    public bool IsQuoted { get; init; }

    private string Place => line is null ? $"{file}: {Name}" : $"{file}:{line}: {Name}";

    private string Name => path.Length == 0 ? "the file" : path;

    private string Found => this switch
    {
        { Members: not null } => "an object",
        { Elements: not null } => "a list",
        _ => $"'{Written}'",
    };

    /// <summary>A member of an object; null when it is absent.</summary>
    public Field? Member(string name) => (Members ?? throw Refuse("an object")).GetValueOrDefault(name);

    /// <summary>A member found by its way: "features.bot_user.display_name"; null when a part is absent.</summary>
    public Field? At(string way) => way.Split('.').Aggregate((Field?)this, (at, name) => at?.Member(name));

    /// <summary>A member that must be there.</summary>
    public Field Need(string name, string expected) => Member(name) ?? throw Missing(name, expected);

    public SetupException Missing(string name, string expected) => new($"{Place} has no '{name}'; expected {expected}.");

    public string Text(string expected = "a text") => Written ?? throw Refuse(expected);

    public bool Flag() => Written switch
    {
        "true" when !IsQuoted => true,
        "false" when !IsQuoted => false,
        _ => throw Refuse("true or false"),
    };

    public IReadOnlyList<Field> Items(string expected = "a list") => Elements ?? throw Refuse(expected);

    public IReadOnlyList<string> Texts(string expected = "a list of texts") => [.. Items(expected).Select(item => item.Text())];

    /// <summary>Refuses members nobody knows: a misspelt name would be a setting that does nothing.</summary>
    public void KnowsOnly(params string[] names)
    {
        foreach (var (name, member) in Members ?? throw Refuse("an object"))
        {
            if (!names.Contains(name))
            {
                throw new SetupException($"{member.Place} is not known here; expected one of {string.Join(", ", names)}.");
            }
        }
    }

    /// <summary>Something is wrong with it that its own value does not say.</summary>
    public SetupException Wrong(string sentence) => new($"{Place}: {sentence}");

    public SetupException Refuse(string expected) => new($"{Place} is {Found}; expected {expected}.");
}
