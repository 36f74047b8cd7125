namespace SlackLearningBot.CrashTests.Bots;

/// <summary>How a process is to end: at a step, when it passes there for the so-manieth time, or by a blow from outside after some real time.</summary>
internal sealed record Death(string? Step, int Pass, TimeSpan After)
{
    /// <summary>It lives until it is told to stop.</summary>
    public static Death None { get; } = new(null, 0, Timeout.InfiniteTimeSpan);

    public override string ToString() => Step ?? (After == Timeout.InfiniteTimeSpan ? "none" : "at random");
}

/// <summary>The deaths of a run, one after the other, from its seed: every step in turn, and a blow at random between them.</summary>
/// <param name="seed">Of the run.</param>
/// <param name="patience">So long a process is given to come to its step; then it is killed where it is.</param>
internal sealed class DeathPlan(int seed, TimeSpan patience)
{
    // What happens seldom must not be waited for often; the rarest come first, for a short run may not see the others' second turn.
    private static readonly (string Step, int MostPasses)[] Steps =
    [
        (Outbox.Steps.BeforeLookUp, 2), (Outbox.Steps.Claimed, 3), (Outbox.Steps.TickClaimed, 2), (Outbox.Steps.AfterPost, 20), (Outbox.Steps.AnswerRecorded, 8),
        (Outbox.Steps.AfterLookUp, 2), (Outbox.Steps.BeforeRecord, 20), (Outbox.Steps.Admitted, 3), (Outbox.Steps.EventStored, 4), (Outbox.Steps.AfterRecord, 20),
        (Outbox.Steps.Rendered, 3), (Outbox.Steps.EventHandled, 2), (Outbox.Steps.BeforePost, 20),
    ];

    private readonly Random chance = new(seed);
    private readonly Queue<Death> missed = [];
    private int next;

    public static IReadOnlyList<string> AllSteps { get; } = [.. Steps.Select(one => one.Step)];

    /// <summary>A process did not come to its step in time: another is to die there, at the first pass.</summary>
    public void Miss(Death death) => missed.Enqueue(death with { Pass = 1 });

    public Death Next()
    {
        if (missed.TryDequeue(out var again))
        {
            return again;
        }

        var turn = next++;
        if (turn % 4 == 3)
        {
            return new Death(null, 0, patience * (0.1 + (chance.NextDouble() * 0.5)));
        }

        var (step, most) = Steps[(turn - (turn / 4)) % Steps.Length];
        return new Death(step, 1 + chance.Next(most), patience);
    }
}
