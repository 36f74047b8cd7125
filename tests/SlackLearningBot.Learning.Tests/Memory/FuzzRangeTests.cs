using NUnit.Framework;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Learning.Tests.Memory;

public sealed class FuzzRangeTests
{
    [TestCase(10, 0, 36500, 8, 12)]
    [TestCase(10, 9, 36500, 10, 12, Description = "not sooner than last time")]
    [TestCase(10, 400, 36500, 8, 12)]
    [TestCase(10, 9, 9, 7, 9, Description = "the longest interval is no longer than the last")]
    [TestCase(2.4, 0, 36500, 2, 3)]
    public void The_room_around_an_interval(double interval, int elapsed, int most, int first, int last)
    {
        Assert.That(FuzzRange.Around(interval, elapsed, most), Is.EqualTo(new FuzzRange(first, last)));
    }

    [Test]
    public void The_day_with_least_to_do_is_taken()
    {
        Assert.That(FuzzRange.LightestDay(10, 0, 36500, day => day == 12 ? 3 : 4), Is.EqualTo(12));
    }

    [Test]
    public void Of_equal_days_it_is_the_nearest_then_the_earlier()
    {
        Assert.That(FuzzRange.LightestDay(10, 0, 36500, _ => 0), Is.EqualTo(10));
        Assert.That(FuzzRange.LightestDay(10, 0, 36500, day => day == 10 ? 1 : 0), Is.EqualTo(9));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void Short_intervals_stay_as_they_are(int interval)
    {
        Assert.That(FuzzRange.LightestDay(interval, 0, 36500, day => day == interval ? 9 : 0), Is.EqualTo(interval));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_day_in_the_room_has_less_to_do(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var (interval, elapsed, most) = (3 + random.Next(200), random.Next(200), 30 + random.Next(400));
        var loads = Enumerable.Range(0, 700).Select(_ => random.Next(5)).ToArray();

        var day = FuzzRange.LightestDay(interval, elapsed, most, ahead => loads[ahead]);

        var range = FuzzRange.Around(interval, elapsed, most);
        return range.Least >= 2 && range.Most <= most && day >= range.Least && day <= range.Most
            && Enumerable.Range(range.Least, range.Most - range.Least + 1).All(other => loads[other] >= loads[day]);
    }
}
