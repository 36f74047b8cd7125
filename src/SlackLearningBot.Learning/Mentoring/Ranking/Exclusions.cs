using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>What is known of two people together.</summary>
/// <param name="IsOwnLine">One is above the other (<see cref="ReportingLine"/>).</param>
/// <param name="IsBlocked">One of them blocked the other, whichever.</param>
/// <param name="LastHadOn">The last day they had each other as mentor and mentee or as peers; today while they still do, null when never.</param>
/// <param name="IsVetoed">The mentor said no to this mentee in this round.</param>
public readonly record struct PairFacts(bool IsOwnLine = false, bool IsBlocked = false, DateOnly? LastHadOn = null, bool IsVetoed = false);

/// <summary>What holds for everybody.</summary>
/// <param name="Kind">What is looked for.</param>
/// <param name="Today">The day it is.</param>
public sealed record PairRules(MentorshipKind Kind, DateOnly Today)
{
    /// <summary>Those who had each other may again after so many months; 0 for at once, null for never.</summary>
    public int? RepeatAfterMonths { get; init; } = 12;

    /// <summary>How many minutes a week two people have to work at the same time; 0 for no matter. Who did not say their zone is not held back.</summary>
    public int LeastSharedMinutes { get; init; }

    /// <summary>Only people of different teams. Whose team is not known is not held back.</summary>
    public bool IsAcrossTeams { get; init; }

    /// <summary>The mentor is at least so many levels above; null for no matter. Whose level is not known is not held back.</summary>
    public int? LeastLevelsAbove { get; init; }

    /// <summary>Both say what they speak, and have something of it in common; else it is enough that nothing is known against it.</summary>
    public bool IsLanguageNeeded { get; init; }

    /// <summary>Whoever looks would wait for a place: then nobody is left out because theirs are taken.</summary>
    public bool MayWait { get; init; }
}

/// <summary>Whether two people may be offered to each other.</summary>
public static class Exclusions
{
    /// <summary>The first reason against it; null when there is none. Nothing that is not known is one.</summary>
    /// <param name="mentee">Who looks; for peers the one.</param>
    /// <param name="mentor">Who may be found; for peers the other.</param>
    /// <param name="facts">Of the two.</param>
    /// <param name="rules">For everybody.</param>
    public static Exclusion? Find(Candidate mentee, Candidate mentor, PairFacts facts, PairRules rules)
    {
        var (one, other) = (mentee.Profile, mentor.Profile);
        return one.Key == other.Key ? Exclusion.Same
            : one.IsPaused || other.IsPaused ? Exclusion.Paused
            : !one.IsOpenFor(rules.Kind) || !other.IsOpenFor(rules.Kind) ? Exclusion.Kind
            : facts.IsOwnLine ? Exclusion.ReportingLine
            : facts.IsBlocked ? Exclusion.Blocked
            : facts.IsVetoed ? Exclusion.Vetoed
            : HadLately(facts, rules) ? Exclusion.Met
            : rules.Kind == MentorshipKind.Reverse && other.Level >= one.Level ? Exclusion.NotJunior
            : rules.Kind != MentorshipKind.Peer && !rules.MayWait && other.Capacity.FreeFor(rules.Kind) == 0 ? Exclusion.Full
            : (rules.IsLanguageNeeded || (mentee.Languages.Length > 0 && mentor.Languages.Length > 0)) && !mentee.Languages.AsSpan().ContainsAny(mentor.Languages) ? Exclusion.Language
            : one.Formats.Count > 0 && other.Formats.Count > 0 && !one.Formats.Overlaps(other.Formats) ? Exclusion.Format
            : rules.LeastSharedMinutes > 0 && mentee.MinutesSharedWith(mentor) < rules.LeastSharedMinutes ? Exclusion.Hours
            : rules.IsAcrossTeams && one.Team is { } team && team.Equals(other.Team, StringComparison.OrdinalIgnoreCase) ? Exclusion.Team
            : rules.Kind != MentorshipKind.Peer && other.Level - one.Level < rules.LeastLevelsAbove ? Exclusion.Level
            : null;
    }

    /// <summary>What may be told to others, so that nobody learns from it who blocked whom: the reasons that lie between two people are one.</summary>
    public static ToldExclusion Told(Exclusion exclusion) => exclusion switch
    {
        Exclusion.Same or Exclusion.ReportingLine or Exclusion.Blocked or Exclusion.Vetoed or Exclusion.Met => ToldExclusion.BetweenThem,
        Exclusion.Paused => ToldExclusion.Paused,
        Exclusion.Kind => ToldExclusion.Kind,
        Exclusion.NotJunior => ToldExclusion.NotJunior,
        Exclusion.Full => ToldExclusion.Full,
        Exclusion.Language => ToldExclusion.Language,
        Exclusion.Format => ToldExclusion.Format,
        Exclusion.Hours => ToldExclusion.Hours,
        Exclusion.Team => ToldExclusion.Team,
        Exclusion.Level => ToldExclusion.Level,
        Exclusion.OtherWay => ToldExclusion.OtherWay,
        _ => throw new ArgumentOutOfRangeException(nameof(exclusion), exclusion, "Expected one of Exclusion."),
    };

    private static bool HadLately(PairFacts facts, PairRules rules) => facts.LastHadOn is { } last
        && (rules.RepeatAfterMonths is not { } months || last > rules.Today.AddMonths(-months));
}
