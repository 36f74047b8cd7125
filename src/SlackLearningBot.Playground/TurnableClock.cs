namespace SlackLearningBot.Playground;

/// <summary>
/// People's time: the machine's clock plus an offset that only grows, or an instant that stands still until turned.
/// Never goes backwards. Timers and timestamps are the machine's, as nobody turns those.
/// </summary>
internal sealed class TurnableClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly TimeProvider? machine;
    private DateTimeOffset still;
    private TimeSpan offset;

    private TurnableClock(TimeProvider? machine, DateTimeOffset still)
    {
        this.machine = machine;
        this.still = still.ToUniversalTime();
    }

    public static TurnableClock Running(TimeProvider machine) => new(machine, default);

    public static TurnableClock StandingAt(DateTimeOffset instant) => new(machine: null, instant);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return machine is null ? still : machine.GetUtcNow() + offset;
        }
    }

    /// <summary>Turns forward; false, and nothing happens, when the instant lies before now.</summary>
    public bool TryTurnTo(DateTimeOffset instant)
    {
        lock (gate)
        {
            var step = instant.ToUniversalTime() - GetUtcNow();
            if (step < TimeSpan.Zero)
            {
                return false;
            }

            if (machine is null)
            {
                still += step;
            }
            else
            {
                offset += step;
            }

            return true;
        }
    }
}
