using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Benchmarks.Memory;

/// <summary>The formulas of FSRS-6 once more, as plainly as they are published, so that no wrong memory is counted as a fast one.</summary>
internal static class PlainFsrs
{
    private const double Tolerance = 1e-9;

    /// <exception cref="InvalidOperationException">A memory differs.</exception>
    public static void Check(FsrsParameters parameters, IReadOnlyList<ReviewEntry> entries, IReadOnlyList<MemoryState> states)
    {
        var w = parameters.Values.ToArray();
        var expected = new Dictionary<int, (double S, double D)>();
        var order = new List<int>();
        foreach (var (card, grade, days) in entries)
        {
            if (!expected.TryGetValue(card, out var before))
            {
                order.Add(card);
                expected[card] = (w[(int)grade - 1], Math.Clamp(FirstDifficulty(w, (int)grade), 1, 10));
                continue;
            }

            expected[card] = After(w, before.S, before.D, (int)grade, days);
        }

        for (var i = 0; i < order.Count; i++)
        {
            var (s, d) = expected[order[i]];
            if (Math.Abs(states[i].Stability - s) > Tolerance * s || Math.Abs(states[i].Difficulty - d) > Tolerance * d)
            {
                throw new InvalidOperationException($"Found {states[i]} for card {order[i]}, expected stability {s} and difficulty {d}.");
            }
        }
    }

    private static (double S, double D) After(double[] w, double s, double d, int grade, int days)
    {
        var decay = -w[20];
        var recall = Math.Pow(1 + ((Math.Pow(0.9, 1 / decay) - 1) * days / s), decay);
        double next;
        if (days == 0)
        {
            var multiple = Math.Exp(w[17] * (grade - 3 + w[18])) * Math.Pow(s, -w[19]);
            next = s * (grade >= 2 ? Math.Max(1, multiple) : multiple);
        }
        else if (grade == 1)
        {
            var forgotten = w[11] * Math.Pow(d, -w[12]) * (Math.Pow(s + 1, w[13]) - 1) * Math.Exp(w[14] * (1 - recall));
            next = Math.Min(forgotten, s / Math.Exp(w[17] * w[18]));
        }
        else
        {
            var bonus = grade switch { 2 => w[15], 4 => w[16], _ => 1 };
            next = s * (1 + (Math.Exp(w[8]) * (11 - d) * Math.Pow(s, -w[9]) * (Math.Exp(w[10] * (1 - recall)) - 1) * bonus));
        }

        var moved = d - (w[6] * (grade - 3) * (10 - d) / 9);
        return (Math.Clamp(next, 0.001, 36500), Math.Clamp((w[7] * FirstDifficulty(w, 4)) + ((1 - w[7]) * moved), 1, 10));
    }

    private static double FirstDifficulty(double[] w, int grade) => w[4] - Math.Exp(w[5] * (grade - 1)) + 1;
}
