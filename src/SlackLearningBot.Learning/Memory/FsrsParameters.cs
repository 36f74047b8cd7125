namespace SlackLearningBot.Learning.Memory;

/// <summary>The 21 numbers w0 … w20 of FSRS-6: how fast some group of learners forgets.</summary>
/// <remarks>FSRS-6 as open-spaced-repetition publishes it (fsrs-rs 6.5); the names of the numbers are those of its wiki.</remarks>
public sealed class FsrsParameters
{
    /// <summary>How many numbers a model has.</summary>
    public const int Count = 21;

    /// <summary>The version of the model that is stored beside parameters and memories.</summary>
    public const int ModelVersion = 6;

    /// <summary>The decay of the forgetting curve before it was a parameter (FSRS-5 and older).</summary>
    private const double OldDecay = 0.5;

    private readonly double[] values;

    private FsrsParameters(double[] values) => this.values = values;

    /// <summary>What the makers of FSRS-6 found over many learners: the start until our own learners' answers say better.</summary>
    public static FsrsParameters Default { get; } = new(
    [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ]);

    /// <summary>All of them, w0 first.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>w<paramref name="index"/>, 0 … 20.</summary>
    public double this[int index] => values[index];

    /// <summary>Takes the 21 numbers of FSRS-6, or those of an older model (19 of FSRS-5, 17 of FSRS-4.5) and brings them up to it.</summary>
    /// <exception cref="ArgumentException">Another count of numbers, or one that is not finite.</exception>
    public static FsrsParameters Of(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"Found the parameter {value}, expected finite numbers only.", nameof(values));
            }
        }

        return values.Length switch
        {
            Count => new FsrsParameters(values.ToArray()),
            19 => new FsrsParameters([.. values, 0, OldDecay]),
            17 => new FsrsParameters(FromSeventeen(values)),
            _ => throw new ArgumentException($"Found {values.Length} parameters, expected 21 (or 19 or 17 of older models).", nameof(values)),
        };
    }

    /// <summary>The same with every number moved into the range FSRS allows it.</summary>
    /// <param name="relearningSteps">How often an answer that was wrong is asked again on the same day: more than once lowers the ceiling of w17 and w18.</param>
    /// <param name="shortTerm">Whether answers of the same day have a formula of their own; without, w19 may be 0.</param>
    public FsrsParameters Clamped(int relearningSteps = 1, bool shortTerm = true)
    {
        var clamped = (double[])values.Clone();
        FsrsBounds.Clamp(clamped, relearningSteps, shortTerm);
        return new FsrsParameters(clamped);
    }

    private static double[] FromSeventeen(ReadOnlySpan<double> old)
    {
        double[] upgraded = [.. old, 0, 0, 0, OldDecay];
        upgraded[4] += 2 * old[5];
        upgraded[5] = Math.Log((3 * old[5]) + 1) / 3;
        upgraded[6] += 0.5;
        return double.IsFinite(upgraded[5])
            ? upgraded
            : throw new ArgumentException($"Found {old[5]} as w5 of 17 parameters, expected more than -1/3.", nameof(old));
    }
}
