using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>Tells of everybody who goes without why nothing else was possible.</summary>
internal static class Without
{
    /// <param name="table">Who may have whom.</param>
    /// <param name="mates">Each mentee's mentor; -1 for none. As many as can be.</param>
    /// <param name="allowed">Whom each mentee may have.</param>
    public static IReadOnlyList<WithoutMentor> Of(PairTable table, int[] mates, Bits[] allowed)
    {
        var shortages = Cover.Shortages(mates, allowed, table.Mentors.Count).ToDictionary(one => one.Mentee, WithoutReason (one) => Shortage(table, one.Mentors, allowed));
        return
        [
            .. mates.Index()
                .Where(mate => mate.Item < 0)
                .Select(mate => new WithoutMentor(table.Mentees[mate.Index], shortages.TryGetValue(mate.Index, out var shortage) ? shortage : NobodyAllowed(table, mate.Index))),
        ];
    }

    private static WithoutReason.TooFewPlaces Shortage(PairTable table, bool[] mentors, Bits[] allowed)
    {
        var these = new Bits(mentors.Length);
        foreach (var (mentor, _) in mentors.Index().Where(one => one.Item))
        {
            these.Set(mentor);
        }

        return new WithoutReason.TooFewPlaces(
            [.. these.All().Select(mentor => table.Mentors[mentor].Key)],
            these.All().Sum(mentor => table.Mentors[mentor].Places),
            allowed.Count(one => !one.IsEmpty && one.IsWithin(these)));
    }

    private static WithoutReason.NobodyAllowed NobodyAllowed(PairTable table, int mentee)
    {
        var reasons = new SortedDictionary<ToldExclusion, int>();
        for (var mentor = 0; mentor < table.Mentors.Count; mentor++)
        {
            // In a round a person may stand on both sides: that they cannot have themselves needs no word.
            if (table[mentee, mentor].Why is { } why and not Exclusion.Same)
            {
                reasons[Exclusions.Told(why)] = reasons.GetValueOrDefault(Exclusions.Told(why)) + 1;
            }
        }

        return new WithoutReason.NobodyAllowed(reasons);
    }
}
