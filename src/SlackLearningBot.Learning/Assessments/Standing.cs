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
/// <param name="Passed">Null when it would tell too much of too few.</param>
/// <param name="Failed">Null with <paramref name="Passed"/>.</param>
public sealed record StandingCounts(int People, int Begun, int? Passed, int? Failed)
{
    /// <summary>Results of fewer are not told.</summary>
    public const int LeastGroup = 5;

    /// <summary>Results only when at least five have one, and when they are not all alike, which would tell everybody's.</summary>
    public static StandingCounts Of(IReadOnlyCollection<StandingTally> tallies)
    {
        var passed = tallies.Where(one => one.Standing == Standing.Passed).Sum(one => one.People);
        var failed = tallies.Where(one => one.Standing == Standing.Failed).Sum(one => one.People);
        var tells = passed + failed >= LeastGroup && passed > 0 && failed > 0;
        return new StandingCounts(
            tallies.Sum(one => one.People),
            tallies.Where(one => one.HasBegun).Sum(one => one.People),
            tells ? passed : null,
            tells ? failed : null);
    }
}
