namespace SlackLearningBot.Outbox;

/// <summary>What a workspace's sender shares with all it has under way: its lease, and what Slack wants left alone.</summary>
internal sealed class Trip(string teamId, SenderTools tools)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(120);

    /// <summary>With less than this left the claims are renewed before anything is started: one may wait for its turn and then take several slow calls.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(90);

    /// <summary>No call is started with less than this left of the lease, so that a slow answer cannot outlive the claim.</summary>
    private static readonly TimeSpan LeastLease = TimeSpan.FromSeconds(20);

    public string TeamId => teamId;

    public LanePauses Pauses { get; } = new();

    /// <summary>Machine time until which everything claimed is ours.</summary>
    public DateTimeOffset Until { get; set; }

    /// <summary>Until when a claim made now holds.</summary>
    public DateTimeOffset NewLease => tools.Machine.Now + Lease;

    public bool HasTime(DateTimeOffset now) => Until - now >= LeastLease;

    /// <summary>Whether what was claimed will not be ours much longer.</summary>
    public bool IsEnding => Until - tools.Machine.Now < Renewal;

    /// <summary>Keeps the workspace and what these claims have for longer; false when the lease ran out and is not ours any more.</summary>
    public async Task<bool> RenewAsync(IEnumerable<string> claims, CancellationToken cancel)
    {
        var until = NewLease;
        if (!await tools.Claims.RenewAsync(teamId, tools.Holder.Name, [.. claims], until, tools.Machine.Now, cancel))
        {
            return false;
        }

        Until = until;
        return true;
    }
}
