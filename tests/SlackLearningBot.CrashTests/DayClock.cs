using System.Globalization;

namespace SlackLearningBot.CrashTests;

/// <summary>
/// People's day, the same in every process: a night until somebody says that morning has come, a morning that passes in the time of the storm, and then
/// an afternoon that goes slowly, so that no evening comes before all is done.
/// </summary>
/// <param name="real">The clock it is made of.</param>
/// <param name="file">Where it is written when morning came.</param>
/// <param name="storm">The real time until noon.</param>
internal sealed class DayClock(TimeProvider real, string file, TimeSpan storm) : TimeProvider
{
    private const double AfternoonSpeed = 60;

    private DateTimeOffset? morning;

    /// <summary>Whether the day has begun.</summary>
    public bool IsDay => (morning ??= ReadMorning()) is not null;

    public override DateTimeOffset GetUtcNow()
    {
        if (!IsDay)
        {
            return Clocks.Morning.AddHours(-1);
        }

        var passed = real.GetUtcNow() - morning!.Value;
        return passed < storm ? Clocks.Morning + (passed * ((Clocks.Noon - Clocks.Morning) / storm)) : Clocks.Noon + ((passed - storm) * AfternoonSpeed);
    }

    public void BeginDay()
    {
        File.WriteAllText(file + ".new", real.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        File.Move(file + ".new", file);
    }

    private DateTimeOffset? ReadMorning() => File.Exists(file) ? DateTimeOffset.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
}
