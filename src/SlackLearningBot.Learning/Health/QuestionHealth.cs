namespace SlackLearningBot.Learning.Health;

/// <summary>What the answers to one version of a question say of the question.</summary>
public sealed record QuestionFigures
{
    /// <summary>People who answered it.</summary>
    public required int People { get; init; }

    /// <summary>All answers of theirs that count.</summary>
    public required int Answers { get; init; }

    /// <summary>How many of them were right.</summary>
    public required int Right { get; init; }

    /// <summary>People whose first answer was right.</summary>
    public required int RightFirst { get; init; }

    /// <summary>How those did elsewhere of whom it is known.</summary>
    public required Compared Elsewhere { get; init; }

    /// <summary>From being asked to answering; null where it is not known.</summary>
    public double? MedianSeconds { get; init; }

    /// <summary>People who said that it is unclear.</summary>
    public required int Unclear { get; init; }

    /// <summary>Of all answers, 0 … 1; null where there are none.</summary>
    public double? ShareRight => Answers == 0 ? null : (double)Right / Answers;

    /// <summary>See <see cref="Health.Discrimination"/>; null where it cannot be told yet.</summary>
    public double? Discrimination => Elsewhere.Right + Elsewhere.Wrong >= QuestionHealth.FewestToCompare ? Health.Discrimination.Of(Elsewhere) : null;
}

/// <summary>Why a question should be looked at; stored by its name.</summary>
public enum HealthReason
{
    /// <summary>Those who know more do not get it right more often.</summary>
    Ambiguous,

    /// <summary>Many said so.</summary>
    Unclear,

    /// <summary>Most get it wrong at first: the key may be wrong.</summary>
    MostlyMissed,

    /// <summary>It teaches nobody anything.</summary>
    NeverMissed,
}

/// <summary>Whether a question should be looked at.</summary>
public static class QuestionHealth
{
    /// <summary>Nothing is told of the answers of fewer people.</summary>
    public const int FewestPeople = 5;

    /// <summary>People who answered other questions too, before discrimination says anything.</summary>
    public const int FewestToCompare = 20;

    /// <summary>Other questions that somebody answered, before it is known how they do elsewhere.</summary>
    public const int FewestElsewhere = 3;

    /// <summary>People before a question counts as never missed.</summary>
    public const int FewestNeverToMiss = 20;

    /// <summary>One wrong answer in so many is still never.</summary>
    public const int OneSlipIn = 40;

    /// <summary>People before a question counts as mostly missed.</summary>
    public const int FewestToMiss = 10;

    /// <summary>So few right at first are mostly missed: what guessing among four options gives.</summary>
    public const double GuessedShare = 0.25;

    /// <summary>People who have to say that it is unclear.</summary>
    public const int FewestUnclear = 3;

    /// <summary>And which share of those who answered.</summary>
    public const double UnclearShare = 0.10;

    /// <summary>All reasons, the gravest first; none for a question that is well, or of which too little is known.</summary>
    public static IReadOnlyList<HealthReason> Judge(QuestionFigures figures) => figures.People < FewestPeople ? [] : [.. Reasons(figures)];

    private static IEnumerable<HealthReason> Reasons(QuestionFigures figures)
    {
        if (figures.Discrimination is { } discrimination && Discrimination.IsSurelyPoor(discrimination, figures.Elsewhere.Right + figures.Elsewhere.Wrong))
        {
            yield return HealthReason.Ambiguous;
        }

        if (figures.Unclear >= FewestUnclear && figures.Unclear >= UnclearShare * figures.People)
        {
            yield return HealthReason.Unclear;
        }

        if (figures.People >= FewestToMiss && figures.RightFirst <= GuessedShare * figures.People)
        {
            yield return HealthReason.MostlyMissed;
        }

        if (figures.People >= FewestNeverToMiss && (figures.Answers - figures.Right) * OneSlipIn <= figures.Answers)
        {
            yield return HealthReason.NeverMissed;
        }
    }
}
