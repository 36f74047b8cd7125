using System.Numerics;
using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Mentoring.Solving;

/// <summary>
/// The best way to give mentees to mentors, by successive shortest augmenting paths (Tomizawa 1971; Edmonds and Karp 1972): the mentees come one after the other, and each is
/// let in along the cheapest chain of "you take another then", which may also end with somebody who goes without.
/// </summary>
/// <remarks>
/// A chain looks at each mentee once at most and then at a whole row, so n mentees and m mentors never take more than n² rows of m, whatever the fits are; a mentor with
/// many places is one node, not many. A row is looked at several mentors at a time (<see cref="Vector{T}"/>), which is why fits are kept as 32 bits and sums as 64.
/// All prices lie between 0 and the worth of one pair, so that nothing overflows.
/// </remarks>
internal sealed class ShortestPaths
{
    private const int Nobody = -1;
    private const int Forbidden = -1;
    private const long Closed = long.MinValue;

    private readonly int mentees;
    private readonly int stride;
    private readonly int[] fits;
    private readonly int[] places;
    private readonly long top;
    private readonly List<int>[] holders;

    private readonly long[] distances;
    private readonly long[] cameFrom;
    private readonly long[] isFree;
    private readonly List<(int Mentee, long At)> seen = [];
    private readonly List<(int Mentor, long At)> passed = [];

    /// <param name="mentees">How many.</param>
    /// <param name="places">Of each mentor.</param>
    /// <param name="fit">Of a mentee and a mentor; negative when they may not.</param>
    /// <param name="bonus">What a pair is worth besides its fit, from 0.</param>
    public ShortestPaths(int mentees, int[] places, Func<int, int, int> fit, long bonus)
    {
        (this.mentees, this.places, Bonus) = (mentees, places, bonus);
        var wide = Vector<int>.Count;
        stride = (places.Length + wide - 1) / wide * wide;
        fits = new int[mentees * stride];
        fits.AsSpan().Fill(Forbidden);
        var most = 0;
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            for (var mentor = 0; mentor < places.Length; mentor++)
            {
                var one = fit(mentee, mentor);
                fits[(mentee * stride) + mentor] = one < 0 ? Forbidden : one;
                most = Math.Max(most, one);
            }
        }

        top = bonus + most;
        Mates = new int[mentees];
        MenteePrices = new long[mentees];
        MentorPrices = new long[stride];
        holders = [.. places.Select(_ => new List<int>())];
        distances = new long[stride];
        cameFrom = new long[stride];
        isFree = new long[stride];
        Mates.AsSpan().Fill(Nobody);
        for (var mentor = 0; mentor < places.Length; mentor++)
        {
            isFree[mentor] = places[mentor] > 0 ? -1 : 0;
        }
    }

    public long Bonus { get; }

    /// <summary>Each mentee's mentor; -1 for none.</summary>
    public int[] Mates { get; }

    /// <summary>What a mentee adds to the best sum; never below 0, and 0 for all who go without.</summary>
    public long[] MenteePrices { get; }

    /// <summary>What one more place of a mentor adds; never below 0, and 0 for all who have a place left. Longer than there are mentors.</summary>
    public long[] MentorPrices { get; }

    /// <summary>The fit of a pair, negative when it is forbidden.</summary>
    public int FitOf(int mentee, int mentor) => fits[(mentee * stride) + mentor];

    /// <summary>How many mentees a mentor has.</summary>
    public int LoadOf(int mentor) => holders[mentor].Count;

    public void Solve()
    {
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            LetIn(mentee);
        }
    }

    private void LetIn(int newcomer)
    {
        distances.AsSpan(0, places.Length).Fill(long.MaxValue);
        distances.AsSpan(places.Length).Fill(Closed);
        seen.Clear();
        passed.Clear();
        MenteePrices[newcomer] = top; // no pair is worth more, so no price is broken
        var (without, withoutAt) = (Nobody, long.MaxValue);
        See(newcomer, 0);

        while (true)
        {
            var (nearest, nearestFree) = Nearest();
            if (nearestFree <= nearest && nearestFree <= withoutAt)
            {
                End(nearestFree);
                Pass(newcomer, FreeAt(nearestFree));
                return;
            }

            if (withoutAt <= nearest)
            {
                End(withoutAt);
                if (Leave(without) is var left and not Nobody)
                {
                    Pass(newcomer, left);
                }

                return;
            }

            var mentor = distances.AsSpan(0, places.Length).IndexOf(nearest);
            distances[mentor] = Closed;
            passed.Add((mentor, nearest));
            foreach (var holder in holders[mentor])
            {
                See(holder, nearest);
            }
        }

        void See(int mentee, long at)
        {
            seen.Add((mentee, at));
            if (at + MenteePrices[mentee] < withoutAt)
            {
                (without, withoutAt) = (mentee, at + MenteePrices[mentee]);
            }

            Reach(mentee, at + MenteePrices[mentee] - Bonus);
        }
    }

    /// <summary>How far the mentors are by way of this mentee.</summary>
    private void Reach(int mentee, long start)
    {
        var row = MemoryMarshal.Cast<int, Vector<int>>(fits.AsSpan(mentee * stride, stride));
        var prices = MemoryMarshal.Cast<long, Vector<long>>(MentorPrices.AsSpan());
        var near = MemoryMarshal.Cast<long, Vector<long>>(distances.AsSpan());
        var from = MemoryMarshal.Cast<long, Vector<long>>(cameFrom.AsSpan());
        var (begin, who) = (new Vector<long>(start), new Vector<long>(mentee));
        for (var at = 0; at < row.Length; at++)
        {
            Vector.Widen(row[at], out var low, out var high);
            Nearer(low, begin, who, prices[2 * at], ref near[2 * at], ref from[2 * at]);
            Nearer(high, begin, who, prices[(2 * at) + 1], ref near[(2 * at) + 1], ref from[(2 * at) + 1]);
        }
    }

    private static void Nearer(Vector<long> fit, Vector<long> begin, Vector<long> who, Vector<long> price, ref Vector<long> near, ref Vector<long> from)
    {
        var far = begin + price - fit;
        var isNearer = Vector.LessThan(far, near) & Vector.GreaterThanOrEqual(fit, Vector<long>.Zero);
        near = Vector.ConditionalSelect(isNearer, far, near);
        from = Vector.ConditionalSelect(isNearer, who, from);
    }

    /// <summary>The least distance of a mentor who was not passed, and of one who has a place.</summary>
    private (long All, long Free) Nearest()
    {
        var near = MemoryMarshal.Cast<long, Vector<long>>(distances.AsSpan());
        var free = MemoryMarshal.Cast<long, Vector<long>>(isFree.AsSpan());
        var (never, closed) = (new Vector<long>(long.MaxValue), new Vector<long>(Closed));
        var (all, allFree) = (never, never);
        for (var at = 0; at < near.Length; at++)
        {
            var open = Vector.ConditionalSelect(Vector.Equals(near[at], closed), never, near[at]);
            all = Vector.Min(all, open);
            allFree = Vector.Min(allFree, Vector.ConditionalSelect(free[at], open, never));
        }

        var (least, leastFree) = (long.MaxValue, long.MaxValue);
        for (var lane = 0; lane < Vector<long>.Count; lane++)
        {
            least = Math.Min(least, all[lane]);
            leastFree = Math.Min(leastFree, allFree[lane]);
        }

        return (least, leastFree);
    }

    private int FreeAt(long distance)
    {
        var mentor = -1;
        do
        {
            mentor += 1 + distances.AsSpan(mentor + 1).IndexOf(distance);
        }
        while (isFree[mentor] == 0);
        return mentor;
    }

    /// <summary>Moves the prices so that the chain, of this length, costs nothing.</summary>
    private void End(long length)
    {
        foreach (var (mentee, at) in seen)
        {
            MenteePrices[mentee] -= length - at;
        }

        foreach (var (mentor, at) in passed)
        {
            MentorPrices[mentor] += length - at;
        }
    }

    /// <summary>Takes a mentee's place away; -1 when they had none.</summary>
    private int Leave(int mentee)
    {
        var left = Mates[mentee];
        Mates[mentee] = Nobody;
        if (left != Nobody)
        {
            holders[left].Remove(mentee);
        }

        return left;
    }

    /// <summary>Gives the place at the end of the chain to who came by it, theirs to who came by that, and so on up to the newcomer.</summary>
    private void Pass(int newcomer, int mentor)
    {
        for (var last = mentor; ;)
        {
            var mentee = (int)cameFrom[mentor];
            var left = Leave(mentee);
            Mates[mentee] = mentor;
            holders[mentor].Add(mentee);
            if (mentee == newcomer)
            {
                isFree[last] = holders[last].Count < places[last] ? -1 : 0;
                return;
            }

            mentor = left;
        }
    }
}
