using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>This process, as leases know it.</summary>
internal sealed class Holder(MachineClock machine)
{
    public string Name { get; } = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7(machine.Now):N}";
}
