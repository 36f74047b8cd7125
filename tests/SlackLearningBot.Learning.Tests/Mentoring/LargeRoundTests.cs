using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;
using static SlackLearningBot.Learning.Tests.Mentoring.SomeTable;

namespace SlackLearningBot.Learning.Tests.Mentoring;

/// <summary>Rounds that are too large to try all, held against their certificates. The full size, with the time it takes, is the figure "match".</summary>
internal sealed class LargeRoundTests
{
    private const int People = 120;

    private static readonly Random Chance = new(5);

    private static readonly (string Name, PairTable Table)[] Tables =
    [
        ("any fits", Of(People, People, _ => 1, (_, _) => Chance.Next(1501))),
        ("the greatest fits there are", Of(People, People, _ => 1, (_, _) => PairTable.MostFit - Chance.Next(3))),
        ("products, on which shortest paths are long", Of(People, People, _ => 1, (mentee, mentor) => (People * People) - ((mentee + 1) * (mentor + 1)))),
        ("products the other way round", Of(People, People, _ => 1, (mentee, mentor) => (mentee + 1) * (mentor + 1))),
        ("all alike", Of(People, People, _ => 1, (_, _) => 500)),
        ("alike but for one bit", Of(People, People, _ => 1, (_, _) => Chance.Next(2))),
        ("three allowed to each", Of(People, People, _ => 1, (_, _) => Chance.Next(People) < 3 ? Chance.Next(1000) : null)),
        ("some who may have nobody", Of(People, People, _ => 1, (mentee, mentor) => mentee % 7 == 0 || mentor % 5 == 0 ? null : Chance.Next(1000))),
        ("all want the same few", Of(People, People, _ => 1, (_, mentor) => mentor < 10 ? 1000 + Chance.Next(10) : mentor < 60 ? Chance.Next(10) : null)),
        ("many places", Of(People, 20, at => at % 9, (_, _) => Chance.Next(4) == 0 ? null : Chance.Next(1000))),
        ("more places than people", Of(People, 5, _ => int.MaxValue, (_, _) => Chance.Next(3))),
        ("one ladder that only fits in one way", Of(People, People, _ => 1, (mentee, mentor) => mentee == mentor || mentee == mentor + 1 ? mentee == mentor ? 0 : 1000 : null)),
    ];

    [TestCaseSource(nameof(Names))]
    public void It_is_proved_to_be_the_best(string name)
    {
        var table = Tables.First(one => one.Name == name).Table;

        var round = BestRound.Of(table, "round");

        Assert.That(Wrong(table, round), Is.Null);
        Assert.That(BestRound.Of(Shuffled(table, new Random(6)), "round").Pairs, Is.EquivalentTo(round.Pairs));
    }

    [Test]
    public void The_ladder_has_everybody_at_the_price_of_all_fit() =>
        Assert.That(BestRound.Of(Tables[^1].Table, "round"), Has.Property("Total").EqualTo(0).And.Property("Pairs").Count.EqualTo(People));

    private static IEnumerable<string> Names() => Tables.Select(one => one.Name);
}
