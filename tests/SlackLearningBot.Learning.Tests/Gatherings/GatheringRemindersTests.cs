using NUnit.Framework;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

public sealed class GatheringRemindersTests
{
    private static readonly DateTimeOffset Starts = new(2026, 11, 26, 15, 0, 0, TimeSpan.Zero);

    [TestCase(72, "DayBefore@24 Soon@0.25")]
    [TestCase(36, "DayBefore@24 Soon@0.25", Description = "half a day before the day before")]
    [TestCase(35, "Soon@0.25", Description = "who said yes just now knows it still")]
    [TestCase(0.5, "Soon@0.25")]
    [TestCase(0.25, "", Description = "it begins")]
    [TestCase(-1, "", Description = "it is over")]
    public void Before_it_begins(double hoursBefore, string expected)
    {
        var reminders = GatheringReminders.Of(Starts, Starts.AddHours(-hoursBefore));

        Assert.That(
            string.Join(' ', reminders.Select(one => FormattableString.Invariant($"{one.Moment}@{(Starts - one.At).TotalHours}"))), Is.EqualTo(expected));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool They_lie_ahead_and_before_it_and_there_are_two_at_most(int minutes)
    {
        var now = Starts.AddMinutes(-minutes);

        var reminders = GatheringReminders.Of(Starts, now);

        return reminders.Count <= 2 && reminders.All(one => one.At > now && one.At < Starts) && reminders.SequenceEqual(reminders.OrderBy(one => one.At));
    }
}
