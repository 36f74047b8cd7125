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

    /// <summary>Keeps the workspace and what these claims have; false when the lease ran out and is not ours any more.</summary>
    public async Task<bool> KeepLeaseAsync(IEnumerable<string> claims, CancellationToken cancel)
    {
        var now = tools.Machine.Now;
        if (Until - now >= Renewal)
        {
            return true;
        }

        var until = NewLease;
        if (!await tools.Claims.RenewAsync(teamId, tools.Holder.Name, [.. claims], until, now, cancel))
        {
            return false;
        }

        Until = until;
        return true;
    }
}
