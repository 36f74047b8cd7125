using System.Globalization;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Benchmarks.Limits;

/// <summary>When a fast run began, and how fast its two clocks are; the same in every process of it.</summary>
/// <param name="RealOrigin">The real moment at which both show <paramref name="Origin"/>.</param>
/// <param name="Origin">Where they begin.</param>
/// <param name="CalendarSpeed">How fast people's days pass.</param>
/// <param name="MachineSpeed">How fast leases, retries and limits pass.</param>
internal sealed record FastTime(DateTimeOffset RealOrigin, DateTimeOffset Origin, double CalendarSpeed, double MachineSpeed)
{
#pragma warning disable RS0030 // the real clock, which the fast ones are made of
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030

    public FastClock Calendar => new(Real, RealOrigin, Origin, CalendarSpeed);

    public FastClock Machine => new(Real, RealOrigin, Origin, MachineSpeed);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{RealOrigin:O};{Origin:O};{CalendarSpeed:R};{MachineSpeed:R}");

    public static FastTime Parse(string text)
    {
        var parts = text.Split(';');
        return new FastTime(
            DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture),
            double.Parse(parts[2], CultureInfo.InvariantCulture), double.Parse(parts[3], CultureInfo.InvariantCulture));
    }
}
