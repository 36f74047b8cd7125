namespace SlackLearningBot.Playground.Faults;

/// <summary>Where and how often a fault is to strike, as somebody asked for it.</summary>
internal sealed record FaultWish(string Fault)
{
    public string? Variant { get; init; }

    /// <summary>A method of the Web API ("response_url" and "upload_url" too), an event's type or subtype, an interaction's type or a command.</summary>
    public string? At { get; init; }

    public string? Team { get; init; }

    /// <summary>A person by id or handle.</summary>
    public string? User { get; init; }

    /// <summary>A conversation by id or name.</summary>
    public string? Channel { get; init; }

    /// <summary>How often it strikes; null for without end.</summary>
    public int? Count { get; init; } = 1;

    /// <summary>How probable it is each time, 0 to 1.</summary>
    public double Chance { get; init; } = 1;

    /// <summary>From when and until when, in machine time.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    public double? Seconds { get; init; }

    /// <summary>Whether the call is carried out before it fails, where both are possible.</summary>
    public bool? CarriesOut { get; init; }

    /// <summary>What a change of the workspace needs besides: a zone, a name, a locale.</summary>
    public string? Value { get; init; }
}

/// <summary>A fault that stands ready. Its own chance is drawn from the plan's seed and its number: the same plan strikes the same calls.</summary>
internal sealed class FaultRule(int number, Fault fault, Variant variant, FaultWish wish, int seed)
{
    private readonly Random chance = new(unchecked((seed * 7919) + number));
    private readonly Lock counting = new();

    public int Number { get; } = number;

    public Fault Fault { get; } = fault;

    public Variant Variant { get; } = variant;

    public FaultWish Wish { get; } = wish;

    public bool? CarriesOut => Wish.CarriesOut;

    /// <summary>How often it struck.</summary>
    public int Hits { get; private set; }

    /// <summary>How often it could have struck.</summary>
    public int Met { get; private set; }

    public bool IsSpent => Hits >= Wish.Count;

    public TimeSpan Duration => TimeSpan.FromSeconds(Wish.Seconds ?? Fault.Seconds?.Usual ?? 0);

    /// <summary>Whether it strikes now.</summary>
    public bool Strikes(Occasion occasion, DateTimeOffset machine)
    {
        if (IsSpent || machine < Wish.From || machine >= Wish.Until || !Fits(occasion))
        {
            return false;
        }

        lock (counting)
        {
            if (IsSpent)
            {
                return false;
            }

            Met++;
            if (Wish.Chance < 1 && chance.NextDouble() >= Wish.Chance)
            {
                return false;
            }

            Hits++;
            return true;
        }
    }

    /// <summary>It was done at once.</summary>
    public void Done()
    {
        lock (counting)
        {
            Met++;
            Hits++;
        }
    }

    // Outside the lock, as it may want a workspace's.
    private bool Fits(Occasion occasion) =>
        (Wish.At is { } at ? occasion.Is(at) : Variant.At.Count == 0 || Variant.At.Any(occasion.Is))
        && (Wish.Team is null || Wish.Team == occasion.Team)
        && (Wish.User is null || occasion.IsOf(Wish.User))
        && (Wish.Channel is null || occasion.IsIn(Wish.Channel));
}

/// <summary>A rule that strikes, and what it strikes.</summary>
internal sealed record Strike(FaultRule Rule, Occasion Occasion)
{
    public string Variant => Rule.Variant.Name;

    public TimeSpan Duration => Rule.Duration;
}

/// <summary>What a rule that struck does.</summary>
internal sealed record Struck<T>(Strike Strike, T Effect)
    where T : Effect;
