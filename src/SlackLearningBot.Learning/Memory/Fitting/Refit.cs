namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>Whether parameters fitted to a workspace's own answers take the place of those in use.</summary>
public abstract record Refit
{
    /// <summary>With fewer items nothing is fitted.</summary>
    public const int FewestItems = 500;

    /// <summary>The share of the items, the newest, that the fit does not see and is judged by.</summary>
    private const double Judged = 0.25;

    private Refit()
    {
    }

    /// <summary>There are too few answers on later days.</summary>
    public sealed record TooFew(int Items) : Refit;

    /// <summary>The new ones foretell the newest answers better.</summary>
    public sealed record Better(FsrsParameters Parameters, Evaluation Before, Evaluation After) : Refit;

    /// <summary>They do not: those in use stay.</summary>
    public sealed record NotBetter(Evaluation Before, Evaluation After) : Refit;

    /// <summary>Fits the older three quarters of a log and compares the log loss on the newest quarter with that of the parameters in use.</summary>
    /// <param name="log">All answers of the workspace.</param>
    /// <param name="current">The parameters in use.</param>
    /// <param name="random">Orders the optimiser's batches.</param>
    public static Refit Decide(ReviewLog log, FsrsParameters current, Random random)
    {
        var items = TrainingItems.Of(log);
        if (items.Count < FewestItems)
        {
            return new TooFew(items.Count);
        }

        var older = items.Count - (int)Math.Round(items.Count * Judged, MidpointRounding.AwayFromZero);
        var newest = items.Without(older);
        var fitted = Optimiser.Fit(items.Oldest(older), OptimiserOptions.Default, random);
        var (before, after) = (Evaluation.Of(new Fsrs6(current), newest), Evaluation.Of(new Fsrs6(fitted), newest));
        return after.LogLoss < before.LogLoss ? new Better(fitted, before, after) : new NotBetter(before, after);
    }
}
