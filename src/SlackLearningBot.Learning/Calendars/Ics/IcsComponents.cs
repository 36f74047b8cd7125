namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>The events that stand directly in a calendar, and the calendar's title. Alarms, zones, to-dos and what else a file holds are passed over.</summary>
internal sealed record IcsComponents(string? Title, IReadOnlyList<IcsEvent> Events)
{
    private const int Deepest = 10;

    public static IcsComponents Read(string file, IReadOnlyList<(int Line, string Text)> lines, List<CalendarFinding> errors)
    {
        var events = new List<IcsEvent>();
        var open = new Stack<(string Name, int Line)>();
        string? title = null;
        void Refuse(int line, string message) => errors.Add(new CalendarFinding(file, line, message));

        foreach (var (line, text) in lines)
        {
            var property = IcsProperty.Read(line, text);
            var named = property?.Value.Trim().ToUpperInvariant();
            switch (property?.Name)
            {
                case "BEGIN" when open.Count == Deepest || (open.Count == 0) != (named == "VCALENDAR"):
                    Refuse(line, $"Found BEGIN:{named} where it cannot stand, expected a calendar between BEGIN:VCALENDAR and END:VCALENDAR.");
                    return new IcsComponents(title, events);
                case "BEGIN":
                    open.Push((named!, line));
                    if (open.Count == 2 && named == "VEVENT")
                    {
                        events.Add(new IcsEvent(line));
                    }

                    break;
                case "END" when open.Count == 0 || open.Peek().Name != named:
                    Refuse(line, $"Found END:{named}, expected {(open.Count == 0 ? "nothing more" : $"END:{open.Peek().Name} for line {open.Peek().Line}")}. The file is damaged.");
                    return new IcsComponents(title, events);
                case "END":
                    open.Pop();
                    break;
                case null when open.Count == 0:
                case not null when open.Count == 0:
                    Refuse(line, "Found no calendar, expected BEGIN:VCALENDAR. Was a web page saved in place of the .ics file?");
                    return new IcsComponents(title, events);
                case null when open.Count == 2 && open.Peek().Name == "VEVENT":
                    events[^1].BrokenLine ??= line;
                    break;
                case "VERSION" when open.Count == 1 && property.Value.Trim() != "2.0":
                    Refuse(line, $"Found iCalendar version {property.Value.Trim()}, expected 2.0. Export the calendar again as .ics.");
                    break;
                case "METHOD" when open.Count == 1 && named == "CANCEL":
                    Refuse(line, "Found METHOD:CANCEL: this file takes events away. Import the calendar itself.");
                    break;
                case "NAME" or "X-WR-CALNAME" when open.Count == 1:
                    title ??= CalendarDays.NameOf(property.Text());
                    break;
                case not null when open.Count == 2 && open.Peek().Name == "VEVENT":
                    events[^1].Add(property);
                    break;
            }
        }

        if (open.TryPeek(out var unfinished))
        {
            Refuse(lines[^1].Line, $"Found the end of the file, expected END:{unfinished.Name} for line {unfinished.Line}. Was it downloaded only in part?");
        }
        else if (lines.Count == 0)
        {
            Refuse(1, "Found an empty file, expected BEGIN:VCALENDAR.");
        }

        return new IcsComponents(title, events);
    }
}
