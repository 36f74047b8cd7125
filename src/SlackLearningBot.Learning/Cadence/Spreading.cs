namespace SlackLearningBot.Learning.Cadence;

/// <summary>
/// Big mornings: when more people of a workspace are due at one instant than can be written to at once, they are spread over a while, each somewhere
/// else every day, so that nobody is always last.
/// </summary>
public static class Spreading
{
    private static readonly TimeOnly Night = new(23, 0);

    /// <summary>Over how long so many are spread: not at all while they go out at once, else as long as the rate takes, and not less than <paramref name="least"/>.</summary>
    /// <param name="people">How many are due at one instant.</param>
    /// <param name="atOnce">How many go out at once.</param>
    /// <param name="perMinute">How many go out in a minute after that, at least 1.</param>
    /// <param name="least">The shortest time over which they are spread; zero spreads nobody.</param>
    public static TimeSpan Window(int people, int atOnce, int perMinute, TimeSpan least)
    {
        if (people <= atOnce || least <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        var needed = TimeSpan.FromMinutes((people + perMinute - 1) / perMinute);
        return needed > least ? needed : least;
    }

    /// <summary>As much of a window as ends before the night of the person's own day: late in the evening there may be less room than the rate takes.</summary>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static TimeSpan BeforeNight(DateTimeOffset start, string zone, TimeSpan window)
    {
        if (window <= TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        var room = Moments.At(LocalDay.Of(start, zone), Night, zone) - start;
        return window <= room ? window : room > TimeSpan.Zero ? room : TimeSpan.Zero;
    }

    /// <summary>When in the window it is a person's turn on a day: the same whenever it is asked, whatever the window's length, and another place every day.</summary>
    public static DateTimeOffset Turn(DateTimeOffset start, TimeSpan window, string teamId, string userId, DateOnly day) =>
        window <= TimeSpan.Zero ? start : start + TimeSpan.FromMilliseconds(Math.Floor(window.TotalMilliseconds * Place(teamId, userId, day)));

    /// <summary>From 0 to just below 1.</summary>
    public static double Place(string teamId, string userId, DateOnly day)
    {
        var hash = Mixed(14695981039346656037UL ^ (ulong)day.DayNumber);
        foreach (var letter in teamId)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        hash = Mixed(hash);
        foreach (var letter in userId)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return (Mixed(hash) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Spreads every bit over all the others (the finisher of SplitMix64).</summary>
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }
}
