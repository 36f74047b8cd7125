namespace SlackLearningBot.Learning.Assessments;

/// <summary>One answer of one finished attempt.</summary>
/// <param name="Attempt">Tells which answers belong together.</param>
/// <param name="Question">The question's id.</param>
/// <param name="Credit">0–1.</param>
/// <param name="Seconds">How long it took; null when nobody knows.</param>
public sealed record ItemAnswer(Guid Attempt, string Question, double Credit, int? Seconds);

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

/// <summary>Figures of the questions of an assessment, from the answers given.</summary>
public static class ItemStatistics
{
    /// <summary>With fewer answers a correlation says nothing.</summary>
    public const int LeastForDiscrimination = 5;

    /// <summary>
    /// One a question, by id. Discrimination is the point-biserial correlation of a question with the mean credit of the other questions of the same
    /// attempt, so that it does not correlate with itself (Henrysson 1963); with draws from a bank these others differ from attempt to attempt.
    /// </summary>
    public static IReadOnlyList<ItemFigures> Of(IReadOnlyCollection<ItemAnswer> answers)
    {
        var attempts = answers.GroupBy(answer => answer.Attempt).ToDictionary(attempt => attempt.Key, attempt => (Sum: attempt.Sum(one => one.Credit), Count: attempt.Count()));
        return
        [
            .. answers.GroupBy(answer => answer.Question).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => new ItemFigures(
                item.Key,
                item.Count(),
                item.Average(answer => answer.Credit),
                Correlation([.. item.Where(answer => attempts[answer.Attempt].Count > 1).Select(answer => (answer.Credit, RestOf(answer)))]),
                Median([.. item.Select(answer => answer.Seconds).OfType<int>().Order()]))),
        ];

        double RestOf(ItemAnswer answer) => (attempts[answer.Attempt].Sum - answer.Credit) / (attempts[answer.Attempt].Count - 1);
    }

    private static double? Correlation(IReadOnlyList<(double Item, double Others)> pairs)
    {
        if (pairs.Count < LeastForDiscrimination)
        {
            return null;
        }

        var (item, rest) = (pairs.Average(pair => pair.Item), pairs.Average(pair => pair.Others));
        var (ofItem, ofRest) = (pairs.Sum(pair => (pair.Item - item) * (pair.Item - item)), pairs.Sum(pair => (pair.Others - rest) * (pair.Others - rest)));
        const double Alike = 1e-12;
        return ofItem < Alike || ofRest < Alike ? null : pairs.Sum(pair => (pair.Item - item) * (pair.Others - rest)) / Math.Sqrt(ofItem * ofRest);
    }

    private static double? Median(IReadOnlyList<int> sorted) => sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
}
