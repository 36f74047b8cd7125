namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>Finds the FSRS-6 parameters that would have foretold a log's answers best, as fsrs-rs 6.5 does.</summary>
public static class Optimiser
{
    private const int FewestItems = 8;
    private const int FewestToTrain = 64;

    /// <summary>Fits the parameters.</summary>
    /// <param name="items">What to learn from, in the order of time.</param>
    /// <param name="options">How.</param>
    /// <param name="random">Orders the batches; not used where there is one batch only.</param>
    /// <returns>The parameters of the best epoch; the defaults where there is too little to learn from, or those with other first stabilities where there is little.</returns>
    public static FsrsParameters Fit(TrainingItems items, OptimiserOptions options, Random random)
    {
        var (kept, first) = Outliers.Filter(items);
        if (kept.Count < FewestItems || FirstStability.Fit(first, AverageRight(kept)) is not { } stabilities)
        {
            return FsrsParameters.Default;
        }

        double[] start = [.. stabilities, .. FsrsParameters.Default.Values[4..]];
        if (!options.ShortTerm)
        {
            start.AsSpan(17, 3).Clear();
        }

        if (kept.Count < FewestToTrain || kept.Count == first.Sum(answers => answers.Count) || options.Epochs == 0)
        {
            return FsrsParameters.Of(start);
        }

        var best = new Training(kept, options, start).Run(random);
        return FsrsParameters.Of([.. FirstStability.Repair(best, first), .. best[4..]]);
    }

    private static double AverageRight(TrainingItems items)
    {
        var right = 0;
        foreach (var item in items.Span)
        {
            right += items.IsRight(item) ? 1 : 0;
        }

        return (double)right / items.Count;
    }
}
