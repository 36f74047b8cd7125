using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;
using static SlackLearningBot.Learning.Tests.Mentoring.SomeTable;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class BestRoundTests
{
    private const string Seed = "round";

    [Test]
    public void As_many_as_possible_come_before_the_best_fit()
    {
        // L0 fits M0 splendidly, but L1 can have nobody else.
        var table = Of(2, 2, _ => 1, (mentee, mentor) => (mentee, mentor) switch { (0, 0) => 1000, (0, 1) => 1, (1, 0) => 2, _ => null });

        var round = BestRound.Of(table, Seed);

        Assert.That(round.Pairs, Is.EqualTo(new RoundPair[] { new("L0", "M1", 1), new("L1", "M0", 2) }));
        Assert.That(round.Total, Is.EqualTo(3));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void It_is_the_best_of_all_rounds_and_of_equal_ones_the_first_by_lot(Guid seed)
    {
        var table = Small(Seeds.Chance(seed));

        var round = BestRound.Of(table, Seed);

        Assert.That(Mates(table, round), Is.EqualTo(Best(table)));
        Assert.That(Wrong(table, round), Is.Null);
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void The_order_of_the_lists_does_not_matter(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var table = Small(chance);

        var round = BestRound.Of(Shuffled(table, chance), Seed);

        Assert.That(round.Pairs, Is.EquivalentTo(BestRound.Of(table, Seed).Pairs));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void More_places_never_make_it_worse(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var table = Of(chance.Next(15), chance.Next(1, 8), _ => chance.Next(3), (_, _) => chance.Next(3) == 0 ? chance.Next(6) : null);
        var more = chance.Next(table.Mentors.Count);

        var after = BestRound.Of(WithPlaces(table, at => table.Mentors[at].Places + (at == more ? 1 : 0)), Seed);

        Assert.That(BestRound.Of(table, Seed).IsBetterThan(after), Is.False);
    }

    [Test]
    public void The_lots_of_another_seed_favour_others()
    {
        var table = Of(2, 1, _ => 1, (_, _) => 7);

        var lucky = Enumerable.Range(0, 40).Select(seed => BestRound.Of(table, $"{seed}").Pairs.Single().Mentee).CountBy(mentee => mentee).ToDictionary();

        Assert.That(lucky.Values, Has.Count.EqualTo(2).And.All.GreaterThan(8));
    }

    [Test]
    public void Whoever_may_have_nobody_is_told_how_many_for_which_reason_and_nobody_learns_who_blocked_them()
    {
        Exclusion[] why = [Exclusion.Blocked, Exclusion.Met, Exclusion.Full, Exclusion.Same];
        var table = PairTable.Of(["L0"], [.. why.Select((_, at) => new MentorPlaces($"M{at}", 1))], (_, mentor) => PairVerdict.Forbidden(why[mentor]));

        var reason = BestRound.Of(table, Seed).Without.Single().Reason;

        Assert.That(((WithoutReason.NobodyAllowed)reason).Mentors, Is.EqualTo(new Dictionary<ToldExclusion, int> { [ToldExclusion.BetweenThem] = 2, [ToldExclusion.Full] = 1 }));
    }

    [Test]
    public void Too_few_places_are_told_with_those_who_share_them()
    {
        // L0, L1 and L2 can have M0 and M1 only; L3 can have M2, which helps nobody.
        var table = Of(4, 3, _ => 1, (mentee, mentor) => (mentee < 3) == (mentor < 2) ? 5 : null);

        var without = BestRound.Of(table, Seed).Without.Single();

        var reason = (WithoutReason.TooFewPlaces)without.Reason;
        Assert.That(reason.Mentors, Is.EqualTo(new[] { "M0", "M1" }));
        Assert.That((reason.Places, reason.People), Is.EqualTo((2, 3)));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void Whoever_goes_without_has_a_reason_that_holds(Guid seed)
    {
        var table = Small(Seeds.Chance(seed));

        var round = BestRound.Of(table, Seed);

        Assert.That(round.Pairs.Select(pair => pair.Mentee).Concat(round.Without.Select(one => one.Mentee)), Is.EquivalentTo(table.Mentees));
        foreach (var (mentee, reason) in round.Without)
        {
            var allowed = AllowedFor(table, table.Mentees.Index().First(one => one.Item == mentee).Index);
            Assert.That(reason is WithoutReason.NobodyAllowed, Is.EqualTo(allowed.Count == 0));
            if (reason is WithoutReason.TooFewPlaces few)
            {
                var depend = Enumerable.Range(0, table.Mentees.Count).Count(at => AllowedFor(table, at) is { Count: > 0 } all && all.IsSubsetOf(few.Mentors));
                Assert.That(allowed, Is.SubsetOf(few.Mentors));
                Assert.That(few.Places, Is.EqualTo(table.Mentors.Where(mentor => few.Mentors.Contains(mentor.Key)).Sum(mentor => mentor.Places)).And.LessThan(few.People));
                Assert.That(few.People, Is.EqualTo(depend));
            }
        }
    }

    [TestCase(-1)]
    [TestCase(PairTable.MostFit + 1L)]
    public void A_fit_out_of_range_is_refused(long fit) => Assert.That(() => PairVerdict.Allowed(fit), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Nobody_stands_twice_in_a_list_and_nobody_has_fewer_than_no_places()
    {
        Assert.That(() => PairTable.Of(["L0", "L0"], [], (_, _) => default), Throws.ArgumentException);
        Assert.That(() => PairTable.Of([], [new("M0", 1), new("M0", 1)], (_, _) => default), Throws.ArgumentException);
        Assert.That(() => PairTable.Of([], [new("M0", -1)], (_, _) => default), Throws.ArgumentException);
    }

    private static HashSet<string> AllowedFor(PairTable table, int mentee) =>
        [.. table.Mentors.Where((_, mentor) => table[mentee, mentor].Why is null).Select(mentor => mentor.Key)];

    /// <summary>Every round there is, one after the other.</summary>
    private static int[] Best(PairTable table)
    {
        int[] mentees = [.. Enumerable.Range(0, table.Mentees.Count).OrderBy(at => Lot.Of(Seed, "mentee", table.Mentees[at]))];
        int[] mentors = [.. Enumerable.Range(0, table.Mentors.Count).OrderBy(at => Lot.Of(Seed, "mentor", table.Mentors[at].Key))];
        var (mates, loads) = (Enumerable.Repeat(-1, mentees.Length).ToArray(), new int[mentors.Length]);
        var (best, pairs, total) = ((int[])mates.Clone(), -1, -1L);
        Try(0, 0, 0);
        return best;

        // Earlier mentors are tried first, to go without last: the first of equal ones stays.
        void Try(int turn, int made, long sum)
        {
            if (turn == mentees.Length)
            {
                if (made > pairs || (made == pairs && sum > total))
                {
                    (best, pairs, total) = ((int[])mates.Clone(), made, sum);
                }

                return;
            }

            foreach (var mentor in mentors)
            {
                if (table[mentees[turn], mentor] is { Why: null, Fit: var fit } && loads[mentor] < table.Mentors[mentor].Places)
                {
                    (mates[mentees[turn]], loads[mentor]) = (mentor, loads[mentor] + 1);
                    Try(turn + 1, made + 1, sum + fit);
                    (mates[mentees[turn]], loads[mentor]) = (-1, loads[mentor] - 1);
                }
            }

            Try(turn + 1, made, sum);
        }
    }
}
