using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>A person who said yes, now or before.</summary>
internal sealed record LearnerRow
{
    public required string Zone { get; init; }
    public required TimeOnly Hour { get; init; }
    public required short Days { get; init; }
    public DateOnly? PausedUntil { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
    public DateTimeOffset? NextLessonAt { get; init; }

    /// <summary>Over how many minutes that morning is spread, because many are due then.</summary>
    public int Minutes { get; init; }

    /// <summary>The moment of the newest day's lesson while it has not come.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>Set when no lesson comes by itself, because not one message a day may.</summary>
    public NoMessages? NoMessages { get; init; }

    public DateOnly[]? HolidayDays { get; init; }
    public string[]? HolidayNames { get; init; }

    public Rhythm Rhythm => new(Zone, Hour, (LearningDays)Days);

    /// <summary>Their holidays in the weeks around the next lesson.</summary>
    public Holidays Holidays => new((HolidayDays ?? []).Zip(HolidayNames ?? [], (day, name) => new Holiday(day, name)));

    /// <summary>When the next lesson really comes: a holiday that was told of after it was planned moves it, as the tick will.</summary>
    public DateTimeOffset NextAt()
    {
        var planned = NextLessonAt!.Value;
        var holidays = Holidays;
        return holidays.Contains(LocalDay.Of(planned, Zone)) ? NextLesson.After(Rhythm, planned, PausedUntil, holidays) : planned;
    }

    /// <summary>When the next lesson comes, as far as it can be told: the day's own moment once that is fixed, else the hour and how long it may take.</summary>
    public Coming NextComing(DateTimeOffset now)
    {
        if (PlannedAt is { } planned && planned > now)
        {
            return new Coming(planned, TimeSpan.Zero);
        }

        var next = NextAt();
        return new Coming(next, next == NextLessonAt ? Spreading.BeforeNight(next, Zone, TimeSpan.FromMinutes(Minutes)) : TimeSpan.Zero);
    }

    public bool IsLearning => StoppedAt is null;

    /// <summary>The first day back, when that day is still to come.</summary>
    public DateOnly? PauseAt(DateTimeOffset now) => PausedUntil > LocalDay.Of(now, Zone) ? PausedUntil : null;
}
