using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Peers;

/// <summary>Pairs among one set of people, found by local search, with a bound that says how good they are.</summary>
public static class PeerRound
{
    private const int Nobody = -1;

    /// <summary>
    /// First as many pairs, then as great a total as exchanges of two and three pairs can make. Who is left over joins the pair they fit best, if they may be with both, one a pair.
    /// The same people and seed give the same round, in whatever order they come.
    /// </summary>
    /// <param name="table">Of peers (<see cref="Rounds.RoundTable.OfPeers"/>).</param>
    /// <param name="seed">Decides between equals.</param>
    /// <exception cref="ArgumentException">The two sides of the table are not the same people, or not the same verdicts.</exception>
    public static PeerResult Of(PairTable table, string seed)
    {
        if (!table.Mentees.SequenceEqual(table.Mentors.Select(mentor => mentor.Key)))
        {
            throw new ArgumentException("Found different people on the two sides, expected the same in the same order.", nameof(table));
        }

        int[] order = [.. Enumerable.Range(0, table.Mentees.Count).OrderBy(at => Lot.Of(seed, "peer", table.Mentees[at])).ThenBy(at => table.Mentees[at], StringComparer.Ordinal)];
        var graph = new PeerGraph(table, order);
        var relaxation = new PeerRelaxation(graph);
        var partners = relaxation.Begin();
        PeerSearch.Improve(graph, partners);

        var thirds = Thirds(graph, partners);
        var taken = thirds.Where(third => third != Nobody).ToHashSet();
        var groups = new List<PeerGroup>();
        for (var one = 0; one < partners.Length; one++)
        {
            if (partners[one] is var other && other > one)
            {
                var (first, second) = (Math.Min(order[one], order[other]), Math.Max(order[one], order[other]));
                groups.Add(new PeerGroup(table.Mentees[first], table.Mentees[second], thirds[one] == Nobody ? null : table.Mentees[order[thirds[one]]], graph.Fit(one, other)));
            }
        }

        var places = table.Mentees.Index().ToDictionary(key => key.Item, key => key.Index);
        return new PeerResult(
            [.. groups.OrderBy(group => places[group.One])],
            [.. Enumerable.Range(0, partners.Length).Where(person => partners[person] == Nobody && !taken.Contains(person)).OrderBy(person => order[person]).Select(person => Alone(table, order[person], graph.Near(person).Length))],
            relaxation.MostGroups,
            relaxation.MostTotal(groups.Count));
    }

    /// <summary>Who joins a pair, by the earlier one of the two; -1 for nobody.</summary>
    private static int[] Thirds(PeerGraph graph, int[] partners)
    {
        var thirds = new int[partners.Length];
        thirds.AsSpan().Fill(Nobody);
        for (var person = 0; person < partners.Length; person++)
        {
            if (partners[person] == Nobody)
            {
                var (best, most) = (Nobody, -1L);
                for (var one = 0; one < partners.Length; one++)
                {
                    if (partners[one] is var other && other > one && thirds[one] == Nobody && graph.Fit(person, one) >= 0 && graph.Fit(person, other) >= 0
                        && (long)graph.Fit(person, one) + graph.Fit(person, other) is var sum && sum > most)
                    {
                        (best, most) = (one, sum);
                    }
                }

                if (best != Nobody)
                {
                    thirds[best] = person;
                }
            }
        }

        return thirds;
    }

    private static PeerAlone Alone(PairTable table, int person, int allowed)
    {
        var excluded = new SortedDictionary<ToldExclusion, int>();
        for (var other = 0; other < table.Mentors.Count; other++)
        {
            if (table[person, other].Why is { } why and not Exclusion.Same)
            {
                excluded[Exclusions.Told(why)] = excluded.GetValueOrDefault(Exclusions.Told(why)) + 1;
            }
        }

        return new PeerAlone(table.Mentees[person], allowed, excluded);
    }
}
