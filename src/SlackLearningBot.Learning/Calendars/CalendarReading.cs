using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Calendars;

/// <summary>What a calendar file came to. With an error nothing of it may be used; what was left out is told, so that nothing is silently wrong.</summary>
public sealed record CalendarReading
{
    /// <summary>The name the file gives itself, such as "CH"; null when it gives none.</summary>
    public string? Name { get; init; }

    public string? Title { get; init; }

    /// <summary>Where the days come from, for people to look up.</summary>
    public string? Source { get; init; }

    /// <summary>One entry a day, in order.</summary>
    public IReadOnlyList<Holiday> Days { get; init; } = [];

    public IReadOnlyList<CalendarFinding> Errors { get; init; } = [];

    public IReadOnlyList<CalendarFinding> LeftOut { get; init; } = [];
}

/// <summary>Something in a calendar file that whoever imports it must know.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Message">What was found, and what is expected or done about it.</param>
public sealed record CalendarFinding(string File, int Line, string Message);
