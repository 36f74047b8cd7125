using System.Collections.Concurrent;
using SlackLearningBot.Clock;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Outbox;

/// <summary>Keeps each (workspace, method) under its planning rate, so that Slack rarely has to say 429.</summary>
internal sealed class Lanes(MachineClock machine, DeliverySettings settings)
{
    private readonly ConcurrentDictionary<(string Team, string Method), Bucket> buckets = new();

    /// <summary>Waits for this call's turn. The first <see cref="DeliverySettings.Burst"/> calls go at once.</summary>
    public async Task EnterAsync(string teamId, string method, CancellationToken cancel)
    {
        var bucket = buckets.GetOrAdd((teamId, method), _ => new Bucket());
        var wait = bucket.Take(machine.Now, settings.PerMinute(method), settings.Burst);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, machine.Provider, cancel);
        }
    }

    /// <summary>A leaky bucket by its theoretical arrival time (the generic cell rate algorithm).</summary>
    private sealed class Bucket
    {
        private readonly Lock gate = new();
        private DateTimeOffset emptyAt = DateTimeOffset.MinValue;

        public TimeSpan Take(DateTimeOffset now, int perMinute, int burst)
        {
            var each = TimeSpan.FromMinutes(1) / perMinute;
            lock (gate)
            {
                emptyAt = (emptyAt > now ? emptyAt : now) + each;
                return emptyAt - now - (each * burst);
            }
        }
    }
}
