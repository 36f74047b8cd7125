namespace SlackLearningBot.Learning.Cadence;

/// <summary>A day on which nobody is expected to work, and what it is called.</summary>
public sealed record Holiday(DateOnly Day, string Name);

/// <summary>Somebody's public holidays, as far ahead as they were looked up.</summary>
public sealed class Holidays(IEnumerable<Holiday> days)
{
    private readonly Dictionary<DateOnly, string> names =
        days.GroupBy(holiday => holiday.Day).ToDictionary(same => same.Key, same => string.Join(", ", same.Select(holiday => holiday.Name).Distinct()));

    public static Holidays None { get; } = new([]);

    public bool IsEmpty => names.Count == 0;

    public bool Contains(DateOnly day) => names.ContainsKey(day);

    /// <summary>What the day is called; null when it is a day like any other.</summary>
    public string? NameOf(DateOnly day) => names.GetValueOrDefault(day);
}
