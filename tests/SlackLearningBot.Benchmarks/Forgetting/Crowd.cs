namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>How the learners of a crowd forget.</summary>
internal enum Nature
{
    Fsrs,
    Actr,
}

/// <summary>The learners of a workspace: their heads, the days they come, and their luck.</summary>
/// <param name="Seed">Makes all of it.</param>
/// <param name="Nature">How they forget.</param>
/// <param name="Learners">How many.</param>
/// <param name="First">The number of the first: those before it are other people of the same workspace.</param>
internal sealed record Crowd(long Seed, Nature Nature, int Learners, int First = 0)
{
    public const int Items = 20;

    private const double Attendance = 0.8;
    private const double Guessing = 0.2;
    private const double Slipping = 0.03;

    private readonly double[] ease = [.. Enumerable.Range(0, Items).Select(item => 0.6 * Fate.Normal(Seed, 1, item))];

    public IEnumerable<int> People => Enumerable.Range(First, Learners);

    public Head HeadOf(int learner)
    {
        var ability = 0.6 * Fate.Normal(Seed, 2, learner);
        return Nature == Nature.Fsrs
            ? new FsrsHead(FsrsHead.Personal(Seed, learner), ability, ease)
            : new ActrHead(ActrHead.Decay * Math.Exp(0.15 * Fate.Normal(Seed, 3, learner)), ability, ease);
    }

    public bool Attends(int learner, int day) => Fate.Even(Seed, 4, learner, day) < Attendance;

    /// <summary>Whether an item is recalled when it comes for the <paramref name="time"/>th time, with this chance.</summary>
    public bool Recalls(int learner, int item, int time, double chance) => Fate.Even(Seed, 5, learner, item, time) < chance;

    /// <summary>What the bot sees of it: some guess right, some slip.</summary>
    public bool IsRight(int learner, int item, int time, bool recalled) =>
        Fate.Even(Seed, 6, learner, item, time) < (recalled ? 1 - Slipping : Guessing);
}
