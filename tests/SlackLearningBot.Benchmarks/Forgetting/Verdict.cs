using System.Globalization;

namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>Whether the bot's way of asking is good enough, and the tables that show it.</summary>
internal static class Verdict
{
    /// <summary>By how many points it has to be better than the fixed days 1-3-7-30, at four questions an item.</summary>
    private const double LeastGain = 3;

    /// <summary>By how many points it may be worse than any other way, anywhere.</summary>
    private const double MostLoss = 1;

    public static Report Of(IReadOnlyList<Cell> cells)
    {
        var gains = cells.Where(cell => cell.Budget == "4").Select(cell => (cell.Key, Gain: cell.Ours.Over(cell.Rivals[0].Group))).ToList();
        var isEnough = gains.Count == Enum.GetValues<Nature>().Length
            && gains.TrueForAll(gain => gain.Gain.Points >= LeastGain)
            && cells.All(cell => cell.Nearest.Points >= -MostLoss)
            && cells.All(HasOneBudget);
        var worst = cells.MinBy(cell => cell.Nearest.Points)!;
        return new Report("learning", isEnough,
        [
            .. gains.Select(gain => new Figure($"over_fixed_{gain.Key}", $"points over 1-3-7-30 at 4 questions an item ({People(gain.Key)})", gain.Gain.Points, "")),
            .. gains.Select(gain => new Figure($"over_fixed_{gain.Key}_se", "its standard error", gain.Gain.Error, "")),
            .. cells.Select(cell => new Figure($"least_{cell.Key}", $"points over the best other way, {Questions(cell)} ({People(cell.Key)}): {cell.Nearest.Rival.Name}", cell.Nearest.Points, "")),
            new("least_se", $"the standard error of the least of these ({worst.Key})", worst.Nearest.Error, ""),
            new("budget_off", "furthest from the budget", 100 * cells.Max(Off), "%"),
            new("learners", "learners who forget in each way", cells[0].Ours.Outcomes.Count, ""),
        ])
        {
            Lines = [.. Head, .. cells.SelectMany(Rows)],
        };
    }

    private static readonly string[] Head =
    [
        "| people | questions | way of asking | asked | recall on day 90 | ours is better by | worst tenth |",
        "|---|---|---|---|---|---|---|",
    ];

    private static IEnumerable<string> Rows(Cell cell)
    {
        var (people, questions) = (People(cell.Key), Questions(cell));
        yield return $"| {people} | {questions} | **ours** ({Text(cell.Knobs.Min())} … {Text(cell.Knobs.Max())}) | {N(cell.Ours.Questions)} | {N(cell.Ours.Recall)} | | {N(cell.Ours.WorstTenth)} |";
        foreach (var rival in cell.Rivals.Prepend(new Rival("ours, no assessment", cell.Plain)))
        {
            var (points, error) = cell.Ours.Over(rival.Group);
            yield return $"| {people} | {questions} | {rival.Name} | {N(rival.Group.Questions)} | {N(rival.Group.Recall)} | {Text(points)} ± {Text(error)} | {N(rival.Group.WorstTenth)} |";
        }
    }

    /// <summary>Whether nobody got more questions than the others: what comes by itself is the measure of the rest.</summary>
    private static bool HasOneBudget(Cell cell) => Off(cell) <= Budget.Tolerance;

    private static double Off(Cell cell)
    {
        var spent = cell.Rivals.Select(rival => rival.Group.Questions).Append(cell.Ours.Questions);
        var budget = int.TryParse(cell.Budget, CultureInfo.InvariantCulture, out var anItem) ? anItem * Crowd.Items : cell.Rivals[0].Group.Questions;
        return spent.Max(questions => Math.Abs(questions - budget) / budget);
    }

    private static string People(string key) => key[0] == 'a' ? "FSRS" : "ACT-R";

    private static string Questions(Cell cell) => cell.Budget[0] == 'k' ? $"as Kerfoot {cell.Budget[1..]}" : $"{cell.Budget} an item";

    private static string N(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
