using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Of several pauses the last to end holds, and one of everything holds for each method.</summary>
internal sealed class LanePausesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(57);

    [TestCase(30, 60, 60)]
    [TestCase(60, 30, 60)]
    public void Of_two_pauses_of_a_method_the_longer_holds(int first, int second, int expected)
    {
        var pauses = new LanePauses();

        Assert.That(pauses.Note("a", Now.AddSeconds(first), Now), Is.True);
        Assert.That(pauses.Note("a", Now.AddSeconds(second), Now), Is.False, "it was paused already");
        Assert.That(pauses.Find("a", Now), Is.EqualTo(Now.AddSeconds(expected)));
        Assert.That(pauses.Find("b", Now), Is.Null);
    }

    [Test]
    public void A_pause_that_is_over_holds_nothing_and_the_next_one_is_new()
    {
        var pauses = new LanePauses();
        pauses.Note("a", Now.AddSeconds(30), Now);

        Assert.That(pauses.Find("a", Now.AddSeconds(30)), Is.Null);
        Assert.That(pauses.Note("a", Now.AddSeconds(90), Now.AddSeconds(30)), Is.True);
    }

    [TestCase(30, 60, 60)]
    [TestCase(60, 30, 60)]
    public void A_pause_of_everything_holds_for_each_method(int every, int one, int expected)
    {
        var pauses = new LanePauses();
        pauses.Note(LanePauses.Every, Now.AddSeconds(every), Now);
        pauses.Note("a", Now.AddSeconds(one), Now);

        Assert.That(pauses.Find("a", Now), Is.EqualTo(Now.AddSeconds(expected)));
        Assert.That(pauses.Find("b", Now), Is.EqualTo(Now.AddSeconds(every)));
        Assert.That(pauses.Find(["b", "a"], Now), Is.EqualTo(Now.AddSeconds(expected)), "work that calls several waits for the last");
    }
}
