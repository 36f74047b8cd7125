using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Setup;

/// <summary>How the Playground is started: a port, who is connected and how, and whose people and app it has.</summary>
internal sealed record Start(int Port)
{
    public bool Http { get; init; }

    public bool Socket { get; init; }

    /// <summary>A crowd's calls are counted; with their arguments they would fill the memory.</summary>
    private const int CallsOfACrowd = 2_000;

    /// <summary>Slack alone, for another app.</summary>
    public bool NoBot { get; init; }

    /// <summary>Where that other app listens.</summary>
    public string? AppUrl { get; init; }

    public string? WorkspaceFile { get; init; }

    public string? ManifestFile { get; init; }

    /// <summary>What shall go wrong from the start.</summary>
    public string? FaultFile { get; init; }

    /// <summary>"planning", "tier" or "distributed", several with commas.</summary>
    public string? Limits { get; init; }

    /// <summary>Generated workspaces instead of the demo, and how many people each has.</summary>
    public int? Workspaces { get; init; }

    public int? People { get; init; }

    public bool WithBot => !NoBot && AppUrl is null;

    /// <summary>The app opens connections; otherwise it is called at its address.</summary>
    public bool UsesSockets => Socket || (NoBot && AppUrl is null);

    /// <summary>The Playground this asks for. Throws <see cref="SetupException"/> when the options contradict each other or a file is wrong.</summary>
    public PlaygroundOptions Options()
    {
        Refuse(Http && Socket, "--http and --socket say two things about one connection; give one of them.");
        Refuse(AppUrl is not null && Socket, "--app-url is called over HTTP; leave --socket out, or --app-url, and let the app open a socket.");
        Refuse(NoBot && Http && AppUrl is null, "--no-bot --http does not say where your app listens; add --app-url http://127.0.0.1:3000, or leave --http out and connect by Socket Mode.");
        Refuse(AppUrl is not null && Address is null, $"--app-url is '{AppUrl}'; expected an address such as http://127.0.0.1:3000 or http://127.0.0.1:3000/slack/events.");
        Refuse(Crowd is not null && WorkspaceFile is not null, "--workspaces and --workspace say two things about who is here; give one of them.");
        var app = ManifestFile is null ? AppManifest.Ours : ManifestReader.ReadFile(ManifestFile);
        Refuse(
            AppUrl is not null && app.WantsSocketMode,
            $"{ManifestFile} switches Socket Mode on, so nothing would be sent to --app-url; leave --app-url out, or set socket_mode_enabled to false.");
        var workspace = WorkspaceFile is null ? null : WorkspaceReader.ReadFile(WorkspaceFile);
        Refuse(Workspaces is < 1 or > CrowdPlan.MostWorkspaces, $"--workspaces is {Workspaces}; expected 1 to {CrowdPlan.MostWorkspaces}.");
        Refuse(People is < 1 or > CrowdPlan.MostPeople, $"--people is {People}; expected 1 to {CrowdPlan.MostPeople}.");
        var (faults, limits) = FaultFile is null ? (Faults.FaultFile.None, null) : FaultReader.ReadFile(FaultFile);
        var options = new PlaygroundOptions
        {
            Port = Port, App = app, Workspace = workspace, Crowd = Crowd, Faults = faults, Limits = NamedLimits(limits ?? new LimitOptions()),
        };
        return Crowd is null ? options : options with { CallsRemembered = CallsOfACrowd };
    }

    private CrowdPlan? Crowd => Workspaces is null && People is null ? null : new CrowdPlan(Workspaces ?? 1, People ?? 100);

    /// <summary>What --limits names, besides what the fault file says.</summary>
    private LimitOptions NamedLimits(LimitOptions limits)
    {
        foreach (var name in (Limits ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            limits = name switch
            {
                "planning" => limits with { Planning = limits.Planning ?? new PlanningRates() },
                "tier" => limits with { ByTier = true },
                "distributed" => limits with { IsDistributed = true },
                _ => throw new SetupException($"--limits is '{Limits}'; expected planning, tier or distributed, several with commas."),
            };
        }

        return limits;
    }

    public Uri? Address =>
        Uri.TryCreate(AppUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    private static void Refuse(bool wrong, string sentence)
    {
        if (wrong)
        {
            throw new SetupException(sentence);
        }
    }
}
