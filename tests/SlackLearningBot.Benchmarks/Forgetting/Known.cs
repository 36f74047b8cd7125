using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>What the bot knows of a workspace before a learner begins: the nightly fit and the questions' offsets, from fifty earlier learners.</summary>
/// <param name="Model">How people forget there.</param>
/// <param name="Ease">By how much each item is easier than foretold, in logits.</param>
internal sealed record Known(Fsrs6 Model, IReadOnlyList<double> Ease)
{
    private const int Earlier = 50;
    private const double QuestionsAnItem = 6;

    public static Known Nothing { get; } = new(new Fsrs6(FsrsParameters.Default), new double[Crowd.Items]);

    /// <summary>Lets fifty others of the same workspace learn with the defaults, then fits as every night.</summary>
    public static Known Of(Crowd crowd)
    {
        var others = crowd with { Learners = Earlier, First = crowd.First + crowd.Learners };
        var fitted = new Fsrs6(Fit(Ask(others, Nothing)));
        var offsets = new QuestionOffset[Crowd.Items];
        foreach (var (_, answer) in Ask(others, Nothing with { Model = fitted }))
        {
            if (answer.Foretold is { } foretold)
            {
                offsets[answer.Item] = offsets[answer.Item].With(foretold, answer.Review.Grade != Grade.Again);
            }
        }

        return new Known(fitted, [.. offsets.Select(offset => offset.Value)]);
    }

    private static List<(int Learner, LoggedAnswer Answer)> Ask(Crowd others, Known known)
    {
        var log = new List<(int, LoggedAnswer)>();
        foreach (var learner in others.People)
        {
            var asker = new OurAsker(known, AskingWish.Usual, QuestionsAnItem, sweeps: true);
            Term.Live(others, learner, asker);
            log.AddRange(asker.Log.Select(answer => (learner, answer)));
        }

        return log;
    }

    private static FsrsParameters Fit(List<(int Learner, LoggedAnswer Answer)> answers)
    {
        var log = ReviewLog.OfLogged(answers.OrderBy(one => one.Answer.Review.On).Select(one => ((one.Learner * Crowd.Items) + one.Answer.Item, one.Answer.Review)));
        return Refit.Decide(log, FsrsParameters.Default, new Random(1)) is Refit.Better better ? better.Parameters : FsrsParameters.Default;
    }
}
