using SlackLearningBot.CrashTests.Bots;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.CrashTests;

/// <summary>Slack's faults, broken lines and a PostgreSQL that is killed: everything but the bots' own deaths.</summary>
internal sealed class Storm(PlaygroundServer slack, OwnCluster cluster, Balancer balancer, CrashOptions options)
{
    private const double OneOf = 0.02;

    private readonly DateTimeOffset began = Clocks.Real.GetUtcNow();
    private readonly List<FaultRule> rules = [];
    private FaultRule? repeats;
    private int blows;

    public long PostgresKills { get; private set; }

    public long Faults => rules.Sum(rule => rule.Hits);

    public long Repeats => repeats?.Hits ?? 0;

    public void Begin()
    {
        var plan = slack.World.Faults;
        plan.Seed = options.Seed;
        foreach (var method in new[] { "chat.postMessage", "views.publish", "conversations.history", "conversations.open" })
        {
            rules.AddRange(
            [
                plan.Add(Often("W1", method) with { Chance = OneOf / 4, Seconds = 2 }),
                plan.Add(Often("W2", method) with { Chance = OneOf / 4 }),
                plan.Add(Often("W4", method)),
                plan.Add(Often("W6", method)),
                plan.Add(Often("W7", method) with { CarriesOut = true }),
                plan.Add(Often("W7", method) with { CarriesOut = false }),
                plan.Add(Often("W8", method) with { CarriesOut = true }),
                plan.Add(Often("W9", method) with { CarriesOut = false }),
                plan.Add(Often("W10", method) with { CarriesOut = true }),
            ]);
        }

        repeats = plan.Add(new FaultWish("E4") { Variant = "10", Count = null });
        balancer.CutOneOf = 50;
    }

    /// <summary>PostgreSQL is killed twice, at a third and at two thirds of the storm.</summary>
    public void Look()
    {
        if (blows < 2 && Clocks.Real.GetUtcNow() - began > options.Storm * (blows + 1) / 3)
        {
            blows++;
            PostgresKills += cluster.Kill() ? 1 : 0;
        }
    }

    public void End()
    {
        slack.World.Faults.Clear();
        balancer.CutOneOf = 0;
    }

    private static FaultWish Often(string fault, string method) => new(fault) { At = method, Count = null, Chance = OneOf };
}
