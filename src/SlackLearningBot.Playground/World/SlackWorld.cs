using System.Collections.Concurrent;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.Playground.World;

/// <summary>All workspaces, found by team or by token, and what they share: the app, the ids, the record of calls.</summary>
internal sealed class SlackWorld(PlaygroundOptions options, TimeProvider calendar, TimeProvider machine)
{
    public const string AppId = "A0PGLEARN1";

    private readonly ConcurrentDictionary<string, Workspace> byTeam = [];
    private readonly ConcurrentQueue<Workspace> inOrder = [];

    public PlaygroundOptions Options { get; } = options;

    /// <summary>People's time, which the Playground turns.</summary>
    public TimeProvider Calendar { get; } = calendar;

    /// <summary>The time of signatures, triggers, response urls and retries, which nobody turns.</summary>
    public TimeProvider Machine { get; } = machine;

    /// <summary>Where this Playground listens, without a slash at the end; known once the server runs.</summary>
    public string Url { get; set; } = "";

    /// <summary>Where people install the app, when it has such a page.</summary>
    public Uri? InstallUrl { get; set; }

    public Ids Ids { get; } = new();

    public AccessTokens Tokens { get; } = new();

    public RateLimits Limits { get; } = new(options.Limits, machine);

    /// <summary>What shall go wrong.</summary>
    public FaultPlan Faults { get; } = new(machine);

    /// <summary>Switched on, the next granting of the app makes another bot user than the workspace had before.</summary>
    public bool NextInstallHasNewBotUser { get; set; }

    /// <summary>What people allowed on /oauth/v2/authorize and no app has fetched yet.</summary>
    public Grants Grants { get; } = new();

    public CallLog Calls { get; } = new(options.CallsRemembered);

    public LiveFeed Live { get; } = new();

    /// <summary>All workspaces in the order they were added; the first is meant when a request names none.</summary>
    public IReadOnlyList<Workspace> All => [.. inOrder];

    /// <summary>The one that is meant when none is named: the first that was added, the demo where there is one.</summary>
    public Workspace? First => All is [var first, ..] ? first : null;

    public Workspace Add(WorkspaceSeed seed)
    {
        if (byTeam.ContainsKey(seed.TeamId) || Tokens.Find(seed.BotToken) is not null)
        {
            throw new InvalidOperationException($"There is a workspace {seed.TeamId}, or one with its bot token, already.");
        }

        var workspace = new Workspace(seed, this);
        byTeam[seed.TeamId] = workspace;

        inOrder.Enqueue(workspace);
        return workspace;
    }

    public Workspace? Find(string teamId) => byTeam.GetValueOrDefault(teamId);

    /// <summary>The workspace in which a token is good.</summary>
    public Workspace? FindByToken(string token) => Tokens.Find(token) is { Dead: null } living ? living.Workspace : null;
}
