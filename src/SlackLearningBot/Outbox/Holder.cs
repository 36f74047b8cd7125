using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>This process, as leases know it.</summary>
internal sealed class Holder(MachineClock machine)
{
    private int claims;

    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7(machine.Now):N}";

    /// <summary>
    /// Names a claim about to be made. What is claimed is the claim's and not the process's: what one of before left, or is told late of, must
    /// not be taken for this one's.
    /// </summary>
    public string NewClaim() => $"{Name}:{Interlocked.Increment(ref claims)}";
}
