using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox.Inbound;

/// <summary>Ids that sort by arrival, also those of one millisecond: what a person did last is handled last.</summary>
internal sealed class Arrivals(MachineClock machine)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Lock gate = new();
    private DateTimeOffset last;

    public Guid Next()
    {
        lock (gate)
        {
            last = machine.Now > last ? machine.Now : last + Step;
            return Guid.CreateVersion7(last);
        }
    }
}
