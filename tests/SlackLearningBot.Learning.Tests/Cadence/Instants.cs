using System.Globalization;

namespace SlackLearningBot.Learning.Tests.Cadence;

/// <summary>Instants and days as tests write them.</summary>
internal static class Instants
{
    public static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TimeOnly Hour(string clock) => TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture);
}
