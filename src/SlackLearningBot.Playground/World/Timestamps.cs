using System.Globalization;

namespace SlackLearningBot.Playground.World;

/// <summary>Message timestamps of one workspace: "seconds.microseconds", strictly increasing, in people's time.</summary>
internal sealed class Timestamps
{
    private long last;

    /// <summary>The next timestamp at or after an instant. The caller holds the workspace's lock.</summary>
    public string Next(DateTimeOffset now)
    {
        last = Math.Max(Micros(now), last + 1);
        return Format(last);
    }

    public static string At(DateTimeOffset instant) => Format(Micros(instant));

    /// <summary>Reads "1700000000.000100" or whole seconds into microseconds; null when it is neither.</summary>
    public static long? Read(string ts)
    {
        var dot = ts.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? ts : ts[..dot];
        var rest = dot < 0 ? "" : ts[(dot + 1)..];
        if (rest.Length > 6
            || !long.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 99_999_999_999
            || !long.TryParse(rest.PadRight(6, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var micros))
        {
            return null;
        }

        return (seconds * 1_000_000) + micros;
    }

    public static DateTimeOffset Instant(string ts) => DateTimeOffset.UnixEpoch.AddMicroseconds(Read(ts) ?? 0);

    private static long Micros(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static string Format(long micros) =>
        string.Create(CultureInfo.InvariantCulture, $"{micros / 1_000_000}.{micros % 1_000_000:000000}");
}
