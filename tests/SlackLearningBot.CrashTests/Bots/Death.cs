
namespace SlackLearningBot.CrashTests.Bots;

/// <summary>How a process is to end: at a step, when it passes there for the so-manieth time, or by a blow from outside after some real time.</summary>
internal sealed record Death(string? Step, int Pass, TimeSpan After)
{
    /// <summary>It lives until it is told to stop.</summary>
    public static Death None { get; } = new(null, 0, Timeout.InfiniteTimeSpan);

    public override string ToString() => Step ?? (After == Timeout.InfiniteTimeSpan ? "none" : "at random");
}

/// <summary>The deaths of a run, one after the other, from its seed: every step in turn, and a blow at random between them.</summary>
internal sealed class DeathPlan(int seed)
{
    private static readonly string[] Steps =
    [
        Outbox.Steps.Claimed, Outbox.Steps.Admitted, Outbox.Steps.Rendered, Outbox.Steps.BeforePost, Outbox.Steps.AfterPost, Outbox.Steps.BeforeRecord,
        Outbox.Steps.AfterRecord, Outbox.Steps.TickClaimed, Outbox.Steps.AnswerRecorded, Outbox.Steps.EventStored, Outbox.Steps.EventHandled,
        Outbox.Steps.BeforeLookUp, Outbox.Steps.AfterLookUp,
    ];

    private readonly Random chance = new(seed);
    private int next;

    public static IReadOnlyList<string> AllSteps => Steps;

    public Death Next()
    {
        var turn = next++;
        return turn % 3 == 2
            ? new Death(null, 0, TimeSpan.FromSeconds(2 + (chance.NextDouble() * 8)))
            : new Death(Steps[(turn - (turn / 3)) % Steps.Length], 1 + chance.Next(40), TimeSpan.FromSeconds(20));
    }
}
