namespace SlackLearningBot.Learning.Mentoring.Solving;

/// <summary>
/// Of all best solutions, the first: in which the first mentee has the first mentor they have in any of them (to go without comes last), of those the one in which the second
/// mentee has, and so on. So the answer depends on the question alone, not on how it was found.
/// </summary>
/// <remarks>
/// The best solutions are those that use only pairs whose prices add up to their worth, give a place to everybody with a price and fill every mentor with a price
/// (complementary slackness, with any one set of prices). Two of them differ by circles of exchanges; a mentee gets an earlier mentor when a circle leads through both that leaves alone
/// those who are settled. <see cref="Outside"/> stands for free places and for people without one.
/// </remarks>
internal sealed class FirstOfEqual
{
    private const int Nobody = -1;

    private readonly ShortestPaths paths;
    private readonly int[] places;
    private readonly int[] loads;
    private readonly int mentees;
    private readonly Bits[] tight;
    private readonly Bits unsettled;
    private readonly int[] next;
    private readonly Queue<int> queue = new();
    private Bits left;

    private FirstOfEqual(ShortestPaths paths, int[] places)
    {
        (this.paths, this.places, mentees) = (paths, places, paths.Mates.Length);
        loads = [.. Enumerable.Range(0, places.Length).Select(paths.LoadOf)];
        tight = [.. places.Select(_ => new Bits(mentees))];
        unsettled = new Bits(mentees);
        left = unsettled;
        next = new int[mentees + places.Length + 1];
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            unsettled.Set(mentee);
            for (var mentor = 0; mentor < places.Length; mentor++)
            {
                var fit = paths.FitOf(mentee, mentor);
                if (fit >= 0 && paths.MenteePrices[mentee] + paths.MentorPrices[mentor] == paths.Bonus + fit)
                {
                    tight[mentor].Set(mentee);
                }
            }
        }
    }

    /// <summary>The node of all that is outside; mentees come first, then mentors, then this.</summary>
    private int Outside => mentees + places.Length;

    /// <summary>Each mentee's mentor; -1 for none.</summary>
    public static int[] Of(ShortestPaths paths, int[] places)
    {
        var choice = new FirstOfEqual(paths, places);
        for (var mentee = 0; mentee < choice.mentees; mentee++)
        {
            choice.Settle(mentee);
        }

        return paths.Mates;
    }

    private void Settle(int mentee)
    {
        unsettled.Clear(mentee);
        var now = paths.Mates[mentee];
        var last = now == Nobody ? places.Length : now;
        var first = Tight(mentee, 0, last);
        if (first == last)
        {
            return;
        }

        FindWaysTo(now == Nobody ? Outside : mentees + now);
        for (var mentor = first; mentor < last; mentor = Tight(mentee, mentor + 1, last))
        {
            if (next[mentees + mentor] != Nobody)
            {
                Exchange(mentee, mentor);
                return;
            }
        }
    }

    /// <summary>The first mentor from a place on who is tight with a mentee; <paramref name="last"/> when none is before that.</summary>
    private int Tight(int mentee, int from, int last)
    {
        while (from < last && !tight[from][mentee])
        {
            from++;
        }

        return from;
    }

    /// <summary>From which nodes exchanges lead to the goal, and by which next one; breadth first.</summary>
    private void FindWaysTo(int goal)
    {
        next.AsSpan().Fill(Nobody);
        next[goal] = goal;
        queue.Clear();
        queue.Enqueue(goal);
        left = new Bits(unsettled);
        while (queue.TryDequeue(out var node))
        {
            if (node == Outside)
            {
                for (var mentor = 0; mentor < places.Length; mentor++)
                {
                    Add(mentees + mentor, node, loads[mentor] < places[mentor]);
                }

                foreach (var mentee in unsettled.All())
                {
                    Add(mentee, node, paths.Mates[mentee] != Nobody && paths.MenteePrices[mentee] == 0);
                }
            }
            else if (node < mentees)
            {
                Add(paths.Mates[node] is var mate and not Nobody ? mentees + mate : Outside, node, true);
            }
            else
            {
                var mentor = node - mentees;
                foreach (var mentee in left.And(tight[mentor]))
                {
                    Add(mentee, node, paths.Mates[mentee] != mentor);
                }

                Add(Outside, node, loads[mentor] > 0 && paths.MentorPrices[mentor] == 0);
            }
        }
    }

    private void Add(int node, int towards, bool isWay)
    {
        if (isWay && next[node] == Nobody)
        {
            next[node] = towards;
            queue.Enqueue(node);
            if (node < mentees)
            {
                left.Clear(node);
            }
        }
    }

    /// <summary>Lets the mentee have the mentor and everybody on the way have the next one.</summary>
    private void Exchange(int mentee, int mentor)
    {
        paths.Mates[mentee] = mentor;
        for (var node = mentees + mentor; next[node] != node; node = next[node])
        {
            var to = next[node];
            if (node < mentees)
            {
                paths.Mates[node] = to == Outside ? Nobody : to - mentees;
            }
            else if (node != Outside && to == Outside)
            {
                loads[node - mentees]++;
            }
            else if (node == Outside && to >= mentees)
            {
                loads[to - mentees]--;
            }
        }
    }
}
