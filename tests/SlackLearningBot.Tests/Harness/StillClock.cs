namespace SlackLearningBot.Tests.Harness;

/// <summary>A machine clock that stands still until a test moves it; timers are real, so that waiting for something still ends.</summary>
internal sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
