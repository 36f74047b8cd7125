using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Memory;

public sealed class FittingTests
{
    /// <summary>Learners who forget much faster than the defaults say.</summary>
    private static readonly FsrsParameters Forgetful = FsrsParameters.Of(
        [0.08, 0.35, 0.9, 3.5, 7.2, 0.5, 2.2, 0.05, 1, 0.3, 1.6, 0.9, 0.1, 0.45, 2.3, 0.4, 2.8, 0.7, 0.2, 0.2, 0.45]);

    [Test]
    public void Parameters_that_foretell_the_newest_answers_better_take_the_place_of_those_in_use()
    {
        var log = SomeLog.OfMemory(new Random(5), Forgetful, 400, 6);

        var refit = Refit.Decide(log, FsrsParameters.Default, new Random(1));

        Assert.That(refit, Is.InstanceOf<Refit.Better>());
        var better = (Refit.Better)refit;
        Assert.That(better.Before.LogLoss - better.After.LogLoss, Is.GreaterThan(0.01));
        Assert.That(better.After.Count, Is.EqualTo(TrainingItems.Of(log).Count / 4));
        Assert.That(better.Parameters.Clamped().Values.ToArray(), Is.EqualTo(better.Parameters.Values.ToArray()), "all in their ranges");
    }

    [Test]
    public void The_true_ones_are_not_replaced_by_a_fit_to_few_answers()
    {
        var log = SomeLog.OfMemory(new Random(5), Forgetful, 110, 6);

        Assert.That(Refit.Decide(log, Forgetful, new Random(1)), Is.InstanceOf<Refit.NotBetter>());
    }

    [Test]
    public void Below_five_hundred_items_nothing_is_fitted()
    {
        var log = SomeLog.OfMemory(new Random(5), Forgetful, 99, 6);

        Assert.That(Refit.Decide(log, FsrsParameters.Default, new Random(1)), Is.EqualTo(new Refit.TooFew(495)));
    }

    [Test]
    public void The_newest_are_judged_by_what_was_fitted_without_them()
    {
        var items = TrainingItems.Of(SomeLog.OfMemory(new Random(5), Forgetful, 200, 5));

        var (older, newer) = (items.Oldest(600), items.Without(600));

        Assert.That(older.Count + newer.Count, Is.EqualTo(items.Count));
        Assert.That(older.Span.ToArray().Max(item => items.Log.Places[item.Last]), Is.LessThan(newer.Span.ToArray().Min(item => items.Log.Places[item.Last])));
    }

    [Test]
    public void The_same_chance_gives_the_same_parameters()
    {
        var items = TrainingItems.Of(SomeLog.OfMemory(new Random(5), Forgetful, 400, 6));

        var (one, two) = (Optimiser.Fit(items, OptimiserOptions.Default, new Random(3)), Optimiser.Fit(items, OptimiserOptions.Default, new Random(3)));

        Assert.That(one.Values.ToArray(), Is.EqualTo(two.Values.ToArray()));
    }

    [Test]
    public void Without_short_term_what_it_needs_stays_as_it_was()
    {
        var items = TrainingItems.Of(SomeLog.OfMemory(new Random(5), Forgetful, 400, 6));
        var start = Optimiser.Fit(items, OptimiserOptions.Default with { Epochs = 0 }, new Random(3));

        var fitted = Optimiser.Fit(items, OptimiserOptions.Default with { ShortTerm = false }, new Random(3));

        Assert.That(fitted.Values[17..20].ToArray(), Is.EqualTo((double[])[0, 0, 0]));
        Assert.That(fitted.Values[..4].ToArray(), Is.EqualTo(start.Values[..4].ToArray()).Within(1e-12));
        Assert.That(fitted[20], Is.Not.EqualTo(start[20]));
    }

    /// <summary>Of three gaps that few cards have, the filter leaves the one that most have.</summary>
    [TestCase(7, false)]
    [TestCase(8, true)]
    public void From_eight_items_on_the_first_stabilities_are_fitted(int mostFrequent, bool isFitted)
    {
        var gaps = Enumerable.Repeat(1, 6).Concat(Enumerable.Repeat(2, 7)).Concat(Enumerable.Repeat(3, mostFrequent));

        var fitted = Optimiser.Fit(Asked(gaps, 1), OptimiserOptions.Default, new Random(1));

        Assert.That(fitted[2], isFitted ? Is.Not.EqualTo(2.3065) : Is.EqualTo(2.3065));
        Assert.That(fitted.Values[4..].ToArray(), Is.EqualTo(FsrsParameters.Default.Values[4..].ToArray()));
    }

    [TestCase(31, 2, false)]
    [TestCase(32, 2, true)]
    [TestCase(100, 1, false, Description = "second answers only: nothing to train on")]
    public void From_sixty_four_items_on_everything_is_fitted(int cards, int answers, bool isTrained)
    {
        var fitted = Optimiser.Fit(Asked(Enumerable.Repeat(3, cards), answers), OptimiserOptions.Default, new Random(1));

        Assert.That(fitted[2], Is.Not.EqualTo(2.3065));
        Assert.That(fitted[20], isTrained ? Is.Not.EqualTo(0.1542) : Is.EqualTo(0.1542));
    }

    [Test]
    public void Where_a_step_goes_too_far_the_best_epoch_is_taken()
    {
        var items = TrainingItems.Of(SomeLog.OfMemory(new Random(5), Forgetful, 400, 6));
        var options = OptimiserOptions.Default with { LearningRate = 2, BatchSize = 4000 };

        var fits = Enumerable.Range(1, 12).Select(epochs => Optimiser.Fit(items, options with { Epochs = epochs }, new Random(3)));

        Assert.That(fits.Select(fitted => Evaluation.Of(new Fsrs6(fitted), items).LogLoss), Is.All.LessThan(0.8));
    }

    /// <summary>Cards that were known, wrong after so many days every third time, and then asked again.</summary>
    private static TrainingItems Asked(IEnumerable<int> gaps, int answers) => TrainingItems.Of(ReviewLog.Of(
    [
        .. gaps.SelectMany((days, card) => Enumerable.Range(0, answers + 1)
            .Select(answer => new ReviewEntry(card, answer > 0 && (card + answer) % 3 == 0 ? Grade.Again : Grade.Good, answer == 0 ? 0 : days))),
    ]));

    [Test]
    public void Items_too_long_are_left_out()
    {
        var items = TrainingItems.Of(SomeLog.OfMemory(new Random(5), Forgetful, 400, 6));

        Assert.That(
            Optimiser.Fit(items, OptimiserOptions.Default with { MostReviews = 3 }, new Random(3)).Values.ToArray(),
            Is.Not.EqualTo(Optimiser.Fit(items, OptimiserOptions.Default, new Random(3)).Values.ToArray()));
        Assert.That(() => Optimiser.Fit(items, OptimiserOptions.Default with { MostReviews = 1 }, new Random(3)), Throws.Nothing);
    }

    [Test]
    public void No_answers_are_no_evidence()
    {
        var none = TrainingItems.Of(ReviewLog.Of([]));

        Assert.That(Optimiser.Fit(none, OptimiserOptions.Default, new Random(1)), Is.SameAs(FsrsParameters.Default));
        Assert.That(Evaluation.Of(new Fsrs6(FsrsParameters.Default), none), Is.EqualTo(default(Evaluation)));
    }
}
