using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>Grades answers.</summary>
public static class Quiz
{
    /// <summary>Right = Good, wrong = Again; the same question and answer always come to the same.</summary>
    /// <param name="question">The question as it is now.</param>
    /// <param name="answer">Of whatever kind: one that does not fit is <see cref="QuizResult.NotOfThisQuestion"/>, never an exception.</param>
    public static QuizResult Grade(Question question, Answer answer) => (question, answer) switch
    {
        (SingleChoice or TrueFalse, Answer.Chosen chosen) => ChoiceGrading.Grade((ChoiceQuestion)question, chosen.Option),
        (MultipleChoice multiple, Answer.ChosenMany ticked) => ChoiceGrading.Grade(multiple, ticked.Options),
        (Typed typed, Answer.Written written) => TypedGrading.Grade(typed, written.Text),
        (Numeric numeric, Answer.Written written) => NumericGrading.Grade(numeric, written.Text),
        (Matching matching, Answer.Matched matched) => PartsGrading.Grade(matching, matched.Partners),
        (Ordering ordering, Answer.Ordered ordered) => PartsGrading.Grade(ordering, ordered.Items),
        _ => new QuizResult.NotOfThisQuestion(),
    };

    internal static QuizResult.Graded Graded(bool right, string given, string? why, string rightAnswer, string? rightWhy) =>
        new(right, right ? Quizzes.Grade.Good : Quizzes.Grade.Again, given, why, rightAnswer, rightWhy);
}
