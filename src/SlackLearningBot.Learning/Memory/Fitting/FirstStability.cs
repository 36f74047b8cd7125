namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>The stabilities after a first answer, w0 … w3, from how the second answers went.</summary>
internal static class FirstStability
{
    private const int MostRounds = 1000;
    private const double Narrow = 1e-12;

    /// <summary>How strongly the default pulls: a loss of one for 16 days.</summary>
    private const double Pull = 1.0 / 16;

    /// <summary>The four of them, within their range, not falling from worse to better grades; null where no second answer is known.</summary>
    /// <param name="first">The second answers.</param>
    /// <param name="averageRight">The share of right answers among all, 0 … 1.</param>
    public static double[]? Fit(IReadOnlyList<FirstAnswers> first, double averageRight)
    {
        var stabilities = new double?[4];
        foreach (var group in first.GroupBy(answers => answers.Grade))
        {
            stabilities[group.Key - 1] = Minimise([.. group], averageRight, FsrsParameters.Default[group.Key - 1]);
        }

        return Repair(stabilities, Counts(first));
    }

    /// <summary>The same repair after training, which moves each stability by itself and those of unseen grades not at all.</summary>
    public static double[] Repair(ReadOnlySpan<double> trained, IReadOnlyList<FirstAnswers> first)
    {
        var counts = Counts(first);
        var seen = new double?[4];
        for (var i = 0; i < seen.Length; i++)
        {
            seen[i] = counts[i] > 0 ? trained[i] : null;
        }

        return Repair(seen, counts)!;
    }

    private static double[]? Repair(double?[] stabilities, int[] counts)
    {
        MakeMonotone(stabilities, counts);
        return FirstStabilityGaps.Fill(stabilities) is { } filled
            ? Array.ConvertAll(filled, stability => Math.Clamp(stability, FsrsBounds.LeastStability, FsrsBounds.MostFirstStability))
            : null;
    }

    /// <summary>How many second answers each first grade has.</summary>
    private static int[] Counts(IReadOnlyList<FirstAnswers> first)
    {
        var counts = new int[4];
        foreach (var answers in first)
        {
            counts[answers.Grade - 1] += answers.Count;
        }

        return counts;
    }

    /// <summary>Where a worse grade has the longer stability, the one that was seen less often takes the other's.</summary>
    private static void MakeMonotone(Span<double?> stabilities, ReadOnlySpan<int> counts)
    {
        ReadOnlySpan<(int Worse, int Better)> pairs = [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)];
        foreach (var (worse, better) in pairs)
        {
            if (!(stabilities[worse] > stabilities[better]))
            {
                continue;
            }

            if (counts[worse] > counts[better])
            {
                stabilities[better] = stabilities[worse];
            }
            else
            {
                stabilities[worse] = stabilities[better];
            }
        }
    }

    private static double Minimise(FirstAnswers[] answers, double averageRight, double standard)
    {
        var (low, high) = (FsrsBounds.LeastStability, FsrsBounds.MostFirstStability);
        for (var round = 0; round < MostRounds && high - low > Narrow; round++)
        {
            var third = (high - low) / 3;
            var (left, right) = (low + third, high - third);
            if (Loss(answers, averageRight, standard, left) < Loss(answers, averageRight, standard, right))
            {
                high = right;
            }
            else
            {
                low = left;
            }
        }

        return (low + high) / 2;
    }

    private static double Loss(FirstAnswers[] answers, double averageRight, double standard, double stability)
    {
        var loss = Math.Abs(stability - standard) * Pull;
        foreach (var group in answers)
        {
            var seen = (group.Right + averageRight) / (group.Count + 1);
            var foretold = Math.Exp(Decay * Math.Log(1 + (Factor * group.Days / stability)));
            loss -= group.Count * ((seen * Math.Log(foretold)) + ((1 - seen) * Math.Log(1 - foretold)));
        }

        return loss;
    }

    private static readonly double Decay = -FsrsParameters.Default[20];
    private static readonly double Factor = Math.Pow(0.9, 1 / Decay) - 1;
}
