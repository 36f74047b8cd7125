namespace SlackLearningBot.Learning.Memory;

/// <summary>The range of each number of FSRS-6.</summary>
internal static class FsrsBounds
{
    public const double LeastStability = 0.001;
    public const double MostStability = 36500;
    public const double LeastDifficulty = 1;
    public const double MostDifficulty = 10;

    /// <summary>The longest stability, in days, after a first answer.</summary>
    public const double MostFirstStability = 100;

    private static readonly double[] Lowest =
        [0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01, 0.1];

    private static readonly double[] Highest =
        [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8];

    public static void Clamp(Span<double> values, int relearningSteps, bool shortTerm)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var lowest = i == 19 && !shortTerm ? 0 : Lowest[i];
            values[i] = Math.Clamp(values[i], lowest, Highest[i]);
        }

        var ceiling = SameDayCeiling(values, relearningSteps);
        values[17] = Math.Min(values[17], ceiling);
        values[18] = Math.Min(values[18], ceiling);
    }

    /// <summary>With several answers on the same day after a wrong one, these must not lift the stability above what it was before that one.</summary>
    private static double SameDayCeiling(ReadOnlySpan<double> w, int relearningSteps)
    {
        if (relearningSteps <= 1)
        {
            return Highest[17];
        }

        var room = -(Math.Log(w[11]) + Math.Log(Math.Pow(2, w[13]) - 1) + (0.3 * w[14])) / relearningSteps;
        return Math.Clamp(Math.Sqrt(Math.Max(0, room)), 0.01, Highest[17]);
    }
}
