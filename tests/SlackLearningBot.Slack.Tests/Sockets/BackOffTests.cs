using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Slack.Tests.Sockets;

internal sealed class BackOffTests
{
    private static readonly SocketModeOptions Options = new();

    [Test]
    public void Waits_double_up_to_the_longest_and_are_between_half_and_the_whole()
    {
        var backOff = new BackOff(Options, new Random(7));
        double[] wholes = [1, 2, 4, 8, 16, 32, 60, 60, 60];

        foreach (var whole in wholes)
        {
            Assert.That(backOff.AfterFailure().TotalSeconds, Is.InRange(whole / 2, whole));
        }
    }

    [Test]
    public void A_full_Slack_is_left_alone_for_longer()
    {
        var backOff = new BackOff(Options, new Random(7));
        double[] wholes = [60, 120, 240, 480, 600, 600];

        foreach (var whole in wholes)
        {
            Assert.That(backOff.WhenCrowded().TotalSeconds, Is.InRange(whole / 2, whole));
        }
    }

    [Test]
    public void After_a_good_connection_waits_begin_anew_and_two_programs_do_not_wait_alike()
    {
        var one = new BackOff(Options, new Random(7));
        var other = new BackOff(Options, new Random(8));
        for (var i = 0; i < 100; i++)
        {
            one.AfterFailure();
        }

        one.Reset();

        var first = one.AfterFailure();
        Assert.That(first.TotalSeconds, Is.InRange(0.5, 1));
        Assert.That(other.AfterFailure(), Is.Not.EqualTo(first));
    }
}
