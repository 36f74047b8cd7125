using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>A mentee, their mentor, and how well they fit.</summary>
public sealed record RoundPair(string Mentee, string Mentor, int Fit);

/// <summary>Why somebody goes without a mentor.</summary>
public abstract record WithoutReason
{
    private WithoutReason()
    {
    }

    /// <summary>No mentor of the round may be theirs: how many for which reason.</summary>
    public sealed record NobodyAllowed(IReadOnlyDictionary<ToldExclusion, int> Mentors) : WithoutReason;

    /// <summary>
    /// <paramref name="People"/> mentees, this one among them, may have none but these <paramref name="Mentors"/>, who have fewer <paramref name="Places"/>: whoever of them has one, somebody goes without.
    /// </summary>
    public sealed record TooFewPlaces(IReadOnlyList<string> Mentors, int Places, int People) : WithoutReason;
}

/// <summary>Somebody who goes without.</summary>
public sealed record WithoutMentor(string Mentee, WithoutReason Reason);

/// <summary>The best round there is.</summary>
/// <param name="Pairs">In the table's order of mentees.</param>
/// <param name="Without">Who has none, in the same order.</param>
/// <param name="Proof">Why there is none better; of a round with pairs that were set by hand it speaks of the others.</param>
public sealed record RoundResult(IReadOnlyList<RoundPair> Pairs, IReadOnlyList<WithoutMentor> Without, Certificate Proof)
{
    /// <summary>The fits of all pairs together.</summary>
    public long Total => Pairs.Sum(pair => (long)pair.Fit);

    /// <summary>Whether this is better than the other: more pairs, or as many and a greater total.</summary>
    public bool IsBetterThan(RoundResult other) => Pairs.Count != other.Pairs.Count ? Pairs.Count > other.Pairs.Count : Total > other.Total;
}
