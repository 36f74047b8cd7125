using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Benchmarks.Match;

/// <summary>Rounds of 1,000 mentees and as many places: as they may be, and as somebody would make them who wants the search to take long.</summary>
internal static class MatchCases
{
    private const int People = 1000;
    private const int Far = 1_000_000;

    public static IEnumerable<(string Name, Func<PairTable> Make)> All() =>
    [
        ("fits of any kind, 0 to 1,500", () => Square(new Random(1), (chance, _, _) => chance.Next(1501))),
        ("fits of any kind, 0 to a milliard", () => Square(new Random(2), (chance, _, _) => chance.Next(PairTable.MostFit))),
        ("cost i x j (Machol and Wien)", () => Square(new Random(3), (_, i, j) => (People * People) - ((i + 1) * (j + 1)))),
        ("fit i x j", () => Square(new Random(4), (_, i, j) => (i + 1) * (j + 1))),
        ("cost i x j, and a little chance", () => Square(new Random(5), (chance, i, j) => (2 * People * People) - ((i + 1) * (j + 1)) - chance.Next(People))),
        ("distance of places on a line", () => Square(new Random(6), (_, i, j) => Far - Math.Abs((i * 7919 % People) - (j * 104729 % People)))),
        ("all alike", () => Square(new Random(7), (_, _, _) => 500)),
        ("alike but for one bit", () => Square(new Random(8), (chance, _, _) => chance.Next(2))),
        ("everybody wants the same in the same order", () => Square(new Random(9), (chance, _, j) => (People - j) * 1000 + chance.Next(10))),
        ("five allowed to each", () => Square(new Random(10), (chance, _, _) => chance.Next(People) < 5 ? chance.Next(1501) : null)),
        ("a ladder that only fits in one way", () => Square(new Random(11), (_, i, j) => i == j ? 0 : i == j + 1 ? 1500 : null)),
        ("a third of them may only have the same hundred", () => Square(new Random(12), (chance, i, j) => i % 3 == 0 && j >= 100 ? null : chance.Next(1501))),
        ("every seventh may have nobody", () => Square(new Random(13), (chance, i, j) => i % 7 == 0 || j % 5 == 0 ? null : chance.Next(1501))),
        ("everybody against a triangle", () => Square(new Random(14), (chance, i, j) => j <= i / 2 ? chance.Next(1501) : null)),
        ("200 mentors with five places", () => Table(People, 200, 5, new Random(15), (chance, _, _) => chance.Next(1501))),
        ("ten mentors with a hundred places, cost i x j", () => Table(People, 10, 100, new Random(16), (_, i, j) => 10_001 - ((i + 1) * (j + 1)))),
        ("2,000 mentees for 1,000 places", () => Table(2 * People, People, 1, new Random(17), (chance, _, _) => chance.Next(1501))),
    ];

    private static PairTable Square(Random chance, Func<Random, int, int, int?> fit) => Table(People, People, 1, chance, fit);

    private static PairTable Table(int mentees, int mentors, int places, Random chance, Func<Random, int, int, int?> fit) => PairTable.Of(
        [.. Enumerable.Range(0, mentees).Select(at => $"L{at}")],
        [.. Enumerable.Range(0, mentors).Select(at => new MentorPlaces($"M{at}", places))],
        (i, j) => fit(chance, i, j) is { } points ? PairVerdict.Allowed(points) : PairVerdict.Forbidden(Exclusion.Language));
}
