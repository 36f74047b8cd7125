using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>"Did you mean …?" was answered: what a near miss comes to.</summary>
public static class AskedBack
{
    /// <summary>Yes counts as right, whatever the spelling; no counts as wrong. When the question has changed meanwhile, what it says of the text now goes first.</summary>
    /// <param name="question">The question as it is now.</param>
    /// <param name="written">What was typed.</param>
    /// <param name="meant">The accepted answer that was asked back.</param>
    /// <param name="isMeant">Whether the learner said yes.</param>
    /// <returns>A grade; <see cref="QuizResult.NotOfThisQuestion"/> when the text would not be asked back in these words any more.</returns>
    public static QuizResult Grade(Typed question, string written, string meant, bool isMeant) => Quiz.Grade(question, new Answer.Written(written)) switch
    {
        QuizResult.Graded graded => graded,
        QuizResult.NearMiss near when near.Meant == meant => isMeant && Quiz.Grade(question, new Answer.Written(meant)) is QuizResult.Graded right
            ? right with { Given = written.Trim() }
            : Quiz.Graded(false, written.Trim(), null, question.Accepted[0], question.Why),
        _ => new QuizResult.NotOfThisQuestion(),
    };
}
