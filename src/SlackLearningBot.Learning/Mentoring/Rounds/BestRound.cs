using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>The round in which as many as possible have a mentor and, of those, the fits add up to the most.</summary>
public static class BestRound
{
    private const int Forbidden = -1;

    /// <summary>
    /// Solves a round exactly. Of several that are equally good it is the one decided by lot: mentees and mentors are put in the order of their lots, the first mentee gets the first mentor
    /// they have in any of these rounds (to go without comes last), then the second, and so on. So neither names nor the order of the lists matter.
    /// </summary>
    /// <param name="table">Who may have whom.</param>
    /// <param name="seed">Stands for chance: the round's id, say.</param>
    public static RoundResult Of(PairTable table, string seed)
    {
        var mentees = Drawn(table.Mentees, seed, "mentee");
        var mentors = Drawn([.. table.Mentors.Select(mentor => mentor.Key)], seed, "mentor");
        int[] places = [.. mentors.Select(mentor => Math.Min(table.Mentors[mentor].Places, table.Mentees.Count))];
        var paths = new ShortestPaths(mentees.Length, places, (mentee, mentor) => table[mentees[mentee], mentors[mentor]] is { Why: null, Fit: var fit } ? fit : Forbidden, BonusOf(table, places));
        paths.Solve();

        var drawn = FirstOfEqual.Of(paths, places);
        var mates = new int[mentees.Length];
        var (menteePrices, mentorPrices) = (new long[mentees.Length], new long[mentors.Length]);
        for (var at = 0; at < mentees.Length; at++)
        {
            mates[mentees[at]] = drawn[at] < 0 ? Forbidden : mentors[drawn[at]];
            menteePrices[mentees[at]] = paths.MenteePrices[at];
        }

        for (var at = 0; at < mentors.Length; at++)
        {
            mentorPrices[mentors[at]] = paths.MentorPrices[at];
        }

        var allowed = Allowed(table);
        var (coverMentees, coverMentors) = Cover.Of(mates, allowed, mentors.Length);
        return new RoundResult(
            [.. mates.Index().Where(mate => mate.Item >= 0).Select(mate => new RoundPair(table.Mentees[mate.Index], table.Mentors[mate.Item].Key, table[mate.Index, mate.Item].Fit))],
            Without.Of(table, mates, allowed),
            new Certificate(coverMentees, coverMentors, paths.Bonus, menteePrices, mentorPrices));
    }

    /// <summary>More than the fits of all pairs together, so that one more pair outweighs them all.</summary>
    private static long BonusOf(PairTable table, int[] places)
    {
        var most = 0;
        for (var mentee = 0; mentee < table.Mentees.Count; mentee++)
        {
            for (var mentor = 0; mentor < table.Mentors.Count; mentor++)
            {
                most = Math.Max(most, table[mentee, mentor].Fit);
            }
        }

        return (Math.Min(table.Mentees.Count, places.Sum(count => (long)count)) * most) + 1;
    }

    private static int[] Drawn(IReadOnlyList<string> keys, string seed, string side) =>
        [.. Enumerable.Range(0, keys.Count).OrderBy(at => Lot.Of(seed, side, keys[at])).ThenBy(at => keys[at], StringComparer.Ordinal)];

    private static Bits[] Allowed(PairTable table)
    {
        var allowed = new Bits[table.Mentees.Count];
        for (var mentee = 0; mentee < allowed.Length; mentee++)
        {
            allowed[mentee] = new Bits(table.Mentors.Count);
            for (var mentor = 0; mentor < table.Mentors.Count; mentor++)
            {
                if (table[mentee, mentor].Why is null)
                {
                    allowed[mentee].Set(mentor);
                }
            }
        }

        return allowed;
    }
}
