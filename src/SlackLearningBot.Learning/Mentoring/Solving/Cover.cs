namespace SlackLearningBot.Learning.Mentoring.Solving;

/// <summary>Whom chains of "you take another then" reach from those who go without. Everybody they reach is taken, or one more could be let in.</summary>
internal sealed class Cover
{
    private readonly int[] mates;
    private readonly Bits[] allowed;
    private readonly List<int>[] holders;

    private Cover(int[] mates, Bits[] allowed, int mentors)
    {
        (this.mates, this.allowed) = (mates, allowed);
        holders = [.. Enumerable.Range(0, mentors).Select(_ => new List<int>())];
        foreach (var (mentee, mate) in mates.Index().Where(one => one.Item >= 0))
        {
            holders[mate].Add(mentee);
        }
    }

    /// <summary>The least cover (König 1931): the mentees who are not reached, and the mentors who are.</summary>
    /// <param name="mates">Each mentee's mentor; -1 for none. As many as can be.</param>
    /// <param name="allowed">Whom each mentee may have.</param>
    /// <param name="mentors">How many there are.</param>
    public static (bool[] Mentees, bool[] Mentors) Of(int[] mates, Bits[] allowed, int mentors)
    {
        var (reachedMentees, reachedMentors) = new Cover(mates, allowed, mentors).From(Enumerable.Range(0, mates.Length).Where(mentee => mates[mentee] < 0));
        return ([.. reachedMentees.Select(isReached => !isReached)], reachedMentors);
    }

    /// <summary>The mentors on whom somebody who goes without depends: all of them taken, by people who have nobody else but these.</summary>
    public static IEnumerable<(int Mentee, bool[] Mentors)> Shortages(int[] mates, Bits[] allowed, int mentors)
    {
        var cover = new Cover(mates, allowed, mentors);
        return Enumerable.Range(0, mates.Length).Where(mentee => mates[mentee] < 0 && !allowed[mentee].IsEmpty).Select(mentee => (mentee, cover.From([mentee]).Mentors));
    }

    private (bool[] Mentees, bool[] Mentors) From(IEnumerable<int> without)
    {
        var (seenMentees, seenMentors) = (new bool[mates.Length], new bool[holders.Length]);
        var left = new Bits(holders.Length);
        for (var mentor = 0; mentor < holders.Length; mentor++)
        {
            left.Set(mentor);
        }

        var queue = new Queue<int>(without);
        foreach (var mentee in queue)
        {
            seenMentees[mentee] = true;
        }

        while (queue.TryDequeue(out var mentee))
        {
            foreach (var mentor in left.And(allowed[mentee]))
            {
                left.Clear(mentor);
                seenMentors[mentor] = true;
                foreach (var holder in holders[mentor].Where(holder => !seenMentees[holder]))
                {
                    seenMentees[holder] = true;
                    queue.Enqueue(holder);
                }
            }
        }

        return (seenMentees, seenMentors);
    }
}
