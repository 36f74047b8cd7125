using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>The order in which a learner sees what a question offers, so that the right one is not always at the same place.</summary>
public static class OptionOrder
{
    /// <summary>
    /// The author's indexes in the order shown: of a choice its options (True always before False), of a matching its <c>Partners</c> (the left sides
    /// stay in the author's order), of an ordering its items; of a typed or numeric question nothing. The last two are never shown already solved.
    /// </summary>
    public static IReadOnlyList<int> For(Question question, string seed) => question switch
    {
        TrueFalse so => [.. Enumerable.Range(0, so.Options.Count)],
        ChoiceQuestion choice => For(question.Id, seed, choice.Options.Count),
        Matching matching => Unsolved(question.Id, seed, matching.Partners.Count),
        Ordering ordering => Unsolved(question.Id, seed, ordering.Items.Count),
        _ => [],
    };

    /// <summary>The author's indexes in the order shown: a permutation of 0 … <paramref name="count"/> − 1, the same for the same question and seed on every machine.</summary>
    /// <param name="questionId">The question.</param>
    /// <param name="seed">What makes it this learner's order: for example the workspace and person.</param>
    /// <param name="count">How many options there are.</param>
    public static IReadOnlyList<int> For(string questionId, string seed, int count)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{questionId}"), hash);
        var lot = BinaryPrimitives.ReadUInt128BigEndian(hash); // far more than there are orders: 20! < 2^62
        int[] order = [.. Enumerable.Range(0, count)];
        for (var left = count; left > 1; left--)
        {
            (lot, var drawn) = UInt128.DivRem(lot, (UInt128)left);
            var at = (int)drawn;
            (order[at], order[left - 1]) = (order[left - 1], order[at]);
        }

        return order;
    }

    /// <summary>The author's order is the solved one; when chance gives just that, the first goes last.</summary>
    private static IReadOnlyList<int> Unsolved(string questionId, string seed, int count)
    {
        var order = For(questionId, seed, count);
        return count > 1 && order.Select((index, at) => index == at).All(same => same) ? [.. order.Skip(1), order[0]] : order;
    }
}
