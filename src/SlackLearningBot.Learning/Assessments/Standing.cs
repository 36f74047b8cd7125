using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Assessments;

/// <summary>How far somebody is with an assessment they were given.</summary>
public enum Standing
{
    NotStarted,

    /// <summary>An attempt is under way.</summary>
    Underway,

    /// <summary>Not passed yet, with another attempt left and time for it.</summary>
    MayTryAgain,

    Passed,

    /// <summary>Not passed, and no attempt or no time is left.</summary>
    Failed,

    /// <summary>Never begun, and it is too late.</summary>
    Missed,

    /// <summary>Not finished when it was taken back.</summary>
    TakenBack,
}

/// <summary>Which of them it is.</summary>
public static class Standings
{
    /// <param name="passed">Whether an attempt passed.</param>
    /// <param name="takenBack">Whether it was taken back before they were through with it.</param>
    /// <param name="hasOpen">Whether one is under way.</param>
    /// <param name="used">Attempts begun.</param>
    /// <param name="allowed">Attempts there are.</param>
    /// <param name="deadline">When it is over.</param>
    /// <param name="now">The instant.</param>
    public static Standing Of(bool passed, bool takenBack, bool hasOpen, int used, int allowed, DateTimeOffset deadline, DateTimeOffset now) =>
        passed ? Standing.Passed
        : takenBack ? Standing.TakenBack
        : hasOpen && now < deadline ? Standing.Underway
        : now >= deadline ? used == 0 ? Standing.Missed : Standing.Failed
        : used == 0 ? Standing.NotStarted
        : used < allowed ? Standing.MayTryAgain
        : Standing.Failed;
}

/// <summary>People who stand alike.</summary>
/// <param name="Standing">Where.</param>
/// <param name="HasBegun">Whether they began, whatever became of it.</param>
/// <param name="People">How many.</param>
public sealed record StandingTally(Standing Standing, bool HasBegun, int People);

/// <summary>How many stand where, for whoever may see numbers only.</summary>
/// <param name="People">All.</param>
/// <param name="Begun">Those who began, whatever became of it.</param>
/// <param name="Results">Those who have a result, and of them those who passed, as they are told.</param>
public sealed record StandingCounts(int People, int Begun, Completion Results)
{
    /// <summary>Results of fewer are not told.</summary>
    public const int LeastGroup = SmallGroups.Fewest;

    /// <summary>Null when either side is too few, which would tell everybody's.</summary>
    public int? Passed => Results.Finished;

    /// <summary>Null with <see cref="Passed"/>.</summary>
    public int? Failed => Results.People - Results.Finished;

    /// <summary>Results only when at least five passed and five did not, and then in steps of five: nobody's is found by taking one look from the next.</summary>
    /// <param name="tallies">All who have the assignment.</param>
    /// <param name="told">What was told of their results last.</param>
    public static StandingCounts Of(IReadOnlyCollection<StandingTally> tallies, Completion told)
    {
        var passed = tallies.Where(one => one.Standing == Standing.Passed).Sum(one => one.People);
        var failed = tallies.Where(one => one.Standing == Standing.Failed).Sum(one => one.People);
        return new StandingCounts(
            tallies.Sum(one => one.People), tallies.Where(one => one.HasBegun).Sum(one => one.People), told.Next(passed + failed, passed));
    }
}
