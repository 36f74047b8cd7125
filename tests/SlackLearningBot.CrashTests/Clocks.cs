using System.Globalization;
using SlackLearningBot.Playground;

namespace SlackLearningBot.CrashTests;

/// <summary>The two clocks of a run, the same in every process of it.</summary>
/// <param name="RealOrigin">The real moment at which the run began.</param>
/// <param name="MachineSpeed">For leases, retries, lanes, signatures.</param>
/// <param name="Storm">The real time in which people's morning passes.</param>
/// <param name="DayFile">Where it is written when people's day began.</param>
internal sealed record Clocks(DateTimeOffset RealOrigin, double MachineSpeed, TimeSpan Storm, string DayFile)
{
    /// <summary>A Monday, before anybody learns.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 11, 23, 3, 20, 0, TimeSpan.Zero);

    /// <summary>When the last learner's lesson has been due, and none is near its expiry.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 7, 20, 0, TimeSpan.Zero);

#pragma warning disable RS0030 // the real clock, which the two others are made of
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030

    public static Clocks Starting(CrashOptions options, string dayFile) => new(Real.GetUtcNow(), options.MachineSpeed, options.Storm, dayFile);

    public FastClock Machine => new(Real, RealOrigin, RealOrigin, MachineSpeed);

    public DayClock Calendar { get; } = new(Real, DayFile, Storm);

    public string[] Arguments =>
    [
        RealOrigin.ToString("O", CultureInfo.InvariantCulture), MachineSpeed.ToString("R", CultureInfo.InvariantCulture), Storm.ToString("c", CultureInfo.InvariantCulture), DayFile,
    ];

    public static Clocks Parse(IReadOnlyList<string> arguments) => new(
        DateTimeOffset.Parse(arguments[0], CultureInfo.InvariantCulture),
        double.Parse(arguments[1], CultureInfo.InvariantCulture),
        TimeSpan.ParseExact(arguments[2], "c", CultureInfo.InvariantCulture),
        arguments[3]);
}
