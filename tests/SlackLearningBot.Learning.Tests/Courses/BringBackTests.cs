using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Courses;

namespace SlackLearningBot.Learning.Tests.Courses;

public sealed class BringBackTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private static Rhythm Rhythm(LearningDays days = LearningDays.Weekdays) => new("Europe/Stockholm", new TimeOnly(8, 30), days);

    private static string? Ask(string doneOn, Rhythm rhythm, params string[] holidays) =>
        BringBack.AskAt(DateOnly.Parse(doneOn), Monday, rhythm, day => holidays.Contains(day.ToString("yyyy-MM-dd")))?.ToString("yyyy-MM-dd HH:mm");

    [Test]
    public void It_is_the_third_working_day_after_somebody_said_so_at_their_hour()
    {
        Assert.That(Ask("2026-11-20", Rhythm()), Is.EqualTo("2026-11-26 07:30"));
        Assert.That(Ask("2026-11-20", Rhythm(), "2026-11-24", "2026-11-25"), Is.EqualTo("2026-11-30 07:30"), "holidays are none, nor is the weekend");
        Assert.That(Ask("2026-11-20", Rhythm(LearningDays.Tuesday)), Is.EqualTo("2026-12-08 07:30"));
    }

    [TestCase("2026-09-24", true)]
    [TestCase("2026-09-23", false)]
    public void Of_what_was_long_ago_nobody_is_asked(string doneOn, bool isAsked)
    {
        Assert.That(Ask(doneOn, Rhythm()) is not null, Is.EqualTo(isAsked));
    }

    [Test]
    public void Whoever_is_away_for_long_is_asked_after_a_month()
    {
        Assert.That(BringBack.AskAt(new DateOnly(2026, 11, 20), Monday, Rhythm(), _ => true)?.ToString("yyyy-MM-dd"), Is.EqualTo("2026-12-23"));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Between_the_day_it_was_said_and_the_day_asked_lie_just_so_many_working_days(byte bits, ushort away)
    {
        var days = (LearningDays)((bits % 127) + 1);
        bool IsAway(DateOnly day) => (away >> (day.DayNumber % 16) & 1) == 1;
        var said = new DateOnly(2026, 11, 23);
        var asked = DaysOfWork.After(said, BringBack.WorkingDays, days, IsAway, 400);
        var worked = Enumerable.Range(said.DayNumber + 1, asked.DayNumber - said.DayNumber).Select(DateOnly.FromDayNumber)
            .Count(day => (days & DaysText.Of(day.DayOfWeek)) != LearningDays.None && !IsAway(day));
        return worked == BringBack.WorkingDays ? (days & DaysText.Of(asked.DayOfWeek)) != LearningDays.None && !IsAway(asked) : asked == said.AddDays(400);
    }
}
