namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>How the optimiser works; the defaults are those of fsrs-rs 6.5.</summary>
public sealed record OptimiserOptions
{
    public static OptimiserOptions Default { get; } = new();

    /// <summary>How often all items are gone through; 0 fits the first stabilities only.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Items per step, at least 1.</summary>
    public int BatchSize { get; init; } = 512;

    /// <summary>The size of the first step; it falls to nothing along a cosine.</summary>
    public double LearningRate { get; init; } = 0.04;

    /// <summary>How strongly the parameters are pulled back to where they started; 0 not at all.</summary>
    public double Pull { get; init; } = 1;

    /// <summary>Longer items are left out.</summary>
    public int MostReviews { get; init; } = 256;

    /// <summary>
    /// Whether answers of the same day move the stability; without, w17 … w19 are 0 and the first stabilities stay as they were first found. (With these
    /// zeros the formula of the same day changes nothing: the model is made as always.)
    /// </summary>
    public bool ShortTerm { get; init; } = true;

    /// <summary>How often an answer that was wrong is asked again on the same day.</summary>
    public int RelearningSteps { get; init; } = 1;
}
