namespace SlackLearningBot.Operator.Status;

/// <summary>How the bot stands: what <c>status</c> shows, and with <c>--json</c> what it writes. Ids and names of workspaces only, never a text.</summary>
internal sealed record StatusReport
{
    public required DateTimeOffset At { get; init; }
    public required string Program { get; init; }

    /// <summary>The schema this program knows, and the one the database has.</summary>
    public required int ProgramSchema { get; init; }
    public required int DatabaseSchema { get; init; }
    public required IReadOnlyList<SchedulerRow> Schedulers { get; init; }
    public required IReadOnlyList<SenderRow> Senders { get; init; }
    public required TeamStatus Total { get; init; }
    public required IReadOnlyList<TeamStatus> Workspaces { get; init; }
    public required IReadOnlyList<LaneRow> PausedLanes { get; init; }
    public required IReadOnlyList<string> UnreadableTokens { get; init; }

    /// <summary>Mornings whose lessons are spread, from two hours ago to tomorrow.</summary>
    public required IReadOnlyList<MorningRow> BigMornings { get; init; }

    /// <summary>When the database was restored, if that was lately.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>What needs attention, each with what to do; empty when all is well.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>One workspace's numbers, or the sum of all.</summary>
internal sealed record TeamStatus
{
    public string? TeamId { get; init; }
    public string? Name { get; init; }

    /// <summary>active, or removed once it uninstalled the bot.</summary>
    public string? State { get; init; }
    public long Due { get; init; }
    public long InFlight { get; init; }
    public long Unsure { get; init; }
    public long Later { get; init; }
    public long Sent { get; init; }
    public long Dropped { get; init; }
    public IReadOnlyDictionary<string, long> DroppedBecause { get; init; } = new Dictionary<string, long>();
    public long Dead { get; init; }
    public DeadRow? NewestDead { get; init; }
    public double? OldestDueSeconds { get; init; }
    public long EventsWaiting { get; init; }
    public double? OldestEventSeconds { get; init; }
    public long EventsDead { get; init; }
    public long Learning { get; init; }
    public long Paused { get; init; }
    public long Stopped { get; init; }
    public IReadOnlyList<SwitchedOffRow> SwitchedOff { get; init; } = [];

    /// <summary>Whether anything here moves or hangs.</summary>
    public bool IsBusy => Due + InFlight + Unsure + Dead + EventsWaiting + EventsDead > 0;
}
