using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;
using static SlackLearningBot.Learning.Tests.Memory.VectorFolder;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>Runs of fsrs-rs 6.5 on a log: where nothing is shuffled its parameters are ours, else they foretell as well.</summary>
[TestFixture(Selection)]
[TestFixture(Whole)]
[Parallelizable(ParallelScope.All)]
internal sealed class OptimiserVectorTests(string folder)
{
    /// <summary>What runs with more come to, fewer show as well.</summary>
    private const int MostEpochs = 20;

    private readonly Dictionary<string, TrainingItems> items = [];
    private JsonElement[] runs = [];

    [OneTimeSetUp]
    public void Read()
    {
        var log = OptimiserLog.Read(Path.Combine(Require(folder), "optimizer", "reviews.csv"));
        runs =
        [
            .. Json(folder, Path.Combine("optimizer", "optimizer.json")).GetProperty("runs").EnumerateArray()
                .Where(run => run.TryGetProperty("params", out _) && Options(run).Epochs <= MostEpochs),
        ];
        foreach (var run in runs)
        {
            items[Id(run)] = log.Of(run);
        }
    }

    [Test]
    public void Every_run_sees_as_many_items()
    {
        foreach (var run in runs)
        {
            Assert.That(items[Id(run)].Count, Is.EqualTo(run.GetProperty("nItems").GetInt32()), Id(run));
        }
    }

    [Test]
    public void Every_evaluation_is_the_plain_one()
    {
        foreach (var run in runs)
        {
            Compare(Evaluation.Of(new Fsrs6(Parameters(run)), items[Id(run)]), run.GetProperty("own"), Id(run));
        }

        foreach (var run in runs.DistinctBy(run => run.GetProperty("nItems").GetInt32()))
        {
            Compare(Evaluation.Of(new Fsrs6(FsrsParameters.Default), items[Id(run)]), run.GetProperty("ownDefault"), Id(run));
        }
    }

    [Test]
    public void Runs_of_one_batch_come_to_the_same_parameters()
    {
        foreach (var run in Those(run => Batches(run) <= 1))
        {
            var fitted = Optimiser.Fit(items[Id(run)], Options(run), new Random(1));

            var (apart, index) = Farthest(fitted, Parameters(run));
            Assert.That(apart, Is.LessThan(1e-4), $"{Id(run)} w{index}: {fitted[index]}, expected {Parameters(run)[index]}");
        }
    }

    /// <summary>Five times one of two batches goes first: 32 orders, of which theirs is one.</summary>
    [Test]
    public void Runs_of_two_batches_come_to_the_same_parameters_in_some_order()
    {
        foreach (var run in Those(run => Batches(run) == 2))
        {
            Assert.That(Fits(run).Any(fitted => Farthest(fitted, Parameters(run)).Apart < 1e-4), Id(run));
        }
    }

    [Test]
    public void Runs_of_many_batches_foretell_as_well_whatever_the_order()
    {
        foreach (var run in Those(run => Batches(run) > 2 && run.GetProperty("options").TryGetProperty("trainingConfig", out _)))
        {
            Assert.That(LogLoss(run, Fits(run).First()), Is.EqualTo(TheirLogLoss(run)).Within(2e-4), Id(run));
        }
    }

    /// <summary>With few batches much hangs on which comes first.</summary>
    [Test]
    public void Runs_of_a_few_batches_foretell_as_well_in_some_order()
    {
        foreach (var run in Those(run => Batches(run) > 2 && !run.GetProperty("options").TryGetProperty("trainingConfig", out _)))
        {
            Assert.That(Fits(run).Any(fitted => LogLoss(run, fitted) < TheirLogLoss(run) + 2e-4), Id(run));
        }
    }

    /// <summary>At least one; the selection has not all kinds.</summary>
    private List<JsonElement> Those(Func<JsonElement, bool> which)
    {
        var some = runs.Where(which).ToList();
        if (some.Count == 0 && folder == Selection)
        {
            Assert.Ignore("The selection has no such run: the whole folder has.");
        }

        Assert.That(some, Is.Not.Empty);
        return some;
    }

    private IEnumerable<FsrsParameters> Fits(JsonElement run) =>
        Enumerable.Range(1, 200).Select(seed => Optimiser.Fit(items[Id(run)], Options(run), new Random(seed)));

    private double LogLoss(JsonElement run, FsrsParameters fitted) => Evaluation.Of(new Fsrs6(fitted), items[Id(run)]).LogLoss;

    private static double TheirLogLoss(JsonElement run) => run.GetProperty("own").GetProperty("logLoss").GetDouble();

    private int Batches(JsonElement run)
    {
        var options = Options(run);
        return options.Epochs == 0 ? 0 : (Outliers.Filter(items[Id(run)]).Kept.Count + options.BatchSize - 1) / options.BatchSize;
    }

    private static (double Apart, int Index) Farthest(FsrsParameters found, FsrsParameters expected) =>
        Enumerable.Range(0, FsrsParameters.Count).Select(i => (Apart(found[i], expected[i]), i)).Max();

    private static void Compare(Evaluation found, JsonElement expected, string run)
    {
        Assert.That(found.LogLoss, Is.EqualTo(expected.GetProperty("logLoss").GetDouble()).Within(1e-7), run);
        Assert.That(found.BinError, Is.EqualTo(expected.GetProperty("rmseBins").GetDouble()).Within(1e-7), run);
    }

    private static OptimiserOptions Options(JsonElement run)
    {
        var given = run.GetProperty("options");
        var options = OptimiserOptions.Default with
        {
            ShortTerm = given.GetProperty("enableShortTerm").GetBoolean(),
            RelearningSteps = given.GetProperty("numRelearningSteps").GetInt32(),
        };
        return !given.TryGetProperty("trainingConfig", out var training) ? options : options with
        {
            Epochs = training.GetProperty("numEpochs").GetInt32(),
            BatchSize = training.GetProperty("batchSize").GetInt32(),
            LearningRate = training.GetProperty("learningRate").GetDouble(),
            Pull = training.GetProperty("gamma").GetDouble(),
            MostReviews = training.GetProperty("maxSeqLen").GetInt32(),
        };
    }

    private static FsrsParameters Parameters(JsonElement run) => FsrsParameters.Of(Numbers(run.GetProperty("params")));

    private static string Id(JsonElement run) => run.GetProperty("id").GetString()!;
}
