using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>How well a model foretells answers, each by itself and unweighted.</summary>
/// <param name="Count">The answers that were foretold.</param>
/// <param name="LogLoss">The mean of −ln(chance given to what happened): 0 is perfect, 0.69 a coin's.</param>
/// <param name="BinError">How far chances and shares of right answers lie apart in groups of like age and history (RMSE in bins), 0 … 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Evaluation(int Count, double LogLoss, double BinError)
{
    private const double Surest = 1e-7;

    /// <summary>Of a model on items; all zero where there are none.</summary>
    public static Evaluation Of(Fsrs6 model, TrainingItems items)
    {
        var wanted = new bool[items.Log.Reviews];
        foreach (var item in items.Span)
        {
            wanted[item.Last] = true;
        }

        var bins = new Dictionary<(double, double, double), Bin>();
        var loss = 0.0;
        for (var card = 0; card < items.Log.Cards; card++)
        {
            loss += Walk(model, items.Log, card, wanted, bins);
        }

        return items.Count == 0 ? default : new Evaluation(items.Count, loss / items.Count, Math.Sqrt(bins.Values.Sum(bin => bin.SquaredError) / items.Count));
    }

    private static double Walk(Fsrs6 model, ReviewLog log, int card, bool[] wanted, Dictionary<(double, double, double), Bin> bins)
    {
        var (loss, later, lapses) = (0.0, 0, 0);
        var start = log.Starts[card];
        var (stability, difficulty, _) = model.First((Quizzes.Grade)log.Grades[start]);
        for (var at = start + 1; at < log.Starts[card + 1]; at++)
        {
            var (grade, days) = (log.Grades[at], log.Days[at]);
            later += days > 0 ? 1 : 0;
            if (wanted[at])
            {
                var chance = Math.Clamp(model.Recall(days, stability), Surest, 1 - Surest);
                loss -= Math.Log(grade > 1 ? chance : 1 - chance);
                var key = Key(days, later, lapses);
                bins[key] = bins.GetValueOrDefault(key).With(chance, grade > 1);
            }

            lapses += grade == 1 && days > 0 ? 1 : 0;
            model.Step(ref stability, ref difficulty, grade, days);
        }

        return loss;
    }

    /// <summary>Groups grow with age, number of answers and number of lapses, as the FSRS benchmark has them.</summary>
    private static (double, double, double) Key(int days, int later, int lapses) =>
        (Rung(248, 3.62, days), Rung(1.99, 1.89, later + 1), lapses == 0 ? 0 : Rung(1.65, 1.73, lapses));

    private static double Rung(double scale, double step, double value) =>
        Math.Round(scale * Math.Pow(step, Math.Floor(Math.Log(value) / Math.Log(step))), MidpointRounding.AwayFromZero);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Bin(int Count, double Chances, int Right)
    {
        public double SquaredError => (Chances - Right) * (Chances - Right) / Count;

        public Bin With(double chance, bool right) => new(Count + 1, Chances + chance, Right + (right ? 1 : 0));
    }
}
