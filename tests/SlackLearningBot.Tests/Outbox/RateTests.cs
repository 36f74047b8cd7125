using NUnit.Framework;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>The planning rates: neither exceeded at Slack's end, where calls arrive unevenly, nor wasted.</summary>
internal sealed class RateTests
{
    private const string Method = "chat.postMessage";

    private StillClock clock = null!;
    private Lanes lanes = null!;

    [SetUp]
    public void Start()
    {
        clock = new StillClock(TestBot.Instant(TestBot.MondayMorning));
        lanes = new Lanes(new MachineClock(clock), new DeliverySettings());
    }

    /// <summary>When each of so many calls leaves, one after the other as fast as the lane lets them.</summary>
    private List<DateTimeOffset> Leave(int calls)
    {
        var times = new List<DateTimeOffset>();
        for (var i = 0; i < calls; i++)
        {
            var wait = lanes.Take("T1", Method);
            clock.Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            times.Add(clock.GetUtcNow());
        }

        return times;
    }

    /// <summary>How many Slack refuses: 300 a minute, 20 at once.</summary>
    private static int Refused(IEnumerable<DateTimeOffset> arrivals)
    {
        var (tokens, last, refused) = (20.0, DateTimeOffset.MinValue, 0);
        foreach (var at in arrivals.Order())
        {
            tokens = last == DateTimeOffset.MinValue ? 20 : Math.Min(20, tokens + ((at - last).TotalMinutes * 300));
            last = at;
            if (tokens < 1)
            {
                refused++;
            }
            else
            {
                tokens--;
            }
        }

        return refused;
    }

    [Test]
    public void Ten_thousand_posts_take_no_more_than_a_twentieth_longer_than_the_rate_allows_and_Slack_refuses_none()
    {
        var chance = new Random(11);
        var leaves = Leave(10_000);

        Assert.That(Refused(leaves.Select(at => at.AddMilliseconds(chance.Next(50, 900)))), Is.Zero, "however unevenly they arrive");
        Assert.That((leaves[^1] - leaves[0]).TotalMinutes, Is.LessThan(1.05 * 10_000 / 300));
    }

    [Test]
    public void A_workspace_taken_over_from_another_process_has_nothing_in_hand()
    {
        lanes.TakeOver("T1", clock.GetUtcNow());

        Assert.That(lanes.Take("T1", Method), Is.GreaterThan(TimeSpan.Zero));
        Assert.That(lanes.Take("T2", Method), Is.LessThanOrEqualTo(TimeSpan.Zero));
    }

    [Test]
    public void What_came_in_since_the_other_process_left_counts()
    {
        lanes.TakeOver("T1", clock.GetUtcNow().AddSeconds(-1.1));

        var free = Enumerable.Range(0, 20).Count(_ => lanes.Take("T1", Method) <= TimeSpan.Zero);

        Assert.That(free, Is.EqualTo(5), "five a second");
    }

    [Test]
    public void After_a_pause_nothing_is_in_hand()
    {
        lanes.Empty("T1", Method, clock.GetUtcNow().AddSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.That(lanes.Take("T1", Method), Is.GreaterThan(TimeSpan.Zero));
    }

    [Test]
    public void A_turn_given_back_is_the_next_ones()
    {
        Leave(100);
        var wait = lanes.Take("T1", Method);
        lanes.GiveBack("T1", Method);

        Assert.That(lanes.Take("T1", Method), Is.EqualTo(wait));
    }
}
