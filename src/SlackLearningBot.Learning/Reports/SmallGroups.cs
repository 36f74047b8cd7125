namespace SlackLearningBot.Learning.Reports;

/// <summary>
/// Which parts of a whole may be told, so that nobody is found: no group of fewer than <see cref="Fewest"/> people, and none that could be found by taking what is told from the whole.
/// </summary>
/// <remarks>
/// The parts must not overlap. Then all that can be worked out from what is told is the whole, unions of told parts, and those taken from the whole; each of these holds a told
/// part (which is large enough) or is all that is hidden (which is made large enough).
/// </remarks>
public static class SmallGroups
{
    /// <summary>No fewer people are told of.</summary>
    public const int Fewest = 5;

    /// <summary>What may be told of a whole and its parts.</summary>
    /// <param name="parts">The people of each part; a person may be in several, with different answers. A part nobody is in is empty and neither told nor hidden.</param>
    public static ToldGroups Tell(IReadOnlyList<IReadOnlyCollection<string>> parts)
    {
        var people = parts.Select(part => part.ToHashSet(StringComparer.Ordinal)).ToList();
        if (Union(people, _ => true) < Fewest)
        {
            return new ToldGroups(false, [.. people.Select(_ => false)]);
        }

        var told = people.Select(part => part.Count >= Fewest).ToArray();
        while (Union(people, at => !told[at]) is > 0 and < Fewest)
        {
            // The whole would give the hidden ones away: one more part keeps them company, that with the fewest people.
            var next = Enumerable.Range(0, people.Count).Where(at => told[at]).OrderBy(at => people[at].Count).ThenBy(at => at).First();
            told[next] = false;
        }

        return new ToldGroups(true, told);
    }

    /// <summary>How many people are in at least one of these parts.</summary>
    private static int Union(List<HashSet<string>> people, Func<int, bool> which) => people.Where((_, at) => which(at)).SelectMany(part => part).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>What may be told.</summary>
/// <param name="Whole">Whether the whole may be.</param>
/// <param name="Parts">Whether each part may be, in their order; never one without the whole.</param>
public sealed record ToldGroups(bool Whole, IReadOnlyList<bool> Parts);
