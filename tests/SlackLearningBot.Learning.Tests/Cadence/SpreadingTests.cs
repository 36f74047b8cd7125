using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Tests.Cadence;

public sealed class SpreadingTests
{
    private static readonly DateOnly FirstDay = new(2026, 11, 23);

    [TestCase(0, 0)]
    [TestCase(20, 0, Description = "as many as go out at once come at their minute")]
    [TestCase(21, 10)]
    [TestCase(3000, 10)]
    [TestCase(3001, 11)]
    [TestCase(10_000, 34)]
    [TestCase(100_000, 334)]
    public void A_morning_is_spread_over_what_the_rate_takes_and_ten_minutes_at_least(int people, int minutes)
    {
        Assert.That(Spreading.Window(people, atOnce: 20, perMinute: 300, TimeSpan.FromMinutes(10)), Is.EqualTo(TimeSpan.FromMinutes(minutes)));
    }

    [Test]
    public void Spreading_can_be_switched_off()
    {
        Assert.That(Spreading.Window(10_000, atOnce: 20, perMinute: 300, TimeSpan.Zero), Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public void Over_a_years_working_days_everybody_is_in_the_middle_on_average_and_nobody_is_last_more_often_than_chance()
    {
        const int people = 200;
        const int days = 250;
        var ranks = new double[people];
        var last = new int[people];
        var first = new int[people];
        for (var day = 0; day < days; day++)
        {
            var order = Enumerable.Range(0, people).OrderBy(person => Spreading.Place("T0COMPANY", $"U0{person:D6}", FirstDay.AddDays(day))).ToArray();
            for (var rank = 0; rank < people; rank++)
            {
                ranks[order[rank]] += (double)rank / (people - 1) / days;
            }

            first[order[0]]++;
            last[order[^1]]++;
        }

        // The mean of 250 equal chances lies within 0.5 ± 0.075 but for one person in 25,000; one day in 200 is expected, seven happen to one in 2,500.
        Assert.That(ranks, Has.All.InRange(0.5 - 0.075, 0.5 + 0.075));
        Assert.That(last.Max(), Is.LessThanOrEqualTo(8));
        Assert.That(first.Max(), Is.LessThanOrEqualTo(8));
    }

    [Test]
    public void Each_tenth_of_the_window_gets_a_tenth_of_the_people()
    {
        var tenths = new int[10];
        for (var person = 0; person < 10_000; person++)
        {
            tenths[(int)(Spreading.Place("T0COMPANY", $"U{person:X8}", FirstDay) * 10)]++;
        }

        Assert.That(tenths, Has.All.InRange(880, 1120));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool A_turn_lies_in_the_window_and_stays_where_it_is(Guid person, Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var (day, minutes) = (random.Next(20_000), random.Next(10) == 0 ? 0 : random.Next(1, 1440));
        var start = new DateTimeOffset(2026, 11, 23, 7, 30, 0, TimeSpan.Zero);
        var window = TimeSpan.FromMinutes(minutes);
        var turn = Spreading.Turn(start, window, "T1", $"U{person}", FirstDay.AddDays(day));

        return turn == Spreading.Turn(start, window, "T1", $"U{person}", FirstDay.AddDays(day))
            && turn >= start && (turn < start + window || (minutes == 0 && turn == start));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool A_longer_window_keeps_the_order(Guid one, Guid other, Guid seed)
    {
        var day = new Random(seed.GetHashCode()).Next(20_000);
        var start = DateTimeOffset.UnixEpoch;
        var (of, than) = (FirstDay.AddDays(day), TimeSpan.FromMinutes(10));
        var first = Spreading.Turn(start, than, "T", $"U{one}", of).CompareTo(Spreading.Turn(start, than, "T", $"U{other}", of));
        var second = Spreading.Turn(start, than * 3, "T", $"U{one}", of).CompareTo(Spreading.Turn(start, than * 3, "T", $"U{other}", of));
        return first == 0 || first == second;
    }
}
