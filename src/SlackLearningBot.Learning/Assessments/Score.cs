namespace SlackLearningBot.Learning.Assessments;

/// <summary>What an attempt came to.</summary>
/// <param name="Percent">0–100, rounded down: nobody reads "80 %" beside "not passed, 80 % needed".</param>
/// <param name="Passed">Whether it reached the pass mark.</param>
public sealed record Score(int Percent, bool Passed)
{
    private const int Digits = 6; // thirds and sevenths add up to a whole again

    /// <summary>Every question counts the same; one without an answer counts 0.</summary>
    /// <param name="credits">Of the questions answered, 0–1 each.</param>
    /// <param name="questions">How many were drawn, answered or not; 1 or more.</param>
    /// <param name="passMark">Percent, 1–100; reaching it is passing.</param>
    public static Score Of(IEnumerable<double> credits, int questions, int passMark)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(questions, 1);
        var percent = (int)Math.Floor(Math.Round(credits.Sum() * 100 / questions, Digits));
        return new Score(percent, percent >= passMark);
    }
}
