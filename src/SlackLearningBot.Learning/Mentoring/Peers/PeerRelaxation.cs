using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Peers;

/// <summary>
/// What would be possible if everybody could be somebody's "mentor" and another one's "mentee": that is solved exactly. Pairs are one way of doing so, each counted both ways, so half
/// of it bounds every round of pairs. And it falls into circles and rows of people, in which every other pair makes a good beginning.
/// </summary>
internal sealed class PeerRelaxation
{
    private const int Nobody = -1;

    private readonly PeerGraph graph;
    private readonly int[] follows;

    public PeerRelaxation(PeerGraph graph)
    {
        this.graph = graph;
        follows = Solve(graph.Bonus);
    }

    public int MostGroups => follows.Count(next => next != Nobody) / 2;

    /// <summary>No round of so many groups has a greater total.</summary>
    public long MostTotal(int groups)
    {
        var together = follows.Count(next => next != Nobody);
        return Sum(2 * groups == together ? follows : Solve(0)) / 2;
    }

    /// <summary>Everybody's partner in the beginning; -1 for none.</summary>
    public int[] Begin()
    {
        var partners = new int[graph.Count];
        partners.AsSpan().Fill(Nobody);
        var isPassed = new bool[graph.Count];
        var isFollowed = new bool[graph.Count];
        foreach (var next in follows.Where(next => next != Nobody))
        {
            isFollowed[next] = true;
        }

        foreach (var first in Enumerable.Range(0, graph.Count).OrderBy(person => isFollowed[person])) // rows from their beginning, then circles from anywhere
        {
            if (!isPassed[first])
            {
                var chain = new List<int>();
                for (var person = first; person != Nobody && !isPassed[person]; person = follows[person])
                {
                    isPassed[person] = true;
                    chain.Add(person);
                }

                Pair(chain, isFollowed[first], partners);
            }
        }

        return partners;
    }

    private int[] Solve(long bonus)
    {
        var paths = new ShortestPaths(graph.Count, [.. Enumerable.Repeat(1, graph.Count)], graph.Fit, bonus);
        paths.Solve();
        return paths.Mates;
    }

    private long Sum(int[] next) => next.Index().Where(one => one.Item != Nobody).Sum(one => (long)graph.Fit(one.Index, one.Item));

    private void Pair(List<int> chain, bool isCircle, int[] partners)
    {
        var (worth, pairs) = BestOfRow(chain);
        if (isCircle && chain.Count > 2 && BestOfRow(chain[1..^1]) is var inner && inner.Worth + graph.Worth(chain[^1], chain[0]) > worth)
        {
            pairs = [.. inner.Pairs, (chain[^1], chain[0])];
        }

        foreach (var (one, other) in pairs)
        {
            (partners[one], partners[other]) = (other, one);
        }
    }

    /// <summary>The best pairs of neighbours in a row, each person in one at most.</summary>
    private (long Worth, List<(int One, int Other)> Pairs) BestOfRow(List<int> row)
    {
        var best = new long[row.Count + 1];
        for (var at = 2; at <= row.Count; at++)
        {
            best[at] = Math.Max(best[at - 1], best[at - 2] + graph.Worth(row[at - 2], row[at - 1]));
        }

        var pairs = new List<(int, int)>();
        for (var at = row.Count; at >= 2;)
        {
            if (best[at] == best[at - 1])
            {
                at--;
                continue;
            }

            pairs.Add((row[at - 2], row[at - 1]));
            at -= 2;
        }

        return (best[row.Count], pairs);
    }
}
