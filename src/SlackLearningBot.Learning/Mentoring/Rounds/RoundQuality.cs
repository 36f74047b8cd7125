using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>How good a round is, before it is published.</summary>
/// <param name="Pairs">How many.</param>
/// <param name="Unmatched">How many mentees go without.</param>
/// <param name="MeanFit">Over the pairs; 0 without any.</param>
/// <param name="LowestQuartile">A quarter of the pairs fit so well or less (nearest rank); 0 without any.</param>
/// <param name="BlockingPairs">How often a mentee and a mentor would both rather have each other, by fit, than what the round gives them.</param>
/// <param name="CrossTeam">In how many pairs the two are of different teams.</param>
/// <param name="TeamsKnown">In how many pairs both teams are known.</param>
public sealed record RoundQuality(int Pairs, int Unmatched, double MeanFit, int LowestQuartile, int BlockingPairs, int CrossTeam, int TeamsKnown)
{
    /// <summary>0 … 1 of the pairs whose teams are known; null when those are none.</summary>
    public double? CrossTeamShare => TeamsKnown == 0 ? null : (double)CrossTeam / TeamsKnown;

    /// <param name="table">Who may have whom.</param>
    /// <param name="pairs">Of that table, the best ones or any others.</param>
    /// <param name="teamOf">Somebody's team; null when it is not known.</param>
    /// <exception cref="ArgumentException">A pair is not of the table.</exception>
    public static RoundQuality Of(PairTable table, IReadOnlyList<RoundPair> pairs, Func<string, string?> teamOf)
    {
        int[] fits = [.. pairs.Select(pair => pair.Fit).Order()];
        var teams = pairs.Select(pair => (Mentee: teamOf(pair.Mentee), Mentor: teamOf(pair.Mentor))).Where(both => both is (not null, not null)).ToList();
        return new RoundQuality(
            pairs.Count,
            table.Mentees.Count - pairs.Count,
            fits.Length == 0 ? 0 : fits.Average(),
            fits.Length == 0 ? 0 : fits[((fits.Length + 3) / 4) - 1],
            Blocking(table, RoundPlaces.Of(table, pairs)),
            teams.Count(both => !both.Mentee!.Equals(both.Mentor, StringComparison.OrdinalIgnoreCase)),
            teams.Count);
    }

    private static int Blocking(PairTable table, RoundPlaces round)
    {
        // Who goes without would rather have anybody, and who has a place left would take anybody.
        int[] has = [.. round.Mates.Select((mate, mentee) => mate < 0 ? -1 : table[mentee, mate].Fit)];
        int[] worst = [.. table.Mentors.Select((mentor, at) => round.Loads[at] < mentor.Places ? -1 : int.MaxValue)];
        for (var mentee = 0; mentee < has.Length; mentee++)
        {
            if (round.Mates[mentee] is var mate and >= 0)
            {
                worst[mate] = Math.Min(worst[mate], has[mentee]);
            }
        }

        var blocking = 0;
        for (var mentee = 0; mentee < has.Length; mentee++)
        {
            for (var mentor = 0; mentor < worst.Length; mentor++)
            {
                // A mentor without any place has nobody to part with: their worst is beyond every fit.
                blocking += mentor != round.Mates[mentee] && table[mentee, mentor] is { Why: null, Fit: var fit } && fit > has[mentee] && fit > worst[mentor] ? 1 : 0;
            }
        }

        return blocking;
    }
}
