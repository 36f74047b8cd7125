using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Assessments;

/// <summary>
/// What a graded answer is worth in an assessment, from 0 to 1. The memory counts right and wrong only; here a part that is right counts for its part.
/// </summary>
public static class Credit
{
    /// <summary>
    /// One option, a typed text or a number: all or nothing. A multiple choice: the share of the right options that were ticked, less the share of the
    /// wrong ones, never below 0, so that ticking everything earns nothing. A matching: the share of the pairs. An ordering: of all pairs of items, the share
    /// in the right order less the share in the wrong one, never below 0: a slip of two neighbours costs little, and the order reversed earns nothing.
    /// </summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="answer">An answer that fits it.</param>
    /// <param name="graded">What the answer was graded on that question.</param>
    public static double Of(Question question, Answer answer, QuizResult.Graded graded) => (question, answer) switch
    {
        _ when graded.Right => 1,
        (MultipleChoice multiple, _) => Ticked(multiple, graded),
        (Matching, _) when graded.Tally is { } tally => (double)tally.Right / tally.Of,
        (Ordering, Answer.Ordered ordered) => InOrder(ordered.Items),
        _ => 0,
    };

    private static double Ticked(MultipleChoice question, QuizResult.Graded graded)
    {
        var right = question.Options.Count(option => option.Right);
        var wrong = question.Options.Count - right;
        var hits = (double)(right - graded.Missed.Count) / right;
        var misses = wrong == 0 ? 0 : (double)graded.Wrong.Count / wrong;
        return Math.Max(0, hits - misses);
    }

    /// <summary>Kendall's tau, cut at 0.</summary>
    private static double InOrder(IReadOnlyList<int> items)
    {
        var pairs = items.Count * (items.Count - 1) / 2;
        var right = Enumerable.Range(0, items.Count).Sum(first => items.Skip(first + 1).Count(later => later > items[first]));
        return Math.Max(0, ((2.0 * right) - pairs) / pairs);
    }
}
