using System.Globalization;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Operator;

/// <summary>Times and spans as the console writes them: UTC first, because logs are.</summary>
internal static class Stated
{
    public static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>With the clock of the person's own wall behind it, and their day when it is another.</summary>
    public static string At(DateTimeOffset time, string? zone)
    {
        if (zone is null || !Zones.IsKnown(zone))
        {
            return At(time);
        }

        var day = LocalDay.Of(time, zone);
        var there = WallClock.Of(time, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return day == DateOnly.FromDateTime(time.UtcDateTime)
            ? $"{At(time)} ({there} there)"
            : $"{At(time)} ({day.ToString("ddd", CultureInfo.InvariantCulture)} {there} there)";
    }

    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{Math.Max(0, (int)span.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min{(span.Seconds == 0 ? "" : $" {span.Seconds} s")}",
        { TotalHours: < 48 } => $"{(int)span.TotalHours} h{(span.Minutes == 0 ? "" : $" {span.Minutes} min")}",
        _ => $"{(int)span.TotalDays} days",
    };

    public static string Count(long count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{count.ToString("N0", CultureInfo.InvariantCulture)} {many ?? $"{one}s"}";

    /// <summary>A list that stays on its line.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(4))} and {names.Count - 4} more";

    /// <summary>How far back: 90m, 6h, 3d, or a day or time (UTC); null for anything else.</summary>
    public static DateTimeOffset? ReadSince(string text, DateTimeOffset now)
    {
        if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000)
        {
            TimeSpan? back = text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => null,
            };
            return now - back;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
    }
}
