using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Assessments;

/// <summary>
/// What a graded answer is worth in an assessment, from 0 to 1. The memory and the daily questions count right and wrong only, and only what is right as a
/// whole is right there; here a part that is right counts for its part.
/// </summary>
public static class Credit
{
    /// <summary>
    /// What is right counts 1. Otherwise one option, a typed text or a number counts the weight its author gave it, if any. A multiple choice: the weights of
    /// what was ticked (<see cref="OptionWeights"/>); where its author gave none the share of the right options that were ticked, less the share of the wrong
    /// ones, so that ticking everything earns nothing. A matching or ordering: the share of the parts that stand right, which is what its result says of it.
    /// Weights below 0 take away from the same question, never from another: no answer is worth less than 0, as in Moodle's multiple choice.
    /// </summary>
    /// <param name="question">As it was asked.</param>
    /// <param name="graded">What the answer was graded on that question.</param>
    public static double Of(Question question, QuizResult.Graded graded) => question switch
    {
        _ when graded.Right => 1,
        MultipleChoice multiple => Whole(Ticked(multiple, graded)),
        _ when graded.Tally is { } tally => (double)tally.Right / tally.Of,
        _ => Whole(OptionWeights.Exactly(graded.Weight)),
    };

    private static decimal Ticked(MultipleChoice question, QuizResult.Graded graded) => question.Options
        .Zip(OptionWeights.Of(question), (option, weight) => (option.Right ? !graded.Missed.Contains(option) : graded.Wrong.Contains(option)) ? weight : 0)
        .Sum();

    private static double Whole(decimal weights) => (double)Math.Clamp(weights, 0, 1);
}
