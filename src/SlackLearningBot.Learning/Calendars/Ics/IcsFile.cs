using System.Globalization;
using System.Text;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>A meeting as an iCalendar file (RFC 5545) that calendars open: times in UTC, so that it needs no zones.</summary>
public static class IcsFile
{
    private const string Maker = "-//SlackLearningBot//Meetings//EN";

    /// <param name="meeting">What it is about.</param>
    /// <param name="method">What it is sent for.</param>
    /// <param name="stamp">When it is written.</param>
    /// <returns>UTF-8, lines of at most 75 octets that end in CR LF.</returns>
    /// <exception cref="ArgumentException">The end is not after the start, the id is empty, the sequence is below 0, an address is no calendar address, or what RFC 5546 asks for is missing.</exception>
    public static byte[] Write(IcsMeeting meeting, IcsMethod method, DateTimeOffset stamp)
    {
        Check(meeting, method);
        var isOff = method == IcsMethod.Cancel || meeting.IsOff;
        List<string> lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            $"PRODID:{Maker}",
            "CALSCALE:GREGORIAN",
            $"METHOD:{method.ToString().ToUpperInvariant()}",
            "BEGIN:VEVENT",
            $"UID:{IcsWording.Escape(meeting.Uid)}",
            $"DTSTAMP:{Time(stamp)}",
            $"DTSTART:{Time(meeting.Start)}",
            $"DTEND:{Time(meeting.End)}",
            $"SEQUENCE:{meeting.Sequence.ToString(CultureInfo.InvariantCulture)}",
            $"STATUS:{(isOff ? "CANCELLED" : "CONFIRMED")}",
            $"SUMMARY:{IcsWording.Escape(meeting.Summary)}",
        ];
        Add("DESCRIPTION", meeting.Description);
        Add("LOCATION", meeting.Location);
        if (meeting.Url is { } url)
        {
            lines.Add($"URL:{url.AbsoluteUri}");
        }

        if (meeting.Organizer is { } organizer)
        {
            lines.Add($"ORGANIZER{NameOf(organizer)}:{organizer.Address}");
        }

        if (method != IcsMethod.Publish)
        {
            var answer = isOff ? "" : ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE";
            lines.AddRange(meeting.Attendees.Select(person => $"ATTENDEE{NameOf(person)}{answer}:{person.Address}"));
        }

        lines.AddRange(["TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR"]);
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(IcsWording.Fold)));

        void Add(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                lines.Add($"{name}:{IcsWording.Escape(text)}");
            }
        }
    }

    private static void Check(IcsMeeting meeting, IcsMethod method)
    {
        if (meeting.End <= meeting.Start || string.IsNullOrWhiteSpace(meeting.Uid) || meeting.Sequence < 0)
        {
            throw new ArgumentException($"Found '{meeting.Uid}', {meeting.Sequence}, from {meeting.Start} to {meeting.End}; expected an id, a sequence from 0, and an end after the start.", nameof(meeting));
        }

        if ((method != IcsMethod.Publish && meeting.Organizer is null) || (method == IcsMethod.Request && (meeting.Attendees.Count == 0 || meeting.IsOff)))
        {
            throw new ArgumentException($"Found {method}, expected an organizer for it, and for an invitation somebody who comes and a meeting that takes place (RFC 5546, 3.2).", nameof(meeting));
        }

        var people = meeting.Organizer is { } organizer ? meeting.Attendees.Prepend(organizer) : meeting.Attendees;
        if (people.FirstOrDefault(person => !IsAddress(person.Address)) is { } wrong)
        {
            throw new ArgumentException($"Found the address '{wrong.Address}', expected a URI such as mailto:ben@example.com.", nameof(meeting));
        }
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out _) && text.All(letter => letter is > ' ' and not '\x7f');

    private static string NameOf(IcsPerson person) => string.IsNullOrWhiteSpace(person.Name) ? "" : $";CN=\"{IcsWording.Quotable(person.Name)}\"";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
