using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.WebApi;

namespace SlackLearningBot.Playground.World;

/// <summary>An answer that says "too many": its HTTP status, its Retry-After (null for none) and its error.</summary>
internal sealed record TooMany(int Status, string? RetryAfter, string Error)
{
    public static TooMany Usual(int seconds) =>
        new(StatusCodes.Status429TooManyRequests, seconds.ToString(CultureInfo.InvariantCulture), "ratelimited");

    public JsonObject Body() => new() { ["ok"] = false, ["error"] = Error };
}

/// <summary>
/// Rate limits, which are off until somebody switches them on: for the next calls of one method, or by Slack's tiers, where each method has
/// its calls a minute of machine time in each workspace (https://docs.slack.dev/apis/web-api/rate-limits).
/// </summary>
internal sealed class RateLimits(TimeProvider machine)
{
    private static readonly int[] PerMinute = [0, 1, 20, 50, 100];
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<Ordered> ordered = [];
    private readonly Dictionary<(string Team, string Method), Queue<DateTimeOffset>> made = [];

    /// <summary>Limits every method by its tier from now on.</summary>
    public bool ByTier { get; set; }

    /// <summary>Refuses the next calls of a method (in one workspace, or in any).</summary>
    public void Refuse(string method, int calls, TooMany answer, string? team = null)
    {
        lock (gate)
        {
            ordered.Add(new Ordered(method, team, answer) { Left = calls });
        }
    }

    public TooMany? Judge(ApiMethod method, Workspace? workspace)
    {
        lock (gate)
        {
            if (ordered.Find(one => one.Method == method.Name && one.Left > 0 && (one.Team is null || one.Team == workspace?.TeamId)) is { } order)
            {
                order.Left--;
                return order.Answer;
            }

            return ByTier && method.Tier < PerMinute.Length && workspace is not null ? Count((workspace.TeamId, method.Name), PerMinute[method.Tier]) : null;
        }
    }

    private TooMany? Count((string Team, string Method) lane, int most)
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
            return TooMany.Usual((int)Math.Ceiling((calls.Peek() + Window - now).TotalSeconds));
        }

        calls.Enqueue(now);
        return null;
    }

    private sealed record Ordered(string Method, string? Team, TooMany Answer)
    {
        public int Left { get; set; }
    }
}
