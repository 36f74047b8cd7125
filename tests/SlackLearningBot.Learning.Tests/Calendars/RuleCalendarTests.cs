using NUnit.Framework;
using SlackLearningBot.Learning.Calendars;

namespace SlackLearningBot.Learning.Tests.Calendars;

internal sealed class RuleCalendarTests
{
    // As the churches and almanacs give them, the earliest and the latest possible day among them.
    [TestCase(1818, 3, 22)]
    [TestCase(1943, 4, 25)]
    [TestCase(1961, 4, 2)]
    [TestCase(1981, 4, 19)]
    [TestCase(2000, 4, 23)]
    [TestCase(2024, 3, 31)]
    [TestCase(2025, 4, 20)]
    [TestCase(2026, 4, 5)]
    [TestCase(2027, 3, 28)]
    [TestCase(2028, 4, 16)]
    [TestCase(2029, 4, 1)]
    [TestCase(2030, 4, 21)]
    [TestCase(2038, 4, 25)]
    public void Easter_Sunday(int year, int month, int day) => Assert.That(Easter.Of(year), Is.EqualTo(new DateOnly(year, month, day)));

    [Test]
    public void Easter_is_a_Sunday_between_22_March_and_25_April() => Assert.That(
        Enumerable.Range(1900, 301).Select(Easter.Of),
        Is.All.Matches<DateOnly>(day => day.DayOfWeek == DayOfWeek.Sunday && day >= new DateOnly(day.Year, 3, 22) && day <= new DateOnly(day.Year, 4, 25)));

    [TestCase("12-25", "2026-12-25 2027-12-25 2028-12-25")]
    [TestCase("02-29", "2028-02-29", Description = "in leap years only")]
    [TestCase("easter", "2026-04-05 2027-03-28 2028-04-16")]
    [TestCase("Easter -2", "2026-04-03 2027-03-26 2028-04-14")]
    [TestCase("easter+39", "2026-05-14 2027-05-06 2028-05-25")]
    [TestCase("first monday of may", "2026-05-04 2027-05-03 2028-05-01")]
    [TestCase("fourth thursday of november", "2026-11-26 2027-11-25 2028-11-23")]
    [TestCase("fifth  Monday of\tMarch", "2026-03-30 2027-03-29", Description = "in years that have one")]
    [TestCase("last monday of may", "2026-05-25 2027-05-31 2028-05-29")]
    [TestCase("saturday from 06-20", "2026-06-20 2027-06-26 2028-06-24")]
    [TestCase("saturday from 10-31", "2026-10-31 2027-11-06 2028-11-04")]
    [TestCase("2027-05-07", "2027-05-07")]
    [TestCase("2026-12-30 to 2027-01-02", "2026-12-30 2026-12-31 2027-01-01 2027-01-02")]
    [TestCase("12-25 since 2027", "2027-12-25 2028-12-25")]
    [TestCase("12-25 until 2027", "2026-12-25 2027-12-25")]
    [TestCase("12-25 since 2027 until 2027", "2027-12-25")]
    [TestCase("01-01 or next weekday", "2026-01-01 2027-01-01 2028-01-01 2028-01-03")]
    [TestCase("01-01 or nearest weekday", "2026-01-01 2027-01-01 2027-12-31 2028-01-01")]
    [TestCase("07-04 or nearest weekday", "2026-07-03 2026-07-04 2027-07-04 2027-07-05 2028-07-04")]
    public void A_rule_names_days(string rule, string expected) => Assert.That(IcsText.Days(Read("2026-2028", rule)), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("25-12")]
    [TestCase("13-01")]
    [TestCase("02-30")]
    [TestCase("easter+")]
    [TestCase("easter+9999")]
    [TestCase("monday")]
    [TestCase("sixth monday of may")]
    [TestCase("last monday of mai")]
    [TestCase("2026-02-30")]
    [TestCase("2026-12-31 to 2026-12-30")]
    [TestCase("2026-01-01 to 2036-01-01")]
    [TestCase("0001-01-01")]
    [TestCase("12-25 or next friday")]
    [TestCase("12-25\nor 12-26")]
    [TestCase("١٢-٢٥")]
    public void What_is_no_rule_is_refused_with_its_line(string rule)
    {
        var reading = Read("2026-2028", rule);

        Assert.That(reading.Errors.Single().Line, Is.EqualTo(10));
        Assert.That(reading.Days, Is.Empty);
    }

    [Test]
    public void What_is_made_up_for_passes_the_other_holidays()
    {
        var reading = Read("2027", "12-25 or next weekday", "12-26 or next weekday");

        Assert.That(
            reading.Days.Select(holiday => $"{holiday.Day:MM-dd} {holiday.Name}"),
            Is.EqualTo(new[] { "12-25 day 0", "12-26 day 1", "12-27 day 0 (day off for it)", "12-28 day 1 (day off for it)" }));
    }

    [TestCase("2026-2025")]
    [TestCase("2026 to 2030")]
    [TestCase("26-30")]
    [TestCase("1000-1001")]
    [TestCase("2026-2999")]
    public void Years_that_are_none_are_refused(string years) => Assert.That(Read(years, "12-25").Errors.Single().Message, Does.StartWith($"Found the years '{years}'"));

    [TestCase("ch", "CH")]
    [TestCase(" CH-Zurich ", "CH-ZURICH")]
    [TestCase("7", "7")]
    [TestCase("", null)]
    [TestCase("-CH", null)]
    [TestCase("CH_ZH", null)]
    [TestCase("CH\n", "CH")]
    [TestCase("ÄÖÜ", null)]
    [TestCase("A12345678901234567890123456789012", null)]
    public void A_calendars_name(string text, string? name) => Assert.That(CalendarName.Read(text), Is.EqualTo(name));

    private static CalendarReading Read(string years, params string[] rules) => RuleCalendar.Read(
        new RuleDraft("days.yaml", null, null, null, new CalendarEntry(1, years), [.. rules.Select((rule, number) => (new CalendarEntry(10 + number, rule), $"day {number}"))]),
        2026,
        2031);
}
