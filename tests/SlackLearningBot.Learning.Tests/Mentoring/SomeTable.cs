using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Tests.Mentoring;

/// <summary>Tables as chance or malice makes them, and what is checked of every round.</summary>
internal static class SomeTable
{
    public static PairTable Small(Random chance)
    {
        var most = chance.Next(3) switch { 0 => 2, 1 => 10, _ => PairTable.MostFit }; // few different fits make many equals
        return Of(chance.Next(6), chance.Next(5), _ => chance.Next(4), (_, _) => chance.Next(3) == 0 ? null : chance.Next(most + 1));
    }

    /// <summary>A fit that is null is a forbidden pair.</summary>
    public static PairTable Of(int mentees, int mentors, Func<int, int> places, Func<int, int, int?> fit) => PairTable.Of(
        [.. Enumerable.Range(0, mentees).Select(at => $"L{at}")],
        [.. Enumerable.Range(0, mentors).Select(at => new MentorPlaces($"M{at}", places(at)))],
        (mentee, mentor) => fit(mentee, mentor) is { } points ? PairVerdict.Allowed(points) : PairVerdict.Forbidden(Exclusion.Language));

    /// <summary>The same people and pairs, listed in another order.</summary>
    public static PairTable Shuffled(PairTable table, Random chance)
    {
        var (mentees, mentors) = (Order(table.Mentees.Count, chance), Order(table.Mentors.Count, chance));
        return PairTable.Of(
            [.. mentees.Select(at => table.Mentees[at])], [.. mentors.Select(at => table.Mentors[at])], (mentee, mentor) => table[mentees[mentee], mentors[mentor]]);
    }

    public static PairTable WithPlaces(PairTable table, Func<int, int> places) => PairTable.Of(
        table.Mentees, [.. table.Mentors.Select((mentor, at) => mentor with { Places = places(at) })], (mentee, mentor) => table[mentee, mentor]);

    /// <summary>What is wrong with a round; null when it is proved to be the best.</summary>
    public static string? Wrong(PairTable table, RoundResult round) => CertificateCheck.Find(table, Mates(table, round), round.Proof);

    public static int[] Mates(PairTable table, RoundResult round)
    {
        var mates = round.Pairs.ToDictionary(pair => pair.Mentee, pair => table.Mentors.Index().First(mentor => mentor.Item.Key == pair.Mentor).Index);
        return [.. table.Mentees.Select(mentee => mates.GetValueOrDefault(mentee, -1))];
    }

    private static int[] Order(int count, Random chance)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        chance.Shuffle(order);
        return order;
    }
}
