using System.Globalization;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.WebApi;

namespace SlackLearningBot.Playground.World;

/// <summary>
/// Rate limits, which are off until somebody switches them on: Slack's tiers, where each method has its calls a minute of machine time in
/// each workspace (https://docs.slack.dev/apis/web-api/rate-limits); planning rates, which a careful app keeps to; and the one read of
/// history a minute that is left to distributed apps outside the Marketplace. Single calls are refused by faults W1 to W3.
/// </summary>
internal sealed class RateLimits(LimitOptions options, TimeProvider machine)
{
    /// <summary>The most messages a distributed app gets from one read.</summary>
    public const int DistributedMessages = 15;

    private static readonly int[] PerMinute = [0, 1, 20, 50, 100];
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Team, string Method), Queue<DateTimeOffset>> made = [];
    private readonly Dictionary<(string Team, string Lane), TokenBucket> buckets = [];
    private PlanningRates? planning = options.Planning;

    /// <summary>Limits every method by its tier from now on.</summary>
    public bool ByTier { get; set; } = options.ByTier;

    /// <summary>The app counts as distributed: history is read once a minute, and 15 messages at most.</summary>
    public bool IsDistributed { get; set; } = options.IsDistributed;

    /// <summary>The rates a workspace allows; null for none. Set anew, all workspaces begin with full buckets.</summary>
    public PlanningRates? Planning
    {
        get => planning;
        set
        {
            lock (gate)
            {
                planning = value;
                buckets.Clear();
            }
        }
    }

    /// <summary>The refusal of a call that is one too many; null when it may pass.</summary>
    public Reply? Judge(ApiMethod method, Workspace? workspace)
    {
        if (workspace is null)
        {
            return null;
        }

        lock (gate)
        {
            if (IsDistributed && PlanningRates.IsHistory(method.Name))
            {
                return Take(workspace.TeamId, "one a minute: " + method.Name, new Rate(1, Burst: 1, Spare: 0));
            }

            return planning?.Of(method.Name) is { } rate ? Take(workspace.TeamId, rate.Lane, rate.Rate)
                : ByTier && method.Tier < PerMinute.Length ? Count((workspace.TeamId, method.Name), PerMinute[method.Tier])
                : null;
        }
    }

    public static Reply TooMany(TimeSpan wait) => Reply.Refuse("ratelimited", StatusCodes.Status429TooManyRequests)
        .With("Retry-After", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));

    private Reply? Take(string team, string lane, Rate rate)
    {
        if (!buckets.TryGetValue((team, lane), out var bucket))
        {
            buckets[(team, lane)] = bucket = new TokenBucket(rate);
        }

        return bucket.Take(machine.GetUtcNow()) is { } wait ? TooMany(wait) : null;
    }

    private Reply? Count((string Team, string Method) lane, int most)
    {
        var now = machine.GetUtcNow();
        if (!made.TryGetValue(lane, out var calls))
        {
            made[lane] = calls = new Queue<DateTimeOffset>();
        }

        while (calls.TryPeek(out var oldest) && now - oldest >= Window)
        {
            calls.Dequeue();
        }

        if (calls.Count >= most)
        {
            return TooMany(calls.Peek() + Window - now);
        }

        calls.Enqueue(now);
        return null;
    }
}
