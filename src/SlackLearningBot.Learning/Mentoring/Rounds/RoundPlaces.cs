using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>The pairs of a round by their places in a table's lists.</summary>
/// <param name="Mates">Each mentee's mentor; -1 for none.</param>
/// <param name="Loads">How many mentees each mentor has.</param>
internal sealed record RoundPlaces(int[] Mates, int[] Loads)
{
    /// <exception cref="ArgumentException">A pair is not of the table, or a mentee stands in two.</exception>
    public static RoundPlaces Of(PairTable table, IEnumerable<RoundPair> pairs)
    {
        var (mentees, mentors) = (PlacesOf(table.Mentees), PlacesOf([.. table.Mentors.Select(mentor => mentor.Key)]));
        var mates = new int[table.Mentees.Count];
        var loads = new int[table.Mentors.Count];
        mates.AsSpan().Fill(-1);
        foreach (var pair in pairs)
        {
            if (!mentees.TryGetValue(pair.Mentee, out var mentee) || !mentors.TryGetValue(pair.Mentor, out var mentor) || mates[mentee] >= 0)
            {
                throw new ArgumentException($"Found the pair {pair.Mentee} and {pair.Mentor}, expected people of the table, and each mentee in one pair.", nameof(pairs));
            }

            mates[mentee] = mentor;
            loads[mentor]++;
        }

        return new RoundPlaces(mates, loads);
    }

    public static Dictionary<string, int> PlacesOf(IReadOnlyList<string> keys) => keys.Index().ToDictionary(key => key.Item, key => key.Index);
}
