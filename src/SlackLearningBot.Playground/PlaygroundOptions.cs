using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground;

/// <summary>How a Playground is set up.</summary>
internal sealed record PlaygroundOptions
{
    public const string BotToken = "xoxb-playground";
    public const string AppToken = "xapp-playground";
    public const string SigningSecret = "playground";
    public const string ClientId = "5080.2026";
    public const string ClientSecret = "playground-client";

    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Starts with the demo workspace (people, channels and a little history); otherwise the world is empty.</summary>
    public bool WithDemoWorkspace { get; init; } = true;

    /// <summary>Starts with this workspace instead of the demo; null for none.</summary>
    public WorkspacePlan? Workspace { get; init; }

    /// <summary>What the app asks for: its commands, shortcuts, events, scopes and tabs.</summary>
    public AppManifest App { get; init; } = AppManifest.Ours;

    /// <summary>Which limits hold from the start; none unless said.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>What shall go wrong from the start.</summary>
    public FaultFile Faults { get; init; } = FaultFile.None;

    /// <summary>Workspaces of generated people instead of the demo; null for none.</summary>
    public CrowdPlan? Crowd { get; init; }

    /// <summary>How many calls of the app are remembered with their arguments and answers.</summary>
    public int CallsRemembered { get; init; } = 20_000;

    /// <summary>How long Slack waits before each retry of an event, in machine time.</summary>
    public IReadOnlyList<TimeSpan> RetryWaits { get; init; } = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>How long Slack waits for an app to answer, in machine time. Tests on a busy machine wait longer, lest its load look like a fault.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The folder of the page; null looks beside the program and then in the source tree.</summary>
    public string? WebRoot { get; init; }
}
