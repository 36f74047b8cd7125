namespace SlackLearningBot.Learning.Reports;

/// <summary>Groups that are too small to be told of: everybody in them would be found.</summary>
public static class SmallGroups
{
    /// <summary>No fewer people are told of.</summary>
    public const int Fewest = 5;

    /// <summary>A number of people as it is told now: the first one as it is, and after that only whole steps of <see cref="Fewest"/>, so that it is never wrong by as many.</summary>
    /// <param name="told">As it was told last; null while they were never enough.</param>
    /// <param name="now">How many they are.</param>
    public static int? Step(int? told, int now) => told is { } before
        ? before + ((now - before) / Fewest * Fewest)
        : now >= Fewest ? now : null;

    /// <summary>What may be shown of it; null for too few.</summary>
    public static int? Shown(int? told) => told >= Fewest ? told : null;
}
