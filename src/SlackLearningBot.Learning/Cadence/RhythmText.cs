using System.Numerics;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>A rhythm in plain words, as the learner's own wall shows it.</summary>
public static class RhythmText
{
    /// <summary>"Monday to Friday at 08:30, Stockholm time", "every Sunday at 08:30, Stockholm time".</summary>
    public static string Words(Rhythm rhythm) =>
        $"{(BitOperations.IsPow2((int)rhythm.Days) ? "every " : "")}{DaysText.Words(rhythm.Days)} at {rhythm.Hour:HH:mm}, {CityOf(rhythm.Zone)} time";

    /// <summary>"Buenos Aires" for America/Argentina/Buenos_Aires: what people call the time they live by.</summary>
    public static string CityOf(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
