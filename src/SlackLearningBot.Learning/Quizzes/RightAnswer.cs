using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>What would have been right, for a question that was not answered.</summary>
/// <param name="Words">As <see cref="QuizResult.Graded.RightAnswer"/>.</param>
/// <param name="Why">As <see cref="QuizResult.Graded.RightWhy"/>.</param>
public sealed record RightAnswer(string Words, string? Why)
{
    public static RightAnswer Of(Question question)
    {
        Answer any = question switch
        {
            MultipleChoice multiple => new Answer.ChosenMany([.. Enumerable.Range(0, multiple.Options.Count)]),
            ChoiceQuestion => new Answer.Chosen(0),
            Typed typed => new Answer.Written(typed.Accepted[0]),
            Matching matching => new Answer.Matched([.. matching.Pairs.Select(_ => 0)]),
            Ordering ordering => new Answer.Ordered([.. Enumerable.Range(0, ordering.Items.Count)]),
            _ => new Answer.Written("0"),
        };
        return Quiz.Grade(question, any) is QuizResult.Graded graded
            ? new RightAnswer(graded.RightAnswer, graded.RightWhy)
            : throw new ArgumentException($"No answer to the question {question.Id} could be graded.", nameof(question));
    }
}
