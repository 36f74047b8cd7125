using NUnit.Framework;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Tests.Features.Learners;

internal sealed class LessonWindowTests
{
    private static readonly string[] Zones = ["Europe/Stockholm", "Europe/London", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns"];

    [TestCase("08:30", "20:00")]
    [TestCase("18:59", "20:00")]
    [TestCase("19:00", "20:00")]
    [TestCase("19:30", "20:30")]
    [TestCase("22:00", "23:00")]
    public void A_lesson_may_come_until_the_evening_or_for_an_hour(string hour, string end)
    {
        var day = new DateOnly(2026, 11, 23);

        var ends = LessonWindow.EndOf(Moments.At(day, TimeOnly.Parse(hour), "Europe/Stockholm"), "Europe/Stockholm");

        Assert.That(ends, Is.EqualTo(Moments.At(day, TimeOnly.Parse(end), "Europe/Stockholm")));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool It_always_ends_on_the_lessons_own_day_and_never_before_the_last_lesson_of_the_morning(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var (zone, people) = (Zones[random.Next(Zones.Length)], random.Next(4) == 0 ? 0 : random.Next(1, 65_536));
        var hour = Rhythm.Earliest.Add(TimeSpan.FromMinutes(random.Next((17 * 60) + 1)));
        var due = Moments.At(new DateOnly(2020, 1, 1).AddDays(random.Next(10_000)), hour, zone);

        var spread = Spreading.BeforeNight(due, zone, Spreading.Window(people * 10, 20, 300, TimeSpan.FromMinutes(10)));

        var end = LessonWindow.EndOf(due, zone, spread);

        return end > due + spread && LocalDay.Of(end, zone) == LocalDay.Of(due, zone) && (people > 0 || end == LessonWindow.EndOf(due, zone));
    }
}
