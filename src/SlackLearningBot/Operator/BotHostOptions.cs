namespace SlackLearningBot.Operator;

/// <summary>How the bot is started, apart from its settings.</summary>
internal sealed record BotHostOptions
{
    /// <summary>Production when null and ASPNETCORE_ENVIRONMENT says nothing.</summary>
    public string? Environment { get; init; }

    /// <summary>Whether it listens and runs its loops; console verbs only borrow the services.</summary>
    public bool IsServing { get; init; } = true;

    /// <summary>Whether the schema is brought forward first; <c>doctor</c> looks at things as they are.</summary>
    public bool Migrates { get; init; } = true;

    /// <summary>How long a database that cannot be reached is waited for at the start; of a verb its operator hears at once.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether senders, event handlers and ticks run by themselves; tests run them one step at a time.</summary>
    public bool RunsLoops { get; init; } = true;

    /// <summary>People's time; the Playground gives one that can be turned.</summary>
    public TimeProvider? Calendar { get; init; }

    /// <summary>The machine's time; tests hold it still.</summary>
    public TimeProvider? Machine { get; init; }

    /// <summary>Chance, for spreading retries; tests give a seeded one.</summary>
    public Random? Chance { get; init; }

    /// <summary>What a host adds or replaces last: a test's own work, a faulty network.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Settings that come before those of files and environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The private cluster's database, when no connection string is set.</summary>
    public string LocalDatabase { get; init; } = "learning";

    /// <summary>A database of this name on the same server, empty at every start, instead of the one the settings name: the Playground's Slack forgets everything too.</summary>
    public string? EmptyDatabase { get; init; }
}
