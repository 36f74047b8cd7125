using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>What an answer came to. Only <see cref="Graded"/> counts; after the others the learner may try again.</summary>
public abstract record QuizResult
{
    private QuizResult()
    {
    }

    /// <summary>The answer was graded.</summary>
    /// <param name="Right">Whether it is right as a whole; half right is wrong, also where its author gives it a part of an assessment's credit.</param>
    /// <param name="Grade">Right = Good, wrong = Again.</param>
    /// <param name="Given">What was answered, in words: what the log of reviews keeps.</param>
    /// <param name="Why">The reason that belongs to what was answered; null when the author gave none.</param>
    /// <param name="RightAnswer">The right answer in words, such as "42 kg" or "a → b; c → d".</param>
    /// <param name="RightWhy">The reason that belongs to the right answer; null when the author gave none.</param>
    public sealed record Graded(bool Right, Grade Grade, string Given, string? Why, string RightAnswer, string? RightWhy) : QuizResult
    {
        /// <summary>Of a multiple choice: the right options that were not ticked, in the author's order.</summary>
        public IReadOnlyList<AnswerOption> Missed { get; init; } = [];

        /// <summary>Of a multiple choice: the wrong options that were ticked, in the author's order.</summary>
        public IReadOnlyList<AnswerOption> Wrong { get; init; } = [];

        /// <summary>Of a wrong answer that is one option, text or number: the weight its author gave it, −1 to less than 1; 0 when none. Only assessments count it.</summary>
        public decimal Weight { get; init; }

        /// <summary>Of a matching or ordering: how many parts stand right; null for other kinds.</summary>
        public Tally? Tally { get; init; }
    }

    /// <summary>Not accepted, but so close to an accepted answer that it is worth asking back; nothing counts yet. Only of typed questions.</summary>
    /// <param name="Meant">The accepted answer that was probably meant, as its author wrote it.</param>
    public sealed record NearMiss(string Meant) : QuizResult;

    /// <summary>It cannot be understood as an answer: empty, too long, no number, not complete. Nothing counts.</summary>
    /// <param name="Why">One or two sentences to the learner: what is the matter and what to do.</param>
    public sealed record Unreadable(string Why) : QuizResult;

    /// <summary>The question has no such option or is of another kind: it was changed since, or the answer was made up.</summary>
    public sealed record NotOfThisQuestion : QuizResult;
}

/// <summary>How many parts of an answer stand right.</summary>
/// <param name="Right">0 … <paramref name="Of"/>.</param>
/// <param name="Of">All parts.</param>
public sealed record Tally(int Right, int Of);
