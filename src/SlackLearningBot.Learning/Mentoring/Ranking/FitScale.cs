using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>How many points each part of a fit has. Whole numbers only, so that every machine ranks alike.</summary>
/// <remarks>The weights are chosen, not measured: what the mentee wants to reach counts most, and no two other parts together outweigh it.</remarks>
internal static class FitScale
{
    /// <summary>So many minutes a week at the same time are as good as more.</summary>
    public const int PlentyOfMinutes = 600;

    private static readonly int[] Above = [40, 80, 100, 100, 70, 40];
    private static readonly int[] Below = [0, 50, 80, 100];
    private static readonly int[] Apart = [100, 80, 40, 0];

    public static int Most(FitName name) => name switch
    {
        FitName.Goals => 400,
        FitName.Level or FitName.Hours or FitName.Difference => 150,
        FitName.Load => 100,
        FitName.Language => 50,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Expected one of FitName."),
    };

    /// <summary>The points of a part; half of them where nothing is known.</summary>
    /// <param name="name">Which part.</param>
    /// <param name="share">0 … <paramref name="of"/>; null for not known.</param>
    /// <param name="of">What all would be, above 0.</param>
    public static int Points(FitName name, int? share, int of) => share is { } known ? Most(name) * Math.Clamp(known, 0, of) / of : Most(name) / 2;

    /// <summary>How well a distance suits the kind, 0 … 100.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="above">How many levels the mentor is above the mentee.</param>
    public static int OfLevels(MentorshipKind kind, int above) => kind switch
    {
        MentorshipKind.Reverse => At(Below, -above),
        MentorshipKind.Peer => At(Apart, Math.Abs(above)),
        _ => At(Above, above),
    };

    /// <summary>Below the table nothing, beyond it as at its end.</summary>
    private static int At(int[] table, int at) => at < 0 ? 0 : table[Math.Min(at, table.Length - 1)];
}
