namespace SlackLearningBot.Playground.World;

/// <summary>Which limits hold from the start.</summary>
internal sealed record LimitOptions
{
    public bool ByTier { get; init; }

    public PlanningRates? Planning { get; init; }

    public bool IsDistributed { get; init; }
}

/// <summary>Calls a minute, how many may come at once, and the few more that are let through because clocks and networks are not exact.</summary>
internal sealed record Rate(double PerMinute, int Burst, double Spare);

/// <summary>What a workspace takes a minute, by kind of call; <paramref name="Burst"/> may come at once.</summary>
internal sealed record PlanningRates(double Posts = 300, double Updates = 50, double Homes = 100, double Reads = 50, int Burst = 20)
{
    /// <summary>An app that waits exactly as long as it has to must not be refused because an answer was quicker than the one before.</summary>
    private const double Spare = 2;

    public static bool IsHistory(string method) => method is "conversations.history" or "conversations.replies";

    /// <summary>The rate for a method; null for those that have none.</summary>
    public (string Lane, Rate Rate)? Of(string method) => method switch
    {
        "chat.postMessage" => ("posts", new Rate(Posts, Burst, Spare)),
        "chat.update" => ("updates", new Rate(Updates, Burst, Spare)),
        "views.publish" => ("homes", new Rate(Homes, Burst, Spare)),
        _ when IsHistory(method) => ("reads", new Rate(Reads, Burst, Spare)),
        _ => null,
    };
}

/// <summary>A bucket that fills at its rate and starts full. A refused call takes nothing out of it.</summary>
internal sealed class TokenBucket(Rate rate)
{
    private double tokens = rate.Burst + rate.Spare;
    private DateTimeOffset? filled;

    /// <summary>Takes a token; or how long it is until there is one.</summary>
    public TimeSpan? Take(DateTimeOffset now)
    {
        var passed = now - (filled ?? now);
        if (passed > TimeSpan.Zero || filled is null)
        {
            tokens = Math.Min(rate.Burst + rate.Spare, tokens + (passed.TotalMinutes * rate.PerMinute));
            filled = now;
        }

        if (tokens < 1)
        {
            return TimeSpan.FromMinutes((1 - tokens) / rate.PerMinute);
        }

        tokens--;
        return null;
    }
}
