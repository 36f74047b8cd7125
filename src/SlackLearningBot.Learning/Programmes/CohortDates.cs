using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>What the days of a programme count from, for one group of people.</summary>
/// <param name="SessionAt">When the session begins; null for a programme without one.</param>
/// <param name="SessionMinutes">How long it takes.</param>
/// <param name="StartsOn">The first day of a programme without a session.</param>
public sealed record CohortDates(DateTimeOffset? SessionAt, int SessionMinutes, DateOnly StartsOn)
{
    public DateTimeOffset? SessionEndsAt => SessionAt?.AddMinutes(SessionMinutes);

    /// <summary>Day 0 on the calendar of somebody in <paramref name="zone"/>: a session in the evening of one is the next morning of another.</summary>
    public DateOnly DayZero(string zone) => SessionAt is { } at ? LocalDay.Of(at, zone) : StartsOn;
}
