namespace SlackLearningBot.Playground;

/// <summary>
/// The machine's time, running faster: so that an hour of leases and rates, or a day of lessons, passes in minutes. Several processes share one
/// when they are given the same origin. Timers and timestamps run as fast.
/// </summary>
/// <param name="real">The clock that is sped up.</param>
/// <param name="realOrigin">The real moment at which both clocks begin.</param>
/// <param name="origin">What this one shows then.</param>
/// <param name="speed">How many of its seconds pass in a real one; at least 1.</param>
internal sealed class FastClock(TimeProvider real, DateTimeOffset realOrigin, DateTimeOffset origin, double speed) : TimeProvider
{
    private readonly long started = real.GetTimestamp();
    private readonly double speed = speed >= 1 ? speed : throw new ArgumentOutOfRangeException(nameof(speed), speed, "Expected 1 or more.");

    public override DateTimeOffset GetUtcNow() => origin + ((real.GetUtcNow() - realOrigin) * speed);

    public override long TimestampFrequency => real.TimestampFrequency;

    public override long GetTimestamp() => started + (long)((real.GetTimestamp() - started) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(real.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    /// <summary>How long that takes on the real clock.</summary>
    public TimeSpan Real(TimeSpan fast) => fast < TimeSpan.Zero ? fast : fast / speed;

    private sealed class FastTimer(ITimer timer, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
