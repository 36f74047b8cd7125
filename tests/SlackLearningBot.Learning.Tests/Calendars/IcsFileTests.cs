using System.Text;
using NUnit.Framework;
using SlackLearningBot.Learning.Calendars;
using SlackLearningBot.Learning.Calendars.Ics;
using static SlackLearningBot.Learning.Tests.Cadence.Instants;

namespace SlackLearningBot.Learning.Tests.Calendars;

public sealed class IcsFileTests
{
    private static readonly DateTimeOffset Stamp = At("2026-11-23T09:00:00.75Z");

    private static readonly IcsMeeting Meeting = new("42@bot.example", At("2026-11-26T15:00:00+01:00"), At("2026-11-26T15:30:00+01:00"), "Anna and Ben")
    {
        Organizer = new IcsPerson("mailto:bot@example.com", "The bot"),
        Attendees = [new IcsPerson("mailto:anna@example.com", "Anna \"A\" Ek; boss:"), new IcsPerson("mailto:ben@example.com", null)],
    };

    [Test]
    public void A_published_meeting_is_exactly_this() => Assert.That(
        Text(Meeting with { Description = "Goal: SQL, slowly;\r\nnotes \\ agenda", Location = "Room 1", Url = new Uri("https://example.com/a?b=ü") }, IcsMethod.Publish),
        Is.EqualTo(string.Join("\r\n",
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SlackLearningBot//Meetings//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT", "UID:42@bot.example",
            "DTSTAMP:20261123T090000Z", "DTSTART:20261126T140000Z", "DTEND:20261126T143000Z", "SEQUENCE:0", "STATUS:CONFIRMED", "SUMMARY:Anna and Ben",
            @"DESCRIPTION:Goal: SQL\, slowly\;\nnotes \\ agenda", "LOCATION:Room 1", "URL:https://example.com/a?b=%C3%BC", "ORGANIZER;CN=\"The bot\":mailto:bot@example.com",
            "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR", "",
        ])));

    [Test]
    public void An_invitation_names_who_comes_and_asks_for_an_answer()
    {
        var people = Properties(IcsFile.Write(Meeting, IcsMethod.Request, Stamp)).Where(property => property.Name == "ATTENDEE").ToList();

        Assert.That(people.Select(person => person.Value), Is.EqualTo(new[] { "mailto:anna@example.com", "mailto:ben@example.com" }));
        Assert.That(people[0].Parameters["CN"], Is.EqualTo("Anna 'A' Ek; boss:"));
        Assert.That(people.Select(person => person.Parameters["RSVP"]), Is.All.EqualTo("TRUE"));
    }

    [Test]
    public void A_change_is_the_same_meeting_with_a_higher_sequence_and_a_cancellation_says_so()
    {
        var moved = Properties(IcsFile.Write(Meeting with { Start = Meeting.Start.AddMinutes(10), Sequence = 1 }, IcsMethod.Request, Stamp));
        var off = Properties(IcsFile.Write(Meeting with { Sequence = 2 }, IcsMethod.Cancel, Stamp));

        Assert.That((Value(moved, "UID"), Value(moved, "SEQUENCE"), Value(moved, "METHOD"), Value(moved, "STATUS")), Is.EqualTo(("42@bot.example", "1", "REQUEST", "CONFIRMED")));
        Assert.That((Value(off, "UID"), Value(off, "SEQUENCE"), Value(off, "METHOD"), Value(off, "STATUS")), Is.EqualTo(("42@bot.example", "2", "CANCEL", "CANCELLED")));
        Assert.That(off.Where(property => property.Name == "ATTENDEE").Any(person => person.Parameters.ContainsKey("RSVP")), Is.False, "nobody answers to that");
    }

    [Test]
    public void A_published_file_can_say_that_it_is_off()
    {
        var off = Properties(IcsFile.Write(Meeting with { Sequence = 1, IsOff = true, Organizer = null, Attendees = [] }, IcsMethod.Publish, Stamp));

        Assert.That((Value(off, "METHOD"), Value(off, "STATUS")), Is.EqualTo(("PUBLISH", "CANCELLED")));
    }

    [Test]
    public void What_no_calendar_would_take_is_refused()
    {
        Refuse(Meeting with { End = Meeting.Start }, IcsMethod.Publish);
        Refuse(Meeting with { Uid = " " }, IcsMethod.Publish);
        Refuse(Meeting with { Sequence = -1 }, IcsMethod.Publish);
        Refuse(Meeting with { Organizer = null }, IcsMethod.Request);
        Refuse(Meeting with { Organizer = null }, IcsMethod.Cancel);
        Refuse(Meeting with { Attendees = [] }, IcsMethod.Request);
        Refuse(Meeting with { IsOff = true }, IcsMethod.Request);
        Refuse(Meeting with { Organizer = new IcsPerson("bot@example.com", null) }, IcsMethod.Request);
        Refuse(Meeting with { Attendees = [new IcsPerson("mailto:a@b.c\r\nATTENDEE:mailto:evil@example.com", null)] }, IcsMethod.Request);
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Whatever_people_write_no_line_is_too_long_and_all_is_read_back(string? summary, string? description, string? name)
    {
        var meeting = Meeting with { Summary = $"{summary}ä€😀", Description = string.Concat(Enumerable.Repeat($"{description}\n;,\\:\"日本語", 7)), Organizer = new IcsPerson("mailto:bot@example.com", name) };

        var file = IcsFile.Write(meeting, IcsMethod.Request, Stamp);

        var lines = Encoding.UTF8.GetString(file).Split("\r\n");
        Assert.That(lines[^1], Is.Empty);
        Assert.That(lines.Any(line => line.Contains('\r', StringComparison.Ordinal) || line.Contains('\n', StringComparison.Ordinal)), Is.False);
        Assert.That(lines.Select(line => new UTF8Encoding(false, true).GetByteCount(line)), Is.All.LessThanOrEqualTo(75));
        var properties = Properties(file);
        Assert.That(properties.First(property => property.Name == "SUMMARY").Text(), Is.EqualTo(Plain(meeting.Summary)));
        Assert.That(properties.First(property => property.Name == "DESCRIPTION").Text(), Is.EqualTo(Plain(meeting.Description)));
        Assert.That(properties.Select(property => property.Name).Where(key => key is not "ATTENDEE"), Is.EqualTo(
            ((string[])["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY", "DESCRIPTION", "ORGANIZER", "TRANSP", "END", "END"])));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void A_folded_line_unfolds_to_itself_and_no_letter_is_cut(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        string[] letters = ["a", "ä", "€", "😀", " "];
        var line = string.Concat(Enumerable.Range(0, chance.Next(400)).Select(_ => letters[chance.Next(letters.Length)]));

        var folded = IcsWording.Fold(line);

        Assert.That(folded.Replace("\r\n ", "", StringComparison.Ordinal), Is.EqualTo(line + "\r\n"));
        Assert.That(folded.Split("\r\n").Select(piece => new UTF8Encoding(false, true).GetByteCount(piece)), Is.All.LessThanOrEqualTo(75));
        Assert.That(folded.Split("\r\n").SkipLast(2).Select(Encoding.UTF8.GetByteCount), Is.All.GreaterThan(71), "no piece is shorter than it must be");
    }

    private static string Text(IcsMeeting meeting, IcsMethod method) => Encoding.UTF8.GetString(IcsFile.Write(meeting, method, Stamp));

    private static void Refuse(IcsMeeting meeting, IcsMethod method) => Assert.That(() => IcsFile.Write(meeting, method, Stamp), Throws.ArgumentException);

    private static string Value(IReadOnlyList<IcsProperty> properties, string name) => properties.Single(property => property.Name == name).Value;

    private static List<IcsProperty> Properties(byte[] file)
    {
        var errors = new List<CalendarFinding>();
        var lines = IcsLines.Read("meeting.ics", file, errors);
        Assert.That(errors, Is.Empty);
        return [.. lines.Select(line => IcsProperty.Read(line.Line, line.Text)!)];
    }

    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune)).Select(rune => rune.ToString()));
}
