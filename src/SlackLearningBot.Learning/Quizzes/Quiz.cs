using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>What an answer came to.</summary>
public abstract record QuizResult
{
    private QuizResult()
    {
    }

    /// <summary>The answer was graded.</summary>
    /// <param name="Right">Whether the chosen option is the right one.</param>
    /// <param name="Grade">Right = Good, wrong = Again.</param>
    /// <param name="Why">The reason given with the chosen option.</param>
    /// <param name="RightOption">Index of the right option in the author's order.</param>
    /// <param name="RightText">Its text.</param>
    /// <param name="RightWhy">The reason given with it.</param>
    public sealed record Graded(bool Right, Grade Grade, string? Why, int RightOption, string RightText, string? RightWhy) : QuizResult;

    /// <summary>The question has no such option: it was changed since, or the value was made up.</summary>
    public sealed record NoSuchOption(int Chosen, int Options) : QuizResult;
}

/// <summary>Grades answers.</summary>
public static class Quiz
{
    /// <param name="question">The question as it is now.</param>
    /// <param name="chosen">Index of the chosen option in the author's order, from 0.</param>
    public static QuizResult Grade(Question question, int chosen)
    {
        if (chosen < 0 || chosen >= question.Options.Count)
        {
            return new QuizResult.NoSuchOption(chosen, question.Options.Count);
        }

        var rightOption = question.Options.Select((option, index) => (option, index)).First(pair => pair.option.Right).index;
        var right = question.Options[rightOption];
        var isRight = chosen == rightOption;
        return new QuizResult.Graded(
            isRight,
            isRight ? Quizzes.Grade.Good : Quizzes.Grade.Again,
            question.Options[chosen].Why,
            rightOption,
            right.Text,
            right.Why);
    }
}
