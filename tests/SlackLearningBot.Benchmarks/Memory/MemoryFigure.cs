using System.Diagnostics;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;

namespace SlackLearningBot.Benchmarks.Memory;

/// <summary>
/// Replays the answers of a company's learners through the memory model, against a loop that does nothing but the mathematics an answer cannot do without:
/// two powers and one exponential. And fits the model to those answers, counted in replays. Every memory, and how well the fit foretells, is checked.
/// </summary>
internal static class MemoryFigure
{
    private const int Rounds = 5;
    private const int Warming = 5;
    private const int Passes = 20;
    private const double MostRatio = 2.5;
    private const double MostReplays = 60;

    /// <summary>How much less the fit may know than the parameters the answers were made with, and how much more than the defaults it must know.</summary>
    private const double MostMissing = 0.001;
    private const double LeastGained = 0.01;

    public static Task<Report> MeasureAsync(CancellationToken cancel)
    {
        var (log, entries) = ForgetfulPeople.Answer(new Random(41));
        var model = new Fsrs6(ForgetfulPeople.Truth);
        var states = new MemoryState[log.Cards];
        var (bare, replay, fit) = (new List<double>(), new List<double>(), new List<double>());
        var numbers = Numbers(log.Reviews);
        var fitted = FsrsParameters.Default;

        for (var round = -Warming; round < Rounds; round++)
        {
            cancel.ThrowIfCancellationRequested();
            bare.Add(Seconds(() => TwoPowersAndAnExponential(numbers), Passes));
            replay.Add(Seconds(() => log.Replay(model, states), Passes));
            PlainFsrs.Check(ForgetfulPeople.Truth, entries, states);
            var seed = round;
            fit.Add(Seconds(() => fitted = Optimiser.Fit(TrainingItems.Of(log), OptimiserOptions.Default, new Random(seed)), 1));
        }

        var items = TrainingItems.Of(log);
        var (gained, truth) = (LogLoss(fitted, items), LogLoss(ForgetfulPeople.Truth, items));
        var standard = LogLoss(FsrsParameters.Default, items);
        var ratio = Median.Of(replay.Zip(bare, (ours, theirs) => ours / theirs).Skip(Warming));
        var replays = Median.Of(fit.Zip(replay, (whole, one) => whole / one).Skip(Warming));
        var isRight = gained <= truth + MostMissing && gained <= standard - LeastGained;
        return Task.FromResult(new Report("memory", ratio <= MostRatio && replays <= MostReplays && isRight,
        [
            new("ratio", "replay / two Pow and one Exp an answer", ratio, "x"),
            new("reviews_per_s", $"replayed, of {log.Reviews} answers", log.Reviews / Median.Of(replay.Skip(Warming)), "/s"),
            new("bare_per_s", "two Pow and one Exp", log.Reviews / Median.Of(bare.Skip(Warming)), "/s"),
            new("fit_replays", $"fitting {items.Count} items, in replays", replays, "x"),
            new("fit_ms", "fitting", Median.Of(fit.Skip(Warming)) * 1000, "ms"),
            new("log_loss_e4", "log loss x 10,000, fitted", gained * 1e4, ""),
            new("log_loss_truth_e4", "log loss x 10,000, the parameters they were made with", truth * 1e4, ""),
            new("log_loss_default_e4", "log loss x 10,000, defaults", standard * 1e4, ""),
        ]));
    }

    private static double LogLoss(FsrsParameters parameters, TrainingItems items) => Evaluation.Of(new Fsrs6(parameters), items).LogLoss;

    private static double Seconds(Action work, int passes)
    {
        var watch = Stopwatch.StartNew();
        for (var pass = 0; pass < passes; pass++)
        {
            work();
        }

        return watch.Elapsed.TotalSeconds / passes;
    }

    private static (double Stability, double Recall)[] Numbers(int count)
    {
        var random = new Random(42);
        return [.. Enumerable.Range(0, count).Select(_ => (Math.Exp(random.NextDouble() * 6), 1 + random.NextDouble()))];
    }

    private static void TwoPowersAndAnExponential((double Stability, double Recall)[] numbers)
    {
        var sum = 0.0;
        foreach (var (stability, recall) in numbers)
        {
            var chance = Math.Pow(recall, -0.45);
            sum += Math.Pow(stability, -0.3) * Math.Exp((1 - chance) * 1.6);
        }

        if (!double.IsFinite(sum))
        {
            throw new InvalidOperationException($"Found the sum {sum}, expected a number.");
        }
    }
}
