using NUnit.Framework;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

internal sealed class AttendanceTests
{
    private static readonly DateTimeOffset Began = new(2026, 12, 1, 10, 0, 0, TimeSpan.Zero);

    [TestCase(0, true)]
    [TestCase(90, true)]
    [TestCase(91, false)]
    public void Three_months_long_people_say_who_was_there(int days, bool isOpen) => Assert.That(Attendance.IsOpen(Began, Began.AddDays(days)), Is.EqualTo(isOpen));
}
