namespace SlackLearningBot.Learning.Assessments;

/// <summary>What the answers to one question add up to, wherever they are kept: however many they are, these few numbers are all that is read of them.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Answers">How many were given.</param>
/// <param name="Right">Their mean credit, 0–1.</param>
/// <param name="Pairs">How many of them come from an attempt with an answer to another question, too.</param>
/// <param name="Spread">Sum of the squares of their credits' distances from their mean, of the pairs.</param>
/// <param name="SpreadOfOthers">The same of the mean credits of the other questions in the same attempts.</param>
/// <param name="Together">Sum of the products of the two distances.</param>
/// <param name="MedianSeconds">Null where nobody knows.</param>
public sealed record ItemSums(string Question, int Answers, double Right, int Pairs, double Spread, double SpreadOfOthers, double Together, double? MedianSeconds);

/// <summary>How a question does in an assessment.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Answers">How many were given.</param>
/// <param name="Right">The mean credit, 0–1: the difficulty of classical test theory.</param>
/// <param name="Discrimination">
/// −1 to 1: how well it tells those who do well in the rest from those who do not; below 0.1 it tells nothing, below 0 something is wrong with it. Null where too
/// few answered, or all alike.
/// </param>
/// <param name="MedianSeconds">Null where nobody knows.</param>
public sealed record ItemFigures(string Question, int Answers, double Right, double? Discrimination, double? MedianSeconds);

/// <summary>Figures of the questions of an assessment, from what the answers add up to.</summary>
public static class ItemStatistics
{
    /// <summary>With fewer answers a correlation says nothing.</summary>
    public const int LeastForDiscrimination = 5;

    /// <summary>Less than this is rounding: all answered alike.</summary>
    private const double Alike = 1e-12;

    /// <summary>
    /// Discrimination is the point-biserial correlation of a question with the mean credit of the other questions of the same attempt, so that it does
    /// not correlate with itself (Henrysson 1963); with draws from a bank these others differ from attempt to attempt.
    /// </summary>
    public static ItemFigures Of(ItemSums sums) => new(
        sums.Question,
        sums.Answers,
        sums.Right,
        sums.Pairs < LeastForDiscrimination || sums.Spread < Alike || sums.SpreadOfOthers < Alike
            ? null
            : Math.Clamp(sums.Together / Math.Sqrt(sums.Spread * sums.SpreadOfOthers), -1, 1),
        sums.MedianSeconds);
}
