using NUnit.Framework;
using SlackLearningBot.Learning.Calendars.Ics;

namespace SlackLearningBot.Learning.Tests.Calendars;

/// <summary>Files as calendars of this world write them.</summary>
internal sealed class IcsCalendarTests
{
    [TestCase("DTSTART;VALUE=DATE:20261225", "2026-12-25", Description = "without an end: one day (3.6.1)")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226", "2026-12-25", Description = "the end is the day after")]
    [TestCase("DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270102", "2026-12-30 2026-12-31 2027-01-01")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225", "2026-12-25", Description = "an end on the first day, as careless programs write it")]
    [TestCase("DTSTART:20261225", "2026-12-25", Description = "a day that does not say so")]
    [TestCase("dtstart;value=date:20261225\ndtend;value=date:20261227", "2026-12-25 2026-12-26", Description = "names in small letters")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDURATION:P2D", "2026-12-25 2026-12-26")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDURATION:P1W", "2026-12-25 2026-12-26 2026-12-27 2026-12-28 2026-12-29 2026-12-30 2026-12-31")]
    [TestCase("DTSTART;X-WHO=\"a:b;c\";VALUE=DATE:20261225", "2026-12-25", Description = "a parameter in quotes holds what ends others")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nTRANSP:TRANSPARENT\nX-APPLE-UNIVERSAL-ID:1", "2026-12-25", Description = "public holidays do not block the calendar, but are kept")]
    [TestCase("DTSTART;VALUE=DATE:20280229", "2028-02-29")]
    public void An_all_day_event(string lines, string expected)
    {
        var reading = IcsText.Read(IcsText.Of(lines + "\nSUMMARY:Holiday"));

        Assert.That(IcsText.Days(reading), Is.EqualTo(expected));
        Assert.That(reading.Errors.Concat(reading.LeftOut), Is.Empty);
    }

    [TestCase("FREQ=YEARLY;COUNT=3", "2026-08-01 2027-08-01 2028-08-01")]
    [TestCase("FREQ=YEARLY;INTERVAL=2;UNTIL=20300801", "2026-08-01 2028-08-01 2030-08-01", Description = "the last day counts")]
    [TestCase("FREQ=YEARLY;UNTIL=20280731T235959Z", "2026-08-01 2027-08-01")]
    [TestCase("FREQ=YEARLY;COUNT=2;BYMONTH=8;BYMONTHDAY=1;WKST=MO", "2026-08-01 2027-08-01", Description = "what the first day says already")]
    [TestCase("FREQ=YEARLY", "2026-08-01 2027-08-01 2028-08-01 2029-08-01 2030-08-01 2031-08-01", Description = "without an end: as far as is looked ahead")]
    [TestCase("freq=yearly;count=1", "2026-08-01")]
    public void A_yearly_event(string rule, string expected)
    {
        var reading = IcsText.Read(IcsText.Of($"DTSTART;VALUE=DATE:20260801\nRRULE:{rule}\nSUMMARY:National Day"));

        Assert.That(IcsText.Days(reading), Is.EqualTo(expected));
        Assert.That(reading.LeftOut, Is.Empty);
    }

    [Test]
    public void A_leap_day_comes_back_in_leap_years_only_and_only_those_are_counted()
    {
        var reading = IcsText.Read(IcsText.Of("DTSTART;VALUE=DATE:20160229\nRRULE:FREQ=YEARLY;COUNT=3"));

        Assert.That(IcsText.Days(reading), Is.EqualTo("2016-02-29 2020-02-29 2024-02-29"));
    }

    [Test]
    public void An_event_of_several_days_comes_back_with_all_of_them()
    {
        var reading = IcsText.Read(IcsText.Of("DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270102\nRRULE:FREQ=YEARLY;COUNT=2\nEXDATE;VALUE=DATE:20260101"));

        Assert.That(IcsText.Days(reading), Is.EqualTo("2026-12-31 2027-01-01 2027-12-31 2028-01-01"));
    }

    [Test]
    public void Single_times_are_taken_out_added_moved_and_cancelled()
    {
        var reading = IcsText.Read(IcsText.Of(
            "UID:a\nDTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;COUNT=4\nEXDATE;VALUE=DATE:20270501\nRDATE;VALUE=DATE:20260502,20260503\nSUMMARY:May",
            "UID:a\nRECURRENCE-ID;VALUE=DATE:20280501\nDTSTART;VALUE=DATE:20280502\nSUMMARY:May\\, later",
            "UID:a\nRECURRENCE-ID;VALUE=DATE:20290501\nDTSTART;VALUE=DATE:20290501\nSTATUS:CANCELLED"));

        Assert.That(IcsText.Days(reading), Is.EqualTo("2026-05-01 2026-05-02 2026-05-03 2028-05-02"));
        Assert.That(reading.Days[^1].Name, Is.EqualTo("May, later"));
    }

    [Test]
    public void A_cancelled_event_is_no_holiday()
    {
        var reading = IcsText.Read(IcsText.Of("DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED", "DTSTART;VALUE=DATE:20261226\nSTATUS:CONFIRMED"));

        Assert.That(IcsText.Days(reading), Is.EqualTo("2026-12-26"));
        Assert.That(reading.LeftOut, Is.Empty, "nobody expects it");
    }

    [Test]
    public void Folds_are_undone_even_within_a_letter_and_texts_unescaped()
    {
        byte[] file =
        [
            .. "\ufeffBEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Öffnungs\r\n zeiten\\; Büro\r\nBEGIN:VEVENT\r\nDTSTART;VA\r\n\tLUE=DATE:202612\r\n 25\r\nSUMMARY;LANGUAGE=de:Weihn"u8,
            .. "ä"u8[..1], .. "\r\n "u8, .. "ä"u8[1..],
            .. "chten\\, erster\\nTag\r\nEND:VEVENT\r\nEND:VCALENDAR"u8,
        ];

        var reading = IcsCalendar.Read("days.ics", file, IcsText.Last);

        Assert.That(reading.Title, Is.EqualTo("Öffnungszeiten; Büro"));
        Assert.That(reading.Days.Single().Name, Is.EqualTo("Weihnächten, erster Tag"));
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    [TestCase("\r\n\r\n")]
    public void Any_line_ends_are_taken(string end)
    {
        var text = IcsText.Of("DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas").Replace("\r\n", end, StringComparison.Ordinal);

        Assert.That(IcsText.Days(IcsText.Read(text)), Is.EqualTo("2026-12-25"));
    }

    [Test]
    public void What_stands_in_an_event_or_beside_it_is_not_the_event()
    {
        var text = IcsText.Of("DTSTART;VALUE=DATE:20261225\nBEGIN:VALARM\nTRIGGER:-PT15M\nDTSTART;VALUE=DATE:20260101\nSUMMARY:Alarm\nEND:VALARM\nSUMMARY:Christmas")
            .Replace(
                "BEGIN:VEVENT",
                "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYDAY=1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VTODO\r\nDTSTART;VALUE=DATE:20260102\r\nEND:VTODO\r\nBEGIN:VEVENT",
                StringComparison.Ordinal);

        var reading = IcsText.Read(text);

        Assert.That(reading.Days.Select(day => $"{day.Day:MM-dd} {day.Name}"), Is.EqualTo(new[] { "12-25 Christmas" }));
        Assert.That(reading.LeftOut, Is.Empty);
    }

    [Test]
    public void Two_names_of_one_day_are_one_holiday()
    {
        var reading = IcsText.Read(IcsText.Of("DTSTART;VALUE=DATE:20260514\nSUMMARY:Ascension Day", "DTSTART;VALUE=DATE:20260514\nSUMMARY:Founders' Day", "DTSTART;VALUE=DATE:20260514\nSUMMARY:Ascension Day"));

        Assert.That(reading.Days.Single().Name, Is.EqualTo("Ascension Day, Founders' Day"));
    }

    [Test]
    public void Of_one_event_in_two_versions_the_newer_counts_and_the_older_is_told()
    {
        var reading = IcsText.Read(IcsText.Of("UID:a\nSEQUENCE:0\nDTSTART;VALUE=DATE:20260514", "UID:a\nSEQUENCE:1\nDTSTART;VALUE=DATE:20260515", "UID:b\nDTSTART;VALUE=DATE:20260516"));

        Assert.That(IcsText.Days(reading), Is.EqualTo("2026-05-15 2026-05-16"));
        Assert.That(IcsText.Lines(reading.LeftOut), Is.EqualTo(new[] { "days.ics:4: Left out: an older version of an event that stands in the file again." }));
    }

    [Test]
    public void Several_calendars_in_one_file_are_read_one_after_the_other()
    {
        var reading = IcsText.Read(IcsText.Of("DTSTART;VALUE=DATE:20260514") + IcsText.Of("DTSTART;VALUE=DATE:20260515"));

        Assert.That(IcsText.Days(reading), Is.EqualTo("2026-05-14 2026-05-15"));
    }
}
