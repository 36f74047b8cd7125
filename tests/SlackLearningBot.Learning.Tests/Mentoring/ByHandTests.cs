using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;
using static SlackLearningBot.Learning.Tests.Mentoring.SomeTable;

namespace SlackLearningBot.Learning.Tests.Mentoring;

/// <summary>Pairs set or exchanged by hand, and what that costs.</summary>
public sealed class ByHandTests
{
    // L0-M0 and L1-M1 are the best: 10 + 8.
    private static readonly PairTable Table = Of(3, 2, _ => 1, (mentee, mentor) => (mentee, mentor) switch { (0, 0) => 10, (0, 1) => 7, (1, 0) => 5, (1, 1) => 8, (2, 1) => 1, _ => null });
    private static readonly RoundResult Best = BestRound.Of(Table, "round");

    [Test]
    public void The_others_are_matched_anew_around_a_pair_that_is_set()
    {
        var round = (PinnedDecision.Possible)PinnedRound.Of(Table, "round", [new("L0", "M1")]);

        Assert.That(round.Round.Pairs, Is.EqualTo(new RoundPair[] { new("L0", "M1", 7), new("L1", "M0", 5) }));
        Assert.That(round.CostAgainst(Best), Is.EqualTo((0, 6L)));
    }

    [Test]
    public void What_cannot_be_set()
    {
        Assert.That(PinnedRound.Of(Table, "round", [new("L2", "M0")]), Is.EqualTo(new PinnedDecision.Forbidden(new("L2", "M0"), ToldExclusion.Language)));
        Assert.That(PinnedRound.Of(Table, "round", [new("L0", "M1"), new("L1", "M1")]), Is.EqualTo(new PinnedDecision.NoPlace("M1", 1)));
        Assert.That(PinnedRound.Of(Table, "round", [new("L0", "M1"), new("L0", "M0")]), Is.EqualTo(new PinnedDecision.NotOfTheRound(new("L0", "M0"))));
        Assert.That(PinnedRound.Of(Table, "round", [new("M0", "L0")]), Is.TypeOf<PinnedDecision.NotOfTheRound>());
    }

    [FsCheck.NUnit.Property(MaxTest = 80)]
    public void A_pin_that_is_in_the_best_round_costs_nothing_and_no_pin_ever_gains(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var table = Of(6, 5, _ => chance.Next(3), (_, _) => chance.Next(3) == 0 ? null : chance.Next(10));
        var best = BestRound.Of(table, "round");

        foreach (var (mentee, i) in table.Mentees.Select((key, at) => (key, at)))
        {
            foreach (var (mentor, j) in table.Mentors.Select((one, at) => (one, at)))
            {
                if (PinnedRound.Of(table, "round", [new(mentee, mentor.Key)]) is PinnedDecision.Possible pinned)
                {
                    Assert.That(pinned.Round.Pairs, Has.Member(new RoundPair(mentee, mentor.Key, table[i, j].Fit)));
                    Assert.That(pinned.Round.IsBetterThan(best), Is.False);
                    Assert.That(pinned.Round.Pairs.CountBy(pair => pair.Mentor).All(one => one.Value <= table.Mentors.Single(some => some.Key == one.Key).Places), Is.True);
                    Assert.That(!best.Pairs.Any(pair => pair.Mentee == mentee && pair.Mentor == mentor.Key) || pinned.CostAgainst(best) == (0, 0), Is.True);
                }
                else
                {
                    Assert.That(table[i, j].Why is not null || mentor.Places == 0, Is.True);
                }
            }
        }
    }

    [Test]
    public void Two_exchange_their_mentors_and_nobody_else_is_touched()
    {
        var edit = (HandEdit.Done)HandEdit.Exchange(Table, Best.Pairs, "L1", "L0");

        Assert.That(edit.Pairs, Is.EqualTo(new RoundPair[] { new("L0", "M1", 7), new("L1", "M0", 5) }));
        Assert.That(edit.FitLost, Is.EqualTo(6));
    }

    [Test]
    public void One_of_the_two_may_have_none()
    {
        var edit = (HandEdit.Done)HandEdit.Exchange(Table, Best.Pairs, "L1", "L2");

        Assert.That(edit.Pairs, Is.EqualTo(new RoundPair[] { new("L0", "M0", 10), new("L2", "M1", 1) }));
        Assert.That(HandEdit.Exchange(Table, Best.Pairs, "L0", "L2"), Is.EqualTo(new HandEdit.Forbidden(new("L2", "M0"), ToldExclusion.Language)));
    }

    [Test]
    public void A_mentee_is_given_to_a_mentor_with_a_place_or_to_nobody()
    {
        var without = (HandEdit.Done)HandEdit.Give(Table, Best.Pairs, "L1", null);

        Assert.That(without, Has.Property("FitLost").EqualTo(8).And.Property("Pairs").Count.EqualTo(1));
        Assert.That(HandEdit.Give(Table, Best.Pairs, "L0", "M1"), Is.EqualTo(new HandEdit.NoPlace("M1", 1)));
        Assert.That(((HandEdit.Done)HandEdit.Give(Table, without.Pairs, "L0", "M1")).FitLost, Is.EqualTo(3));
        Assert.That(((HandEdit.Done)HandEdit.Give(Table, Best.Pairs, "L0", "M0")).FitLost, Is.Zero, "as it was");
        Assert.That(() => HandEdit.Give(Table, Best.Pairs, "L9", null), Throws.ArgumentException);
        Assert.That(() => HandEdit.Give(Table, Best.Pairs, "L0", "M9"), Throws.ArgumentException);
    }

    [Test]
    public void Pairs_of_another_round_are_refused()
    {
        Assert.That(() => HandEdit.Give(Table, [new("L0", "M7", 3)], "L1", null), Throws.ArgumentException);
        Assert.That(() => HandEdit.Give(Table, [new("L0", "M0", 10), new("L0", "M1", 7)], "L1", null), Throws.ArgumentException);
    }
}
