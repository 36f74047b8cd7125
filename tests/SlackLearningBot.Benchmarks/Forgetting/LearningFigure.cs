namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>
/// What people still know on day 90 when they are asked by the bot's rules, against other ways of asking that spend the same number of questions; learners are
/// simulated and forget in two ways, of which one has nothing to do with the bot's model. Everything is drawn from seeds, so each run gives the same numbers.
/// </summary>
internal static class LearningFigure
{
    private const int Learners = 200;

    /// <summary>Nothing was tuned on these: what was tried was tried on 1 … 9.</summary>
    private static readonly long[] Seeds = [20261, 20262, 20263, 20264, 20265];

    public static Task<Report> MeasureAsync(CancellationToken cancel) =>
        Task.FromResult(Verdict.Of(Hold(Seeds, Learners, Known.Of, Contest.Production, cancel)));

    /// <summary>The cells over all crowds.</summary>
    public static IReadOnlyList<Cell> Hold(IReadOnlyList<long> seeds, int learners, Func<Crowd, Known> know, Ours ours, CancellationToken cancel) =>
    [
        .. new[] { Nature.Fsrs, Nature.Actr }
            .SelectMany(nature => seeds.Select(seed => new Crowd(seed, nature, learners)))
            .AsParallel().AsOrdered().WithCancellation(cancel)
            .Select(crowd => Contest.Hold(crowd, know(crowd), ours))
            .SelectMany(cells => cells)
            .AsEnumerable()
            .GroupBy(cell => cell.Key)
            .Select(cells => Cell.Of([.. cells])),
    ];
}
