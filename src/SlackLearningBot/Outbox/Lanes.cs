using System.Collections.Concurrent;
using SlackLearningBot.Clock;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Outbox;

/// <summary>Keeps each (workspace, method) under its planning rate, so that Slack rarely has to say 429.</summary>
internal sealed class Lanes(MachineClock machine, DeliverySettings settings)
{
    /// <summary>Calls do not take equally long to Slack, so some come closer together than they left: going a little slower than the rate makes up for it.</summary>
    private const double Pace = 1.02;

    private readonly ConcurrentDictionary<(string Team, string Method), Bucket> buckets = new();

    /// <summary>Until when (machine time) another process sent to a workspace.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> othersLeftAt = new();

    /// <summary>A few less than Slack takes, for the same reason.</summary>
    private int Burst => Math.Max(1, settings.Burst * 3 / 4);

    /// <summary>Takes this call's turn and says how long until then; zero or less means now.</summary>
    public TimeSpan Take(string teamId, string method) =>
        BucketOf(teamId, method).Take(machine.Now, Each(method), Burst);

    /// <summary>A turn that was taken and not used.</summary>
    public void GiveBack(string teamId, string method) => BucketOf(teamId, method).GiveBack(Each(method));

    /// <summary>Waits for this call's turn.</summary>
    public async Task EnterAsync(string teamId, string method, CancellationToken cancel)
    {
        var wait = Take(teamId, method);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, machine.Provider, cancel);
        }
    }

    /// <summary>Another process was sending here until then: what it called counts, so nothing is in hand but what came in since.</summary>
    public void TakeOver(string teamId, DateTimeOffset otherLeftAt)
    {
        othersLeftAt[teamId] = otherLeftAt;
        foreach (var key in buckets.Keys.Where(key => key.Team == teamId))
        {
            buckets.TryRemove(key, out _);
        }
    }

    /// <summary>Slack counts more calls than we do: nothing is in hand when its pause ends.</summary>
    public void Empty(string teamId, string method, DateTimeOffset until) => BucketOf(teamId, method).Empty(until, Each(method) * Burst);

    private TimeSpan Each(string method) => TimeSpan.FromMinutes(1) / settings.PerMinute(method) * Pace;

    private Bucket BucketOf(string teamId, string method) => buckets.GetOrAdd((teamId, method), key =>
    {
        var bucket = new Bucket();
        if (othersLeftAt.TryGetValue(key.Team, out var leftAt))
        {
            bucket.Empty(leftAt, Each(key.Method) * Burst);
        }

        return bucket;
    });

    /// <summary>A leaky bucket by its theoretical arrival time (the generic cell rate algorithm).</summary>
    private sealed class Bucket
    {
        private readonly Lock gate = new();
        private DateTimeOffset emptyAt = DateTimeOffset.MinValue;

        public TimeSpan Take(DateTimeOffset now, TimeSpan each, int burst)
        {
            lock (gate)
            {
                emptyAt = (emptyAt > now ? emptyAt : now) + each;
                return emptyAt - now - (each * burst);
            }
        }

        public void GiveBack(TimeSpan each)
        {
            lock (gate)
            {
                emptyAt -= each;
            }
        }

        public void Empty(DateTimeOffset at, TimeSpan full)
        {
            lock (gate)
            {
                emptyAt = emptyAt > at + full ? emptyAt : at + full;
            }
        }
    }
}
