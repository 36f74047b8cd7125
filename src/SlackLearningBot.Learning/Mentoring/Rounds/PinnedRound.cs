using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>A pair that was set by hand.</summary>
public sealed record PinnedPair(string Mentee, string Mentor);

/// <summary>What came of pairs that were set by hand.</summary>
public abstract record PinnedDecision
{
    private PinnedDecision()
    {
    }

    /// <summary>The best round that has these pairs.</summary>
    public sealed record Possible(RoundResult Round) : PinnedDecision
    {
        /// <summary>What the pins cost: how many pairs fewer than in the best round, and how much fit; the fit alone may have become more when there are fewer pairs.</summary>
        public (int Pairs, long Fit) CostAgainst(RoundResult best) => (best.Pairs.Count - Round.Pairs.Count, best.Total - Round.Total);
    }

    /// <summary>These two may not have each other.</summary>
    public sealed record Forbidden(PinnedPair Pair, ToldExclusion Why) : PinnedDecision;

    /// <summary>More were set to a mentor than have a place.</summary>
    public sealed record NoPlace(string Mentor, int Places) : PinnedDecision;

    /// <summary>Somebody is not in the round, or a mentee was set twice.</summary>
    public sealed record NotOfTheRound(PinnedPair Pair) : PinnedDecision;
}

/// <summary>The best round that has some pairs set by hand.</summary>
public static class PinnedRound
{
    /// <param name="table">Who may have whom.</param>
    /// <param name="seed">As of the round without them.</param>
    /// <param name="pins">Each mentee at most once.</param>
    public static PinnedDecision Of(PairTable table, string seed, IReadOnlyList<PinnedPair> pins)
    {
        var mentees = RoundPlaces.PlacesOf(table.Mentees);
        var mentors = RoundPlaces.PlacesOf([.. table.Mentors.Select(mentor => mentor.Key)]);
        var pinned = new Dictionary<string, RoundPair>();
        foreach (var pin in pins)
        {
            if (!mentees.TryGetValue(pin.Mentee, out var mentee) || !mentors.TryGetValue(pin.Mentor, out var mentor) || pinned.ContainsKey(pin.Mentee))
            {
                return new PinnedDecision.NotOfTheRound(pin);
            }

            if (table[mentee, mentor].Why is { } why)
            {
                return new PinnedDecision.Forbidden(pin, Exclusions.Told(why));
            }

            pinned.Add(pin.Mentee, new RoundPair(pin.Mentee, pin.Mentor, table[mentee, mentor].Fit));
        }

        var taken = pinned.Values.CountBy(pair => pair.Mentor).ToDictionary();
        if (table.Mentors.FirstOrDefault(mentor => taken.GetValueOrDefault(mentor.Key) > mentor.Places) is { } full)
        {
            return new PinnedDecision.NoPlace(full.Key, full.Places);
        }

        int[] others = [.. Enumerable.Range(0, table.Mentees.Count).Where(at => !pinned.ContainsKey(table.Mentees[at]))];
        var rest = BestRound.Of(
            PairTable.Of(
                [.. others.Select(at => table.Mentees[at])],
                [.. table.Mentors.Select(mentor => mentor with { Places = mentor.Places - taken.GetValueOrDefault(mentor.Key) })],
                (mentee, mentor) => table[others[mentee], mentor]),
            seed);
        return new PinnedDecision.Possible(rest with { Pairs = [.. rest.Pairs.Concat(pinned.Values).OrderBy(pair => mentees[pair.Mentee])] });
    }
}
