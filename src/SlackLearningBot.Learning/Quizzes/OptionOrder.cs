using System.Security.Cryptography;
using System.Text;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>The order in which a learner sees the options, so that the right one is not always at the same place.</summary>
public static class OptionOrder
{
    /// <summary>As the other overload; a true-false question always shows True before False.</summary>
    public static IReadOnlyList<int> For(Question question, string seed) => question is TrueFalse
        ? [.. Enumerable.Range(0, question.Options.Count)]
        : For(question.Id, seed, question.Options.Count);

    /// <summary>The author's indexes in the order shown: a permutation of 0 … <paramref name="count"/> − 1, the same for the same question and seed on every machine.</summary>
    /// <param name="questionId">The question.</param>
    /// <param name="seed">What makes it this learner's order: for example the workspace and person.</param>
    /// <param name="count">How many options there are.</param>
    public static IReadOnlyList<int> For(string questionId, string seed, int count) =>
        [.. Enumerable.Range(0, count).OrderBy(index => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{questionId}\n{index}"))), StringComparer.Ordinal)];
}
