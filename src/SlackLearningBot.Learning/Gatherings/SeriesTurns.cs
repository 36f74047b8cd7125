namespace SlackLearningBot.Learning.Gatherings;

/// <summary>Whose turn a date of a series is, and how long it is kept for them.</summary>
public static class SeriesTurns
{
    /// <summary>So long before, whoever's turn it is is asked.</summary>
    public static readonly TimeSpan AskedBefore = TimeSpan.FromDays(14);

    /// <summary>From then on a date that nobody took is anybody's.</summary>
    public static readonly TimeSpan KeptUntil = TimeSpan.FromDays(7);

    /// <summary>Whether somebody may take a date that nobody has taken.</summary>
    /// <param name="startsAt">When it begins.</param>
    /// <param name="turn">Whose turn it is; null: nobody's.</param>
    /// <param name="passed">They passed on it.</param>
    /// <param name="userId">Who would like it.</param>
    /// <param name="now">The instant.</param>
    public static bool MayTake(DateTimeOffset startsAt, string? turn, bool passed, string userId, DateTimeOffset now) =>
        startsAt > now && (turn is null || passed || turn == userId || startsAt - now <= KeptUntil);

    /// <summary>When the first of the dates is near enough that somebody has to be asked.</summary>
    public static DateTimeOffset AskedAt(SeriesSlot slot) => slot.StartsAt - AskedBefore;
}
