using System.Numerics;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>Holds a mentor against a mentee. Who may not have each other at all is <see cref="Exclusions"/>' matter.</summary>
public static class FitOf
{
    /// <summary>A goal is met so far, in thousandths, when the reason names it.</summary>
    private const int NamedFrom = 500;

    private const int Whole = 1000;

    /// <summary>The fit with its reasons.</summary>
    /// <param name="mentee">Who wants something.</param>
    /// <param name="mentor">Who may give it.</param>
    /// <param name="kind">What is looked for.</param>
    public static Fit Pair(Candidate mentee, Candidate mentor, MentorshipKind kind) => new(
        [.. Enum.GetValues<FitName>().Select(name => new FitPart(name, Points(name, mentee, mentor, kind), FitScale.Most(name), Reason(name, mentee, mentor, kind)))]);

    /// <summary>Only the sum: the same as <see cref="Fit.Total"/>, for a round that has a million pairs.</summary>
    public static int Total(Candidate mentee, Candidate mentor, MentorshipKind kind) =>
        Points(FitName.Goals, mentee, mentor, kind) + Points(FitName.Level, mentee, mentor, kind) + Points(FitName.Hours, mentee, mentor, kind)
        + Points(FitName.Difference, mentee, mentor, kind) + Points(FitName.Load, mentee, mentor, kind) + Points(FitName.Language, mentee, mentor, kind);

    /// <summary>Of two peers, each as the other's mentor: 0 … 2 × <see cref="Fit.Most"/>, the same whoever comes first.</summary>
    public static int Peers(Candidate one, Candidate other) => Total(one, other, MentorshipKind.Peer) + Total(other, one, MentorshipKind.Peer);

    private static int Points(FitName name, Candidate mentee, Candidate mentor, MentorshipKind kind) => name switch
    {
        FitName.Goals => FitScale.Points(name, GoalShare(mentee, mentor, kind), Whole),
        FitName.Level => FitScale.Points(name, LevelsAbove(mentee, mentor) is { } above ? FitScale.OfLevels(kind, above) : null, 100),
        FitName.Hours => FitScale.Points(name, mentee.MinutesSharedWith(mentor), FitScale.PlentyOfMinutes),
        FitName.Difference => Wished(mentee, mentor) is var (wished, met) ? FitScale.Points(name, BitOperations.PopCount((uint)met), BitOperations.PopCount((uint)wished)) : FitScale.Points(name, null, 1),
        FitName.Load => Places(mentor, kind) is var (free, of) ? FitScale.Points(name, free, of) : FitScale.Points(name, null, 1),
        FitName.Language => FitScale.Points(name, AreLanguagesKnown(mentee, mentor) ? mentee.Languages.AsSpan().ContainsAny(mentor.Languages) ? 1 : 0 : null, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Expected one of FitName."),
    };

    private static FitReason Reason(FitName name, Candidate mentee, Candidate mentor, MentorshipKind kind) => name switch
    {
        FitName.Goals when mentee.Goals.Length > 0 => new FitReason.Goals(
            [.. mentee.Profile.Goals.Where((_, at) => Met(mentee.Goals[at], mentor, kind) >= NamedFrom)], mentee.Goals.Length),
        FitName.Level when LevelsAbove(mentee, mentor) is { } above => new FitReason.Level(above),
        FitName.Hours when mentee.MinutesSharedWith(mentor) is { } minutes => new FitReason.Hours(minutes),
        FitName.Difference when Wished(mentee, mentor) is var (wished, met) => new FitReason.Different(wished, met),
        FitName.Load when Places(mentor, kind) is var (free, of) => new FitReason.Load(free, of),
        FitName.Language when AreLanguagesKnown(mentee, mentor) => new FitReason.Language(
            [.. mentee.Profile.Languages.Where(language => mentor.Languages.Contains(language.Trim().ToLowerInvariant(), StringComparer.Ordinal))]),
        _ => new FitReason.NotKnown(),
    };

    /// <summary>The mean over the mentee's goals, in thousandths; null without goals.</summary>
    private static int? GoalShare(Candidate mentee, Candidate mentor, MentorshipKind kind)
    {
        if (mentee.Goals.Length == 0)
        {
            return null;
        }

        var sum = 0;
        foreach (var goal in mentee.Goals)
        {
            sum += Met(goal, mentor, kind);
        }

        return sum / mentee.Goals.Length;
    }

    /// <summary>The share of a goal's words that one of the mentor's topics has, in thousandths. Peers who want the same can go for it together: that counts half.</summary>
    private static int Met(string[] goal, Candidate mentor, MentorshipKind kind)
    {
        var given = Best(goal, mentor.Gives);
        return kind == MentorshipKind.Peer ? Math.Max(given, Best(goal, mentor.Goals) / 2) : given;
    }

    private static int Best(string[] goal, string[][] topics)
    {
        var most = 0;
        foreach (var topic in topics)
        {
            var common = 0;
            foreach (var word in goal)
            {
                common += topic.AsSpan().Contains(word) ? 1 : 0;
            }

            most = Math.Max(most, common);
        }

        return goal.Length == 0 ? 0 : Whole * most / goal.Length;
    }

    private static int? LevelsAbove(Candidate mentee, Candidate mentor) => mentor.Profile.Level - mentee.Profile.Level;

    /// <summary>What either wishes different and is known of both, and what of it is; null when that is nothing.</summary>
    private static (Difference Wished, Difference Met)? Wished(Candidate mentee, Candidate mentor)
    {
        var (one, other) = (mentee.Profile, mentor.Profile);
        var (known, differs) = (Difference.None, Difference.None);
        Look(Difference.Team, one.Team, other.Team);
        Look(Difference.Function, one.Function, other.Function);
        Look(Difference.Site, one.Site, other.Site);
        if (one.Level is { } mine && other.Level is { } theirs)
        {
            known |= Difference.Seniority;
            differs |= mine != theirs ? Difference.Seniority : Difference.None;
        }

        var wished = (one.Wishes | other.Wishes) & known;
        return wished == Difference.None ? null : (wished, wished & differs);

        void Look(Difference what, string? mine, string? theirs)
        {
            if (mine is not null && theirs is not null)
            {
                known |= what;
                differs |= mine.Equals(theirs, StringComparison.OrdinalIgnoreCase) ? Difference.None : what;
            }
        }
    }

    /// <summary>Peers take no places.</summary>
    private static (int Free, int Of)? Places(Candidate mentor, MentorshipKind kind) =>
        kind != MentorshipKind.Peer && mentor.Profile.Capacity.PlacesFor(kind) is var of and > 0 ? (mentor.Profile.Capacity.FreeFor(kind), of) : null;

    private static bool AreLanguagesKnown(Candidate mentee, Candidate mentor) => mentee.Languages.Length > 0 && mentor.Languages.Length > 0;
}
