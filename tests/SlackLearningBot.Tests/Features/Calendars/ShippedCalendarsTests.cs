using NUnit.Framework;
using SlackLearningBot.Features.Calendars;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Calendars;

/// <summary>The calendars under Content/Calendars. The days named here were looked up in what each country publishes.</summary>
internal sealed class ShippedCalendarsTests
{
    private static readonly string[] Countries = ["AT", "BE", "CH", "DE", "DK", "FI", "FR", "GB", "NL", "NO", "PL", "PT", "SE", "US"];

    [Test]
    public void Every_file_is_good_and_named_by_its_country() => Assert.That(ShippedCalendars.Calendars.Select(calendar => calendar.Name), Is.EqualTo(Countries));

    [Test]
    public void Each_covers_2026_to_2030_and_says_where_it_is_from()
    {
        foreach (var calendar in ShippedCalendars.Calendars)
        {
            Assert.That(calendar.Days.Select(day => day.Day.Year).Distinct(), Is.SupersetOf(Enumerable.Range(2026, 5)), calendar.Name);
            Assert.That(calendar.Source, Is.Not.Null.And.Not.Empty, calendar.Name);
            Assert.That(calendar.Days.Select(day => day.Day), Is.Unique.And.Ordered, calendar.Name);
        }
    }

    [TestCase("SE", 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31")]
    [TestCase("CH", 2027, "01-01 05-06 08-01 12-25")]
    [TestCase("DE", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26")]
    [TestCase("FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [TestCase("GB", 2027, "01-01 03-26 05-03 05-31 12-25 12-26 12-27 12-28")]
    [TestCase("GB", 2028, "01-01 01-03 04-14 05-01 05-29 12-25 12-26")]
    [TestCase("US", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25")]
    [TestCase("US", 2027, "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31")]
    [TestCase("PL", 2026, "01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26")]
    public void The_days_of_a_year(string country, int year, string days) => Assert.That(
        string.Join(' ', ShippedCalendars.Calendars.Single(calendar => calendar.Name == country).Days.Where(day => day.Day.Year == year).Select(day => day.Day.ToString("MM-dd"))),
        Is.EqualTo(days));

    [Test]
    public async Task They_are_there_without_an_import_and_written_again_only_when_they_changed()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ExecuteAsync("update holiday_calendar set file_hash = 'old', imported_at = '2020-01-01Z' where calendar = 'SE'");
        await bot.ExecuteAsync("delete from holiday where calendar = 'SE'");

        var list = await CalendarRun.OfAsync(bot, "list");

        Assert.That(list.Output, Does.Contain("SE           Sweden: 80 holidays from 2026-01-01 to 2030-12-31, came with the bot (Lag (1989:253)"));
        Assert.That(list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(Countries.Length));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from holiday_calendar where imported_at = @Now", new { bot.Now }), Is.EqualTo(1));
    }
}
