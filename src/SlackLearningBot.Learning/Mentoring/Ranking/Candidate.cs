using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>A profile made ready to be held against many others: its words taken apart, its working hours of one week as instants.</summary>
public sealed class Candidate
{
    private const int Week = 7;

    private Candidate(MentoringProfile profile, IReadOnlyList<Stretch>? week)
    {
        Profile = profile;
        WorkingWeek = week;
        Gives = [.. profile.Gives.Select(PlainTokens.Of)];
        Goals = [.. profile.Goals.Select(PlainTokens.Of)];
        Languages = [.. profile.Languages.Select(language => language.Trim().ToLowerInvariant()).Where(language => language.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    public MentoringProfile Profile { get; }

    /// <summary>Null when their zone is not known.</summary>
    internal IReadOnlyList<Stretch>? WorkingWeek { get; }

    internal string[][] Gives { get; }

    internal string[][] Goals { get; }

    internal string[] Languages { get; }

    /// <param name="profile">Theirs.</param>
    /// <param name="weekFrom">The first of the seven days, by everybody's own calendar, on which working hours are held against each other; the same for all who are compared.</param>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static Candidate Of(MentoringProfile profile, DateOnly weekFrom) =>
        new(profile, profile.Zone is { } zone ? WorkingTime.Of(profile.Hours, zone, weekFrom, Week) : null);

    /// <summary>The minutes both work at the same time in the week; null when a zone is not known.</summary>
    internal int? MinutesSharedWith(Candidate other)
    {
        if (WorkingWeek is not { } mine || other.WorkingWeek is not { } theirs)
        {
            return null;
        }

        var shared = 0L;
        for (var (a, b) = (0, 0); a < mine.Count && b < theirs.Count;)
        {
            var start = Math.Max(mine[a].Start.UtcTicks, theirs[b].Start.UtcTicks);
            var end = Math.Min(mine[a].End.UtcTicks, theirs[b].End.UtcTicks);
            shared += Math.Max(0, end - start);
            _ = mine[a].End < theirs[b].End ? a++ : b++;
        }

        return (int)(shared / TimeSpan.TicksPerMinute);
    }
}
