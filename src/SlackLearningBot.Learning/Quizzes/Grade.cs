namespace SlackLearningBot.Learning.Quizzes;

/// <summary>How well something was recalled, with the numbers FSRS gives its grades (its 2, hard, and 4, easy, need more than one tap).</summary>
public enum Grade
{
    Again = 1,
    Good = 3,
}
