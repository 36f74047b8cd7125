using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>What came of a change by hand that leaves all other pairs alone.</summary>
public abstract record HandEdit
{
    private HandEdit()
    {
    }

    /// <summary>The round as it would be.</summary>
    /// <param name="Pairs">In the table's order of mentees.</param>
    /// <param name="FitLost">How much less all fits are together; negative when they are more.</param>
    public sealed record Done(IReadOnlyList<RoundPair> Pairs, long FitLost) : HandEdit;

    /// <summary>A pair that would come of it may not be.</summary>
    public sealed record Forbidden(PinnedPair Pair, ToldExclusion Why) : HandEdit;

    /// <summary>The mentor has no place left.</summary>
    public sealed record NoPlace(string Mentor, int Places) : HandEdit;

    /// <summary>Two mentees take each other's mentor; one of them may have none.</summary>
    /// <param name="table">Who may have whom.</param>
    /// <param name="pairs">The round as it is.</param>
    /// <param name="one">A mentee.</param>
    /// <param name="other">Another mentee.</param>
    /// <exception cref="ArgumentException">Somebody is not of the table.</exception>
    public static HandEdit Exchange(PairTable table, IReadOnlyList<RoundPair> pairs, string one, string other)
    {
        var round = RoundPlaces.Of(table, pairs);
        var (first, second) = (PlaceOf(table, one), PlaceOf(table, other));
        (round.Mates[first], round.Mates[second]) = (round.Mates[second], round.Mates[first]);
        return Judge(table, pairs, round.Mates, [first, second]);
    }

    /// <summary>A mentee gets another mentor, or none.</summary>
    /// <param name="table">Who may have whom.</param>
    /// <param name="pairs">The round as it is.</param>
    /// <param name="mentee">Who.</param>
    /// <param name="mentor">Null for none.</param>
    /// <exception cref="ArgumentException">Somebody is not of the table.</exception>
    public static HandEdit Give(PairTable table, IReadOnlyList<RoundPair> pairs, string mentee, string? mentor)
    {
        var round = RoundPlaces.Of(table, pairs);
        var at = PlaceOf(table, mentee);
        var to = mentor is null ? -1 : table.Mentors.Index().Where(one => one.Item.Key == mentor).Select(one => (int?)one.Index).FirstOrDefault()
            ?? throw new ArgumentException($"Found the mentor {mentor}, expected one of the table.", nameof(mentor));
        if (to >= 0 && to != round.Mates[at] && round.Loads[to] >= table.Mentors[to].Places)
        {
            return new NoPlace(table.Mentors[to].Key, table.Mentors[to].Places);
        }

        round.Mates[at] = to;
        return Judge(table, pairs, round.Mates, [at]);
    }

    private static HandEdit Judge(PairTable table, IReadOnlyList<RoundPair> before, int[] mates, int[] changed)
    {
        foreach (var mentee in changed.Where(mentee => mates[mentee] >= 0))
        {
            if (table[mentee, mates[mentee]].Why is { } why)
            {
                return new Forbidden(new PinnedPair(table.Mentees[mentee], table.Mentors[mates[mentee]].Key), Exclusions.Told(why));
            }
        }

        RoundPair[] after =
        [
            .. mates.Index().Where(mate => mate.Item >= 0)
                .Select(mate => new RoundPair(table.Mentees[mate.Index], table.Mentors[mate.Item].Key, table[mate.Index, mate.Item].Fit)),
        ];
        return new Done(after, before.Sum(pair => (long)pair.Fit) - after.Sum(pair => (long)pair.Fit));
    }

    private static int PlaceOf(PairTable table, string mentee) => table.Mentees.Index().Where(one => one.Item == mentee).Select(one => (int?)one.Index).FirstOrDefault()
        ?? throw new ArgumentException($"Found the mentee {mentee}, expected one of the table.", nameof(mentee));
}
