using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>The gradient that is written by hand, against the loss at parameters a little to both sides.</summary>
public sealed class ChainLossTests
{
    private const double Aside = 1e-6;

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool The_gradient_is_how_the_loss_moves_with_each_parameter(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var log = SomeLog.OfChance(random, 1, 2 + random.Next(12));
        var weights = Enumerable.Range(0, log.Reviews).Select(at => log.Days[at] > 0 && random.Next(3) > 0 ? random.NextDouble() : 0).ToArray();
        weights[^1] = log.Days[^1] > 0 ? 1 : 0;
        var parameters = SomeLog.Parameters(random).Values.ToArray();

        var gradient = Gradient(log, weights, parameters);

        return Enumerable.Range(0, FsrsParameters.Count).All(i => IsSlope(log, weights, parameters, i, gradient[i]));
    }

    [Test]
    public void Every_parameter_has_a_part_in_some_loss()
    {
        var moved = new bool[FsrsParameters.Count];
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var log = SomeLog.OfChance(random, 1, 12);
            var gradient = Gradient(log, [.. Enumerable.Range(0, 12).Select(at => log.Days[at] > 0 ? 1.0 : 0)], SomeLog.Parameters(random).Values.ToArray());
            for (var i = 0; i < moved.Length; i++)
            {
                moved[i] |= Math.Abs(gradient[i]) > 1e-3;
            }
        }

        Assert.That(moved, Is.All.True);
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public bool The_loss_is_that_of_a_plain_replay(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var log = SomeLog.OfChance(random, 1 + random.Next(5), 2 + random.Next(8));
        var items = TrainingItems.Of(log);
        var parameters = SomeLog.Parameters(random);
        var chain = new ChainLoss(log, 20);
        chain.Use(parameters.Values);

        var batch = new Batch(items.Span.ToArray(), [.. Enumerable.Repeat(1.0, items.Count)]);
        var loss = batch.Loss(chain, new double[20], []);

        return Math.Abs(loss - (Evaluation.Of(new Fsrs6(parameters), items).LogLoss * items.Count)) < 1e-8 * (1 + loss);
    }

    private static double[] Gradient(ReviewLog log, double[] weights, double[] parameters)
    {
        var chain = new ChainLoss(log, log.Reviews);
        var gradient = new double[FsrsParameters.Count];
        chain.Use(parameters);
        chain.Forward(0, log.Reviews - 1, weights);
        chain.Backward(0, log.Reviews - 1, gradient);
        return gradient;
    }

    /// <summary>Where the loss has a corner between the two sides, the slope of either is right.</summary>
    private static bool IsSlope(ReviewLog log, double[] weights, double[] parameters, int index, double slope)
    {
        var step = Aside * Math.Max(0.01, Math.Abs(parameters[index]));
        var here = Loss(log, weights, parameters, index, 0);
        var right = (Loss(log, weights, parameters, index, step) - here) / step;
        var left = (here - Loss(log, weights, parameters, index, -step)) / step;
        var tolerance = 1e-3 * (1 + Math.Abs(slope)) + (2e-10 * (1 + here) / step);
        return Math.Min(left, right) - tolerance <= slope && slope <= Math.Max(left, right) + tolerance;
    }

    private static double Loss(ReviewLog log, double[] weights, double[] parameters, int index, double aside)
    {
        var moved = (double[])parameters.Clone();
        moved[index] += aside;
        var chain = new ChainLoss(log, log.Reviews);
        chain.Use(moved);
        return chain.Forward(0, log.Reviews - 1, weights);
    }
}
