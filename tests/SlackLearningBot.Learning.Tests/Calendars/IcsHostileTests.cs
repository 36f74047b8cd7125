using System.Text;
using NUnit.Framework;
using SlackLearningBot.Learning.Calendars.Ics;

namespace SlackLearningBot.Learning.Tests.Calendars;

/// <summary>What cannot be used is refused or left out with its line; nothing is silently wrong, and nothing breaks the reader.</summary>
internal sealed class IcsHostileTests
{
    [TestCase("DTSTART:20261225T090000Z\nDTEND:20261225T100000Z", 5, "it begins at a time of the day, so it is no all-day event")]
    [TestCase("DTSTART;TZID=Europe/Zurich:20261225T000000", 5, "it begins at a time of the day, so it is no all-day event")]
    [TestCase("SUMMARY:No start", 4, "it has no DTSTART")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", 6, "it repeats by a rule that is not supported (BYDAY=4TH); write its days as single events")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=MONTHLY", 6, "it repeats by a rule that is not supported (FREQ=MONTHLY); write its days as single events")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYMONTH=12", 6, "it repeats by a rule that is not supported (BYMONTH=12); write its days as single events")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY\nRRULE:FREQ=YEARLY;INTERVAL=2", 6, "it repeats by a rule that is not supported (several rules); write its days as single events")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY\nEXRULE:FREQ=YEARLY", 7, "it is left out by a rule (EXRULE) that is not supported; write its days as single events")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY\nEXDATE:20261126T000000Z", 7, "its EXDATE is no list of days")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRDATE;VALUE=PERIOD:20261126T000000Z/P1D", 6, "its RDATE is no list of days")]
    [TestCase("DTSTART;VALUE=DATE:20261126\nthis is no property\nSUMMARY:Broken", 4, "line 6 in it is no property")]
    public void What_is_not_understood_is_left_out_with_its_line(string lines, int line, string why)
    {
        var reading = IcsText.Read(IcsText.Of(lines, "DTSTART;VALUE=DATE:20260101"));

        Assert.That(IcsText.Lines(reading.LeftOut), Is.EqualTo(new[] { $"days.ics:{line}: Left out: {why}." }));
        Assert.That(IcsText.Days(reading), Is.EqualTo("2026-01-01"), "the rest is good");
    }

    [TestCase("DTSTART;VALUE=DATE:20260229", 5, "Found DTSTART '20260229', expected a day such as DTSTART;VALUE=DATE:20261225.")]
    [TestCase("DTSTART;VALUE=DATE:2026-12-25", 5, "Found DTSTART '2026-12-25', expected a day such as DTSTART;VALUE=DATE:20261225.")]
    [TestCase("DTSTART;VALUE=DATE:00010101", 5, "Found DTSTART '00010101', expected a day such as DTSTART;VALUE=DATE:20261225.")]
    [TestCase("DTSTART;VALUE=DATE:99991231\nRRULE:FREQ=YEARLY", 5, "Found DTSTART '99991231', expected a day such as DTSTART;VALUE=DATE:20261225.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261224", 6, "Found DTEND '20261224', expected the day after the event's last one, at most 366 days after DTSTART.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:21261224", 6, "Found DTEND '21261224', expected the day after the event's last one, at most 366 days after DTSTART.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDTEND:20261226T120000", 6, "Found DTEND '20261226T120000', expected the day after the event's last one, at most 366 days after DTSTART.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDURATION:PT4H", 6, "Found DURATION 'PT4H', expected whole days, such as P1D, at most 366.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDURATION:P9999W", 6, "Found DURATION 'P9999W', expected whole days, such as P1D, at most 366.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=0", 6, "Found RRULE 'FREQ=YEARLY;COUNT=0', cannot read 'COUNT=0'; expected a rule such as FREQ=YEARLY.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;INTERVAL=99999999999", 6, "Found RRULE 'FREQ=YEARLY;INTERVAL=99999999999', cannot read 'INTERVAL=99999999999'; expected a rule such as FREQ=YEARLY.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nRRULE:COUNT=2", 6, "Found RRULE 'COUNT=2', cannot read 'COUNT=2'; expected a rule such as FREQ=YEARLY.")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY;COUNT=2;UNTIL=20301225", 6, "Found RRULE 'FREQ=YEARLY;COUNT=2;UNTIL=20301225', cannot read 'FREQ=YEARLY;COUNT=2;UNTIL=20301225'; expected a rule such as FREQ=YEARLY.")]
    public void What_is_wrong_refuses_the_file_with_its_line(string lines, int line, string message)
    {
        var reading = IcsText.Read(IcsText.Of(lines, "DTSTART;VALUE=DATE:20260101"));

        Assert.That(IcsText.Lines(reading.Errors), Is.EqualTo(new[] { $"days.ics:{line}: {message}" }));
        Assert.That(reading.Days, Is.Empty);
    }

    [TestCase("", "days.ics:1: Found an empty file, expected BEGIN:VCALENDAR.")]
    [TestCase("<!DOCTYPE html>\n<html></html>", "days.ics:1: Found no calendar, expected BEGIN:VCALENDAR. Was a web page saved in place of the .ics file?")]
    [TestCase("BEGIN:VEVENT\nEND:VEVENT", "days.ics:1: Found BEGIN:VEVENT where it cannot stand, expected a calendar between BEGIN:VCALENDAR and END:VCALENDAR.")]
    [TestCase("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225", "days.ics:4: Found the end of the file, expected END:VEVENT for line 3. Was it downloaded only in part?")]
    [TestCase("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "days.ics:3: Found END:VCALENDAR, expected END:VEVENT for line 2. The file is damaged.")]
    [TestCase("BEGIN:VCALENDAR\nVERSION:1.0\nEND:VCALENDAR", "days.ics:2: Found iCalendar version 1.0, expected 2.0. Export the calendar again as .ics.")]
    [TestCase("BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:CANCEL\nEND:VCALENDAR", "days.ics:3: Found METHOD:CANCEL: this file takes events away. Import the calendar itself.")]
    [TestCase("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR", "days.ics:1: Found 0 holidays, expected 1 to 4000: all-day events, whose DTSTART is a day without a time.")]
    [TestCase("BEGIN:VCALENDAR\nVERSION:2.0\nX:a\0b\nEND:VCALENDAR", "days.ics:3: Found a NUL character, expected text. Remove it.")]
    public void What_is_no_calendar_is_refused(string text, string error) =>
        Assert.That(IcsText.Lines(IcsText.Read(text).Errors), Is.EqualTo(new[] { error }));

    [Test]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.That(IcsCalendar.Read("a.ics", [0xff, 0xfe, 0x42, 0x00], IcsText.Last).Errors.Single().Message, Does.Contain("UTF-16"));
        Assert.That(IcsCalendar.Read("a.ics", "BEGIN:VCALENDAR\nX:\xc3("u8.ToArray(), IcsText.Last).Errors, Has.Count.EqualTo(1));
        Assert.That(IcsCalendar.Read("a.ics", [.. "BEGIN:VCALENDAR\r\nSUMMARY:"u8, 0xe4, .. "\r\nEND:VCALENDAR"u8], IcsText.Last).Errors.Single().Line, Is.EqualTo(2));
    }

    [Test]
    public void Nesting_and_size_cost_nothing()
    {
        var deep = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 50_000));
        var many = IcsText.Of([.. Enumerable.Range(0, 2000).Select(number => $"UID:{number}\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY\nRECURRENCE-ID;VALUE=DATE:20260101")]);

        Assert.That(IcsText.Read(deep).Errors.Single().Line, Is.EqualTo(11));
        Assert.That(IcsText.Read(many).Days, Has.Count.EqualTo(6));
        Assert.That(IcsText.Read(IcsText.Of("DTSTART;VALUE=DATE:19000101\nDTEND;VALUE=DATE:19010101\nRRULE:FREQ=YEARLY;COUNT=1000")).Errors.Single().Message, Does.StartWith("Found 48180 holidays"));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Whatever_is_thrown_at_it_it_answers(byte[] noise, ushort at)
    {
        var good = Encoding.UTF8.GetBytes(IcsText.Of("UID:a\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260503\nRRULE:FREQ=YEARLY;COUNT=4\nSUMMARY:May"));
        var place = at % good.Length;
        byte[] mixed = [.. good[..place], .. noise, .. good[Math.Min(good.Length, place + noise.Length)..]];

        var reading = IcsCalendar.Read("days.ics", mixed, IcsText.Last);

        return reading.Errors.Count > 0 ? reading.Days.Count == 0 : reading.Days.Count > 0;
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Every_day_from_the_first_to_before_the_end_is_off_and_no_other(ushort start, byte length)
    {
        var first = new DateOnly(2020, 1, 1).AddDays(start % 4000);
        var days = 1 + length;

        var reading = IcsText.Read(IcsText.Of($"DTSTART;VALUE=DATE:{first:yyyyMMdd}\nDTEND;VALUE=DATE:{first.AddDays(days):yyyyMMdd}"));

        return reading.Days.Select(holiday => holiday.Day).SequenceEqual(Enumerable.Range(0, days).Select(first.AddDays));
    }
}
