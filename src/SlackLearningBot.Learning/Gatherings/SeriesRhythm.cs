using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Gatherings;

/// <summary>One date of a series.</summary>
/// <param name="Number">0 for the first of the series.</param>
/// <param name="Day">In the series' own zone.</param>
/// <param name="StartsAt">The instant.</param>
public sealed record SeriesSlot(int Number, DateOnly Day, DateTimeOffset StartsAt);

/// <summary>A series that comes again and again on the same day of the week, at the same hour of its organiser's clock.</summary>
/// <param name="FirstDay">The first date.</param>
/// <param name="EveryWeeks">From one date to the next, at least 1.</param>
/// <param name="Hour">By the clock of <paramref name="Zone"/>, summer and winter.</param>
/// <param name="Zone">IANA.</param>
public sealed record SeriesRhythm(DateOnly FirstDay, int EveryWeeks, TimeOnly Hour, string Zone)
{
    /// <summary>The dates that begin after <paramref name="now"/>, the nearest first.</summary>
    public IReadOnlyList<SeriesSlot> Ahead(DateTimeOffset now, int count)
    {
        var days = LocalDay.Of(now, Zone).DayNumber - FirstDay.DayNumber;
        var number = days <= 0 ? 0 : days / Step;
        var slots = new List<SeriesSlot>();
        for (; slots.Count < count; number++)
        {
            if (SlotOf(number) is { } slot && slot.StartsAt > now)
            {
                slots.Add(slot);
            }
        }

        return slots;
    }

    /// <summary>Null when it is none of the series' days.</summary>
    public SeriesSlot? FindOn(DateOnly day) =>
        day >= FirstDay && (day.DayNumber - FirstDay.DayNumber) % Step == 0 ? SlotOf((day.DayNumber - FirstDay.DayNumber) / Step) : null;

    /// <summary>Whose turn a date is, when people take turns: each in the order of the rota; null without one, and where somebody stood who left.</summary>
    public static string? TurnOf(SeriesSlot slot, IReadOnlyList<string?> rota) => rota.Count == 0 ? null : rota[slot.Number % rota.Count];

    private int Step => EveryWeeks * 7;

    private SeriesSlot SlotOf(int number)
    {
        var day = FirstDay.AddDays(number * Step);
        return new SeriesSlot(number, day, Moments.At(day, Hour, Zone));
    }
}
