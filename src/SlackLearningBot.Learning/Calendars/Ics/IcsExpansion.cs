using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>Turns events into days, and tells of each one that it leaves out.</summary>
internal sealed class IcsExpansion(string file, DateOnly last)
{
    private const int LongestEvent = 366;

    public List<CalendarFinding> Errors { get; } = [];

    public List<CalendarFinding> LeftOut { get; } = [];

    public IReadOnlyList<Holiday> DaysOf(IReadOnlyList<IcsEvent> events)
    {
        // What changes or cancels one time of an event that repeats stands beside it under the same id.
        var parts = events.Where(one => one.IsPart).ToLookup(one => one.Uid);
        var wholes = events.Where(one => !one.IsPart).ToLookup(one => one.Uid);
        var days = parts.SelectMany(same => same).Where(part => !part.IsCancelled).SelectMany(part => Expand(part, [])).ToList();
        foreach (var same in wholes)
        {
            var newest = same.Max(one => one.Sequence);
            foreach (var one in same)
            {
                if (one.Sequence < newest)
                {
                    Leave(one.Line, "an older version of an event that stands in the file again");
                }
                else if (!one.IsCancelled)
                {
                    days.AddRange(Expand(one, [.. parts[same.Key]]));
                }
            }
        }

        return days;
    }

    private IEnumerable<Holiday> Expand(IcsEvent one, IReadOnlyList<IcsEvent> parts)
    {
        if (one.BrokenLine is { } broken)
        {
            Leave(one.Line, $"line {broken} in it is no property");
            return [];
        }

        if (one.Find("DTSTART") is not { } start)
        {
            Leave(one.Line, "it has no DTSTART");
            return [];
        }

        switch (IcsDate.Read(start, start.Value, out var first))
        {
            case IcsMoment.Time:
                Leave(start.Line, "it begins at a time of the day, so it is no all-day event");
                return [];
            case IcsMoment.Wrong:
                Refuse(start, "expected a day such as DTSTART;VALUE=DATE:20261225");
                return [];
            default:
                var name = CalendarDays.NameOf(one.Find("SUMMARY")?.Text() ?? "");
                return LengthOf(one, first) is { } length && StartsOf(one, first, parts) is { } starts
                    ? starts.SelectMany(day => Enumerable.Range(0, length).Select(ahead => new Holiday(day.AddDays(ahead), name)))
                    : [];
        }
    }

    /// <summary>In days: DTEND is the day after the last one (3.6.1). Null after a finding.</summary>
    private int? LengthOf(IcsEvent one, DateOnly first)
    {
        if (one.Find("DTEND") is { } end)
        {
            if (IcsDate.Read(end, end.Value, out var after) != IcsMoment.Day || after < first || after.DayNumber - first.DayNumber > LongestEvent)
            {
                return Refuse(end, $"expected the day after the event's last one, at most {LongestEvent} days after DTSTART");
            }

            return Math.Max(1, after.DayNumber - first.DayNumber); // the same day twice is no event by the book, and one day in everybody's calendar
        }

        if (one.Find("DURATION") is { } duration)
        {
            return IcsDate.DaysOf(duration.Value) is { } days and >= 1 and <= LongestEvent ? days : Refuse(duration, $"expected whole days, such as P1D, at most {LongestEvent}");
        }

        return 1;
    }

    /// <summary>The first days of each time it takes place. Null after a finding.</summary>
    private List<DateOnly>? StartsOf(IcsEvent one, DateOnly first, IReadOnlyList<IcsEvent> parts)
    {
        List<DateOnly> starts = [first];
        if (one.All("RRULE").ToList() is { Count: > 0 } rules)
        {
            switch (IcsRecurrence.Read(rules[0].Value, first))
            {
                case IcsRecurrence.Yearly yearly when rules.Count == 1:
                    starts = [.. yearly.Days(first, last)];
                    break;
                case IcsRecurrence.Wrong wrong:
                    Refuse(rules[0], $"cannot read '{CalendarDays.NameOf(wrong.Part)}'; expected a rule such as FREQ=YEARLY");
                    return null;
                case var other:
                    Leave(rules[0].Line, $"it repeats by a rule that is not supported ({(other is IcsRecurrence.Unknown { Part: var part } ? CalendarDays.NameOf(part) : "several rules")}); write its days as single events");
                    return null;
            }
        }

        if (one.Find("EXRULE") is { } exception)
        {
            Leave(exception.Line, "it is left out by a rule (EXRULE) that is not supported; write its days as single events");
            return null;
        }

        return Named(one, "RDATE") is { } more && Named(one, "EXDATE") is { } without && Replaced(parts) is { } replaced
            ? [.. starts.Concat(more).Distinct().Except(without).Except(replaced)]
            : null;
    }

    /// <summary>The days that RDATE or EXDATE list. Null after a finding.</summary>
    private List<DateOnly>? Named(IcsEvent one, string name)
    {
        var days = new List<DateOnly>();
        foreach (var property in one.All(name))
        {
            foreach (var value in property.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (IcsDate.Read(property, value, out var day) != IcsMoment.Day)
                {
                    Leave(property.Line, $"its {name} is no list of days");
                    return null;
                }

                days.Add(day);
            }
        }

        return days;
    }

    /// <summary>The times that another event of the same id stands for. Null after a finding.</summary>
    private List<DateOnly>? Replaced(IReadOnlyList<IcsEvent> parts)
    {
        var days = new List<DateOnly>();
        foreach (var id in parts.Select(part => part.Find("RECURRENCE-ID")!))
        {
            if (id.Parameters.ContainsKey("RANGE") || IcsDate.Read(id, id.Value, out var day) != IcsMoment.Day)
            {
                Leave(id.Line, "the event that it changes, since this RECURRENCE-ID is not supported; write its days as single events");
                return null;
            }

            days.Add(day);
        }

        return days;
    }

    private void Leave(int line, string why) => LeftOut.Add(new CalendarFinding(file, line, $"Left out: {why}."));

    private int? Refuse(IcsProperty property, string expected)
    {
        Errors.Add(new CalendarFinding(file, property.Line, $"Found {property.Name} '{CalendarDays.NameOf(property.Value)}', {expected}."));
        return null;
    }
}
