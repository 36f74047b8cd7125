namespace SlackLearningBot.Learning.Cadence;

/// <summary>When the bot is silent on somebody's wall clock: from <paramref name="From"/> (included) to <paramref name="Until"/> (not included), over midnight when that is the earlier one. The same twice: never.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>No hour is quiet.</summary>
    public static QuietHours Never { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>Both ends, or nothing that was said.</summary>
    public static QuietHours? Of(TimeOnly? from, TimeOnly? until) => from is { } first && until is { } last ? new QuietHours(first, last) : null;

    /// <summary>Whether the wall clock shows a quiet hour.</summary>
    public bool Cover(TimeOnly hour) => hour.IsBetween(From, Until);
}
