using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.Peers;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class PeerRoundTests
{
    [Test]
    public void The_odd_one_joins_the_pair_they_fit_best()
    {
        var table = Peers(5, (one, other) => (one, other) switch { (0, 1) => 100, (2, 3) => 90, (2, 4) => 20, (3, 4) => 20, _ => 10 });

        var round = PeerRound.Of(table, "round");

        Assert.That(round.Groups, Is.EqualTo(new PeerGroup[] { new("P0", "P1", null, 100), new("P2", "P3", "P4", 90) }));
        Assert.That(round.Alone, Is.Empty);
        Assert.That(round.Total, Is.EqualTo(190));
    }

    [Test]
    public void Nobody_joins_two_of_whom_one_is_forbidden_and_each_is_told_why()
    {
        // P2 may be with P0 only, P3 with nobody.
        var table = Peers(4, (one, other) => other == 3 ? null : (one, other) == (1, 2) ? null : (one, other) == (0, 1) ? 9 : 1);

        var round = PeerRound.Of(table, "round");

        Assert.That(round.Groups, Is.EqualTo(new PeerGroup[] { new("P0", "P1", null, 9) }));
        Assert.That(round.Alone.Select(alone => (alone.Key, alone.Allowed, alone.Excluded.Values.Sum())), Is.EqualTo(new[] { ("P2", 1, 2), ("P3", 0, 3) }));
        Assert.That(round.Alone[0].Excluded.Keys, Is.EqualTo(new[] { ToldExclusion.BetweenThem }), "who was whose manager or had whom is not told");
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Who_exchange_places_change_nothing_else_and_nobody_comes_to_somebody_they_may_not_have(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var table = SomePeers(chance, 9);
        var groups = PeerRound.Of(table, "round").Groups;
        if (table.Mentees.Count < 2)
        {
            return;
        }

        var (one, other) = (table.Mentees[chance.Next(table.Mentees.Count)], table.Mentees[chance.Next(table.Mentees.Count)]);
        string[] Of(PeerGroup group) => [.. new[] { group.One, group.Other, group.Third }.OfType<string>().Order(StringComparer.Ordinal)];
        string[] wanted = [.. groups.Select(group => string.Join(' ', Of(group).Select(key => key == one ? other : key == other ? one : key).Order(StringComparer.Ordinal)))];
        var isAllowed = wanted.All(group => group.Split(' ') is var keys && keys.All(key => keys.All(next => next == key || Verdict(table, key, next).Why is null)));

        switch (PeerEdit.Exchange(table, groups, one, other))
        {
            case PeerEdit.Done done:
                Assert.That(isAllowed, Is.True);
                Assert.That(done.Groups.Select(group => string.Join(' ', Of(group))), Is.EqualTo(wanted));
                Assert.That(done.Groups.Select(group => PairVerdict.Allowed(group.Fit)), Is.EqualTo(done.Groups.Select(group => Verdict(table, group.One, group.Other))));
                break;
            case PeerEdit.Forbidden:
                Assert.That(isAllowed, Is.False);
                break;
            default:
                Assert.That(wanted, Is.EqualTo(groups.Select(group => string.Join(' ', Of(group)))));
                break;
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void No_forbidden_pair_nobody_twice_nobody_lost(Guid seed)
    {
        var table = SomePeers(Seeds.Chance(seed), 9);

        var round = PeerRound.Of(table, "round");

        var all = round.Groups.SelectMany(group => new[] { group.One, group.Other, group.Third }).Where(key => key is not null).Concat(round.Alone.Select(alone => alone.Key));
        Assert.That(all, Is.EquivalentTo(table.Mentees));
        foreach (var group in round.Groups)
        {
            Assert.That(Verdict(table, group.One, group.Other), Is.EqualTo(PairVerdict.Allowed(group.Fit)));
            Assert.That(group.Third is null || (Verdict(table, group.One, group.Third).Why is null && Verdict(table, group.Other, group.Third).Why is null), Is.True);
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void The_bound_is_one_and_what_exchanges_of_three_cannot_miss_is_not_missed(Guid seed)
    {
        var table = SomePeers(Seeds.Chance(seed), 7);
        var (pairs, total) = Best(table, [.. Enumerable.Range(0, table.Mentees.Count)]);

        var round = PeerRound.Of(table, "round");

        Assert.That(round.MostGroups, Is.GreaterThanOrEqualTo(pairs));
        Assert.That(round.Groups.Count < pairs || round.MostTotal >= total, Is.True, "no round of as many groups has a greater total than the bound");
        Assert.That((round.Groups.Count, round.Total), Is.EqualTo((pairs, total)), "seven people are three pairs at most: every difference is one exchange");
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void From_any_beginning_exchanges_find_the_best_pairs_of_seven(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var table = SomePeers(chance, 7);
        int[] people = [.. Enumerable.Range(0, table.Mentees.Count)];
        var graph = new PeerGraph(table, people);
        int[] partners = [.. people.Select(_ => -1)];
        chance.Shuffle(people);
        foreach (var (one, other) in people.Zip(people.Skip(1)).Where((pair, at) => at % 2 == 0 && graph.Fit(pair.First, pair.Second) >= 0))
        {
            (partners[one], partners[other]) = (other, one);
        }

        PeerSearch.Improve(graph, partners);

        var found = partners.Index().Where(pair => pair.Item > pair.Index).Select(pair => (long)graph.Fit(pair.Index, pair.Item)).ToList();
        Assert.That((found.Count, found.Sum()), Is.EqualTo(Best(table, [.. Enumerable.Range(0, people.Length)])));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void The_order_of_the_list_does_not_matter(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var table = SomePeers(chance, 9);
        int[] order = [.. Enumerable.Range(0, table.Mentees.Count)];
        chance.Shuffle(order);
        var shuffled = PairTable.Of([.. order.Select(at => table.Mentees[at])], [.. order.Select(at => table.Mentors[at])], (one, other) => table[order[one], order[other]]);

        var (round, other) = (PeerRound.Of(table, "round"), PeerRound.Of(shuffled, "round"));

        Assert.That(other.Groups.Select(Members), Is.EquivalentTo(round.Groups.Select(Members)));
        Assert.That((other.MostGroups, other.MostTotal, other.Total), Is.EqualTo((round.MostGroups, round.MostTotal, round.Total)));

        static string Members(PeerGroup group) => string.Join(' ', new[] { group.One, group.Other, group.Third ?? "" }.Order(StringComparer.Ordinal));
    }

    [Test]
    public void A_large_round_comes_near_its_bound()
    {
        var chance = new Random(7);
        var fits = new int[150, 150];
        var table = Peers(150, (one, other) => fits[one, other] = chance.Next(2001));

        var round = PeerRound.Of(table, "round");

        Assert.That(round.Groups, Has.Count.EqualTo(75).And.Count.EqualTo(round.MostGroups));
        Assert.That(round.Gap, Is.InRange(0, 0.02));
    }

    [Test]
    public void People_are_held_against_each_other_both_ways()
    {
        var (one, other) = (new MentoringProfile("a") { Gives = ["sql"], Goals = ["hiring"] }, new MentoringProfile("b") { Gives = ["hiring"], Goals = ["go"] });

        var table = RoundTable.OfPeers([one.Ready(), other.Ready()], (_, _) => default, new PairRules(MentorshipKind.Peer, People.Monday));

        Assert.That(table[0, 1], Is.EqualTo(table[1, 0]).And.EqualTo(PairVerdict.Allowed(FitOf.Peers(one.Ready(), other.Ready()))));
        Assert.That(table[0, 0].Why, Is.EqualTo(Exclusion.Same));
    }

    [Test]
    public void A_table_of_two_sides_is_refused()
    {
        Assert.That(() => PeerRound.Of(SomeTable.Of(2, 2, _ => 1, (_, _) => 1), "round"), Throws.ArgumentException);
        Assert.That(() => PeerRound.Of(PairTable.Of(["a", "b"], [new("a", 1), new("b", 1)], (one, other) => PairVerdict.Allowed(one - other + 1)), "round"), Throws.ArgumentException);
    }

    private static PairTable SomePeers(Random chance, int most)
    {
        var (count, greatest, rare) = (chance.Next(most + 1), chance.Next(2) == 0 ? 3 : PairTable.MostFit, 1 + chance.Next(4));
        return Peers(count, (_, _) => chance.Next(4) < rare ? chance.Next(greatest) : null);
    }

    private static PairTable Peers(int count, Func<int, int, int?> fit)
    {
        var fits = new int?[count, count];
        for (var one = 0; one < count; one++)
        {
            for (var other = one + 1; other < count; other++)
            {
                fits[one, other] = fits[other, one] = fit(one, other);
            }
        }

        return PairTable.Of(
            [.. Enumerable.Range(0, count).Select(at => $"P{at}")],
            [.. Enumerable.Range(0, count).Select(at => new MentorPlaces($"P{at}", 1))],
            (one, other) => one == other ? PairVerdict.Forbidden(Exclusion.Same) : fits[one, other] is { } points ? PairVerdict.Allowed(points) : PairVerdict.Forbidden(Exclusion.Met));
    }

    private static PairVerdict Verdict(PairTable table, string one, string other) => table[table.Mentees.ToList().IndexOf(one), table.Mentees.ToList().IndexOf(other)];

    /// <summary>Every way of making pairs, one after the other.</summary>
    private static (int Pairs, long Total) Best(PairTable table, List<int> people)
    {
        if (people.Count < 2)
        {
            return (0, 0);
        }

        var (first, rest) = (people[0], people[1..]);
        var best = Best(table, rest);
        foreach (var other in rest.Where(other => table[first, other].Why is null))
        {
            var (pairs, total) = Best(table, [.. rest.Where(one => one != other)]);
            var with = (pairs + 1, total + table[first, other].Fit);
            best = with.CompareTo(best) > 0 ? with : best;
        }

        return best;
    }
}
