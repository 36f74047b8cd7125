using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;
using static SlackLearningBot.Learning.Tests.Mentoring.SomeTable;

namespace SlackLearningBot.Learning.Tests.Mentoring;

/// <summary>The check believes nothing that is wrong.</summary>
internal sealed class CertificateCheckTests
{
    private static readonly PairTable Table = Of(3, 2, at => at + 1, (mentee, mentor) => (mentee, mentor) switch { (0, 0) => 9, (0, 1) => 8, (1, 1) => 7, (2, 0) => 6, (2, 1) => null, _ => null });
    private static readonly RoundResult Best = BestRound.Of(Table, "round");

    [Test]
    public void The_best_is_proved()
    {
        Assert.That(Mates(Table, Best), Is.EqualTo(new[] { 1, 1, 0 }));
        Assert.That(Wrong(Table, Best), Is.Null);
    }

    [TestCase(new[] { 0, 1, -1 }, Description = "fewer pairs")]
    [TestCase(new[] { 0, 1, 0 }, Description = "two in one place")]
    [TestCase(new[] { 1, 0, -1 }, Description = "a forbidden pair")]
    [TestCase(new[] { 1, 1 }, Description = "somebody is missing")]
    public void Another_round_is_not(int[] mates) => Assert.That(CertificateCheck.Find(Table, mates, Best.Proof), Is.Not.Null);

    [Test]
    public void As_many_with_a_smaller_total_are_not()
    {
        var table = Of(2, 2, _ => 1, (mentee, mentor) => mentee == mentor ? 5 : 4);
        var best = BestRound.Of(table, "round");

        Assert.That(CertificateCheck.Find(table, [0, 1], best.Proof), Is.Null);
        Assert.That(CertificateCheck.Find(table, [1, 0], best.Proof), Is.Not.Null);
    }

    [Test]
    public void Prices_that_are_too_low_too_high_or_below_nothing_prove_nothing()
    {
        Assert.That(Check(proof => proof with { MenteePrices = [.. proof.MenteePrices.Select((price, at) => at == 0 ? price - 1 : price)] }), Is.Not.Null);
        Assert.That(Check(proof => proof with { MenteePrices = [.. proof.MenteePrices.Select((price, at) => at == 0 ? price + 1 : price)] }), Is.Not.Null);
        Assert.That(Check(proof => proof with { MenteePrices = [.. proof.MenteePrices.Select(price => price + 1_000_000)], MentorPrices = [.. proof.MentorPrices.Select(_ => -1_000_000L)] }), Is.Not.Null);
        Assert.That(Check(proof => proof with { Bonus = proof.Bonus + 1 }), Is.Not.Null);
    }

    [Test]
    public void A_cover_with_a_hole_or_with_too_much_proves_nothing()
    {
        var fewer = BestRound.Of(Of(2, 1, _ => 1, (_, _) => 3), "round");
        var table = Of(2, 1, _ => 1, (_, _) => 3);

        Assert.That(CertificateCheck.Find(table, Mates(table, fewer), fewer.Proof with { CoverMentors = [false] }), Does.Contain("leaves out"));
        Assert.That(CertificateCheck.Find(table, Mates(table, fewer), fewer.Proof with { CoverMentees = [true, false] }), Does.Contain("the cover allows 2"));
    }

    private static string? Check(Func<Certificate, Certificate> change) => CertificateCheck.Find(Table, Mates(Table, Best), change(Best.Proof));
}
