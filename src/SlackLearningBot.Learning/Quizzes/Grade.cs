namespace SlackLearningBot.Learning.Quizzes;

/// <summary>How well something was recalled, with the numbers FSRS gives its grades.</summary>
public enum Grade
{
    /// <summary>Wrong.</summary>
    Again = 1,

    /// <summary>Right, but said to be guessed.</summary>
    Hard = 2,

    /// <summary>Right.</summary>
    Good = 3,

    /// <summary>Right without effort: nothing with options to choose from can say so.</summary>
    Easy = 4,
}
