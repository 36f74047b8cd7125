using System.Globalization;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>A message's <c>ts</c>: seconds with six decimals, and its identity within a channel. Compare as text, never as a number.</summary>
public static class SlackTs
{
    /// <summary>The moment in it (UTC), or null when it is no ts.</summary>
    public static DateTimeOffset? At(string? ts) =>
        decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_799m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>The ts of a moment, as history calls take it in oldest and latest.</summary>
    public static string Of(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{(at - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond:0.000000}");
}
