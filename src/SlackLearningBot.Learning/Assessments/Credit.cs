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
    /// wrong ones, never below 0, so that ticking everything earns nothing. A matching or ordering: the share of the parts that stand right, which is what its
    /// result says of it.
    /// </summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="graded">What the answer was graded on that question.</param>
    public static double Of(Question question, QuizResult.Graded graded) => question switch
    {
        _ when graded.Right => 1,
        MultipleChoice multiple => Ticked(multiple, graded),
        _ when graded.Tally is { } tally => (double)tally.Right / tally.Of,
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
}
