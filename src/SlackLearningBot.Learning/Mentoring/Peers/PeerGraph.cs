using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Peers;

/// <summary>Who may be with whom, and what a pair is worth: its fit and a bonus that outweighs all fits.</summary>
internal sealed class PeerGraph
{
    private readonly int[] fits;
    private readonly int[][] near;

    /// <param name="table">Of peers: the same people on both sides, the same verdict both ways.</param>
    /// <param name="order">The people by their places in the table, in the order in which they are known here.</param>
    /// <exception cref="ArgumentException">It is no table of peers.</exception>
    public PeerGraph(PairTable table, int[] order)
    {
        Count = order.Length;
        fits = new int[Count * Count];
        near = new int[Count][];
        var most = 0;
        for (var one = 0; one < Count; one++)
        {
            for (var other = 0; other < Count; other++)
            {
                var (there, back) = (table[order[one], order[other]], table[order[other], order[one]]);
                if (there != back && (there.Why is null || back.Why is null))
                {
                    throw new ArgumentException($"Found {there} for {table.Mentees[order[one]]} and {table.Mentees[order[other]]}, and {back} the other way round; expected the same.", nameof(table));
                }

                fits[(one * Count) + other] = there.Why is null && one != other ? there.Fit : -1;
                most = Math.Max(most, there.Fit);
            }
        }

        Bonus = ((long)Count * most) + 1;
        for (var one = 0; one < Count; one++)
        {
            var start = one * Count;
            int[] allowed = [.. Enumerable.Range(0, Count).Where(other => fits[start + other] >= 0)];
            Array.Sort(Array.ConvertAll(allowed, other => ((long)-fits[start + other] * Count) + other), allowed);
            near[one] = allowed;
        }
    }

    public int Count { get; }

    public long Bonus { get; }

    /// <summary>With whom somebody may be, the best first.</summary>
    public ReadOnlySpan<int> Near(int one) => near[one];

    /// <summary>Negative when they may not.</summary>
    public int Fit(int one, int other) => fits[(one * Count) + other];

    /// <summary>Of two who may.</summary>
    public long Worth(int one, int other) => Bonus + fits[(one * Count) + other];
}
