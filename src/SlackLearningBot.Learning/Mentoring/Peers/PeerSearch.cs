namespace SlackLearningBot.Learning.Mentoring.Peers;

/// <summary>
/// Makes pairs better by exchanges: up to three pairs are taken apart and put together otherwise, and who is alone is let in, until no such exchange is a gain.
/// </summary>
/// <remarks>
/// An exchange is a circle: take a pair apart, put one of the two to somebody else, take that pair apart, and so on, and close it. Every circle that is a gain has a place to begin at from
/// which the sum never falls to 0 on the way (Lin and Kernighan 1973), so only those are followed, and none is missed. Whoever is alone begins a chain that ends with another who is, or makes
/// one so; on it nothing falls to 0, so from its second step on only the <see cref="Widest"/> best of each are tried, which in a small round are all.
/// </remarks>
internal sealed class PeerSearch
{
    private const int Nobody = -1;
    private const int MostPairs = 3;
    private const int Widest = 64;

    private readonly PeerGraph graph;
    private readonly int[] partners;
    private readonly List<int> chain = [];

    private PeerSearch(PeerGraph graph, int[] partners)
    {
        (this.graph, this.partners) = (graph, partners);
    }

    /// <param name="graph">Who may be with whom.</param>
    /// <param name="partners">Everybody's, -1 for none; changed.</param>
    public static void Improve(PeerGraph graph, int[] partners)
    {
        var search = new PeerSearch(graph, partners);
        for (var quiet = 0; quiet < graph.Count;)
        {
            // A whole round of people without a gain, and there is none any more.
            for (var person = 0; person < graph.Count && quiet < graph.Count; person++)
            {
                quiet = search.ImproveFrom(person) ? 0 : quiet + 1;
            }
        }
    }

    private bool ImproveFrom(int start)
    {
        chain.Clear();
        chain.Add(start);
        var end = partners[start];
        return end == Nobody ? Go(start, end, 0, 0) : Go(start, end, -graph.Worth(start, end), 1);
    }

    /// <summary>Puts the last of the chain to somebody else.</summary>
    /// <param name="last">Who is to get another partner.</param>
    /// <param name="end">Who was left first; -1 when the chain began with somebody alone.</param>
    /// <param name="gain">Of the exchange so far; with the next pair it must be above 0.</param>
    /// <param name="apart">How many pairs were taken apart.</param>
    private bool Go(int last, int end, long gain, int apart)
    {
        var near = graph.Near(last);
        foreach (var next in end == Nobody && apart > 0 && near.Length > Widest ? near[..Widest] : near)
        {
            var with = gain + graph.Worth(last, next);
            if (with <= 0)
            {
                return false; // and all others are worth less
            }

            if (next == end || chain.Contains(next))
            {
                continue;
            }

            var left = partners[next];
            if (left == Nobody)
            {
                if (end == Nobody)
                {
                    Change(next);
                    return true;
                }

                continue; // a chain that leaves somebody alone is found from the one who is alone
            }

            if (chain.Contains(left))
            {
                continue;
            }

            var after = with - graph.Worth(next, left);
            var closed = end == Nobody ? after : graph.Fit(left, end) >= 0 ? after + graph.Worth(left, end) : 0;
            if (closed > 0)
            {
                Change(next, left, end);
                return true;
            }

            if (apart + 1 < MostPairs)
            {
                chain.Add(next);
                chain.Add(left);
                if (Go(left, end, after, apart + 1))
                {
                    return true;
                }

                chain.RemoveRange(chain.Count - 2, 2);
            }
        }

        return false;
    }

    /// <summary>Puts together what the chain says: its first with its second, its third with its fourth, and so on; who is left at its end with the end, or alone.</summary>
    private void Change(params ReadOnlySpan<int> rest)
    {
        foreach (var person in rest)
        {
            if (person != Nobody)
            {
                chain.Add(person);
            }
        }

        foreach (var person in chain)
        {
            partners[person] = Nobody;
        }

        for (var at = 0; at + 1 < chain.Count; at += 2)
        {
            (partners[chain[at]], partners[chain[at + 1]]) = (chain[at + 1], chain[at]);
        }
    }
}
