using System.Globalization;
using SlackLearningBot.Playground;

namespace SlackLearningBot.CrashTests;

/// <summary>The two clocks of a run, the same in every process of it.</summary>
/// <param name="RealOrigin">The real moment at which it began.</param>
/// <param name="MachineSpeed">For leases, retries, lanes, signatures.</param>
/// <param name="CalendarSpeed">For people's day.</param>
internal sealed record Clocks(DateTimeOffset RealOrigin, double MachineSpeed, double CalendarSpeed)
{
    /// <summary>A Monday, before anybody learns.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    /// <summary>When the last learner's lesson has long been due, and none has expired.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    /// <summary>When the first lesson would expire (20:00 in Dubai).</summary>
    public static DateTimeOffset Evening { get; } = new(2026, 11, 23, 16, 0, 0, TimeSpan.Zero);

#pragma warning disable RS0030 // the real clock, which the two others are made of
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Storm and calm take the time from morning to evening; what is set up before takes place in the night.</summary>
    public static Clocks Starting(CrashOptions options) =>
        new(Real.GetUtcNow() + options.SetUp, options.MachineSpeed, (Evening - Morning) / (options.Storm + options.Calm));

    public FastClock Machine => new(Real, RealOrigin, RealOrigin, MachineSpeed);

    public FastClock Calendar => new(Real, RealOrigin, Morning, CalendarSpeed);

    public Task WaitForMorningAsync() =>
        RealOrigin - Real.GetUtcNow() is { Ticks: > 0 } early ? Task.Delay(early, Real) : Task.CompletedTask;

    public string[] Arguments =>
        [RealOrigin.ToString("O", CultureInfo.InvariantCulture), MachineSpeed.ToString("R", CultureInfo.InvariantCulture), CalendarSpeed.ToString("R", CultureInfo.InvariantCulture)];

    public static Clocks Parse(IReadOnlyList<string> arguments) => new(
        DateTimeOffset.Parse(arguments[0], CultureInfo.InvariantCulture),
        double.Parse(arguments[1], CultureInfo.InvariantCulture),
        double.Parse(arguments[2], CultureInfo.InvariantCulture));
}
