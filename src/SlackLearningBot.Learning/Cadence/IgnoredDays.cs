namespace SlackLearningBot.Learning.Cadence;

/// <summary>When somebody who does not react is asked whether the bot should come less often.</summary>
public static class IgnoredDays
{
    /// <summary>So many days with a lesson and without a sign of life make a spell.</summary>
    public const int Spell = 3;

    /// <summary>Nobody is asked again within so many days.</summary>
    public const int Between = 60;

    /// <summary>
    /// Whether to ask today: nothing was done on <paramref name="first"/>, the first of the last three days on which a lesson came, or since; and
    /// this spell was not asked about, nor any other lately.
    /// </summary>
    /// <param name="first">The first day of the spell, the person's own.</param>
    /// <param name="today">The person's own day.</param>
    /// <param name="lastSeen">When they last did anything at all; null when they never did.</param>
    /// <param name="lastAsked">On which day they were last asked; null when they never were.</param>
    /// <param name="zone">Their zone (IANA).</param>
    /// <exception cref="ArgumentException">The zone is not in the IANA database.</exception>
    public static bool AskNow(DateOnly first, DateOnly today, DateTimeOffset? lastSeen, DateOnly? lastAsked, string zone)
    {
        DateOnly? seenOn = lastSeen is { } seen ? LocalDay.Of(seen, zone) : null;
        return !(seenOn >= first)
            && (lastAsked is not { } asked || (asked.AddDays(Between) <= today && seenOn >= asked));
    }
}
