namespace SlackLearningBot.Playground.Faults;

/// <summary>Where a fault strikes, as the page groups them.</summary>
internal enum FaultPlace
{
    /// <summary>The answer to a call of the app.</summary>
    Call,

    /// <summary>What Slack sends to the app: events, clicks, commands, submissions.</summary>
    Request,

    /// <summary>The app's connections in Socket Mode.</summary>
    Socket,

    /// <summary>The workspace changes under the app's hands.</summary>
    World,
}

/// <summary>
/// One entry of the catalogue: what can go wrong between Slack and an app. <paramref name="Id"/> is its number there (W: answers, E: requests,
/// S: sockets, C: changes of the workspace). It happens in one of its variants, the first unless said.
/// </summary>
internal sealed record Fault(string Id, FaultPlace Place, string Name, string Does, IReadOnlyList<Variant> Variants)
{
    /// <summary>What <c>seconds</c> means for it; null when it knows none.</summary>
    public Duration? Seconds { get; init; }

    /// <summary>Why the Playground has nothing that this could happen to; null for all others.</summary>
    public string? NotHere { get; init; }

    public Variant? Find(string? variant) => variant is null ? (Variants is [var first, ..] ? first : null) : Variants.FirstOrDefault(one => one.Name == variant);

    /// <summary>Several ways of failing that are told apart by a word alone.</summary>
    public static IReadOnlyList<Variant> Each(IEnumerable<string> names, Func<string, Effect> effect) => [.. names.Select(name => new Variant(name, effect(name)))];

    public static IReadOnlyList<Variant> One(Effect effect) => [new Variant("", effect)];
}

/// <summary>One way in which a fault happens. Left to itself it strikes only at the methods or kinds of request named, at any when none is.</summary>
internal sealed record Variant(string Name, Effect Effect)
{
    public IReadOnlyList<string> At { get; init; } = [];
}

/// <summary>A length of time a rule may set: what it is, and how much of it unless said.</summary>
internal sealed record Duration(string Meaning, double Usual);
