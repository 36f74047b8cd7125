namespace SlackLearningBot.Clock;

/// <summary>The machine's time: leases, lanes, signatures, back-off. Nobody turns it; tests hold it still.</summary>
internal sealed class MachineClock(TimeProvider inner)
{
    public DateTimeOffset Now => inner.GetUtcNow();

    /// <summary>For timers and <see cref="Task.Delay(TimeSpan, TimeProvider)"/>.</summary>
    public TimeProvider Provider => inner;
}
