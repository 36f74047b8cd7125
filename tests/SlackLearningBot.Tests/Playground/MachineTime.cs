namespace SlackLearningBot.Tests.Playground;

/// <summary>A machine clock that stands still until a test moves it; timers that fall due are rung while it is moved.</summary>
internal sealed class MachineTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Bell> bells = [];
    private DateTimeOffset now = now;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var bell = new Bell(this, () => callback(state));
        bell.Change(dueTime, period);
        return bell;
    }

    public void Advance(TimeSpan step)
    {
        List<Bell> due;
        lock (gate)
        {
            now += step;
            due = [.. bells.Where(bell => bell.At <= now)];
            bells.RemoveAll(due.Contains);
        }

        foreach (var bell in due)
        {
            bell.Ring();
        }
    }

    private sealed class Bell(MachineTime clock, Action ring) : ITimer
    {
        public DateTimeOffset At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var atOnce = false;
            lock (clock.gate)
            {
                clock.bells.Remove(this);
                if (dueTime == TimeSpan.Zero)
                {
                    atOnce = true;
                }
                else if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = clock.now + dueTime;
                    clock.bells.Add(this);
                }
            }

            if (atOnce)
            {
                ring();
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.bells.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
