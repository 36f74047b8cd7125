namespace SlackLearningBot.Learning.Cadence;

/// <summary>When a learner wants lessons: an IANA zone, an hour of that zone's wall clock, and days of the week (at least one).</summary>
public sealed record Rhythm(string Zone, TimeOnly Hour, LearningDays Days)
{
    /// <summary>The first hour a lesson may come at (included).</summary>
    public static readonly TimeOnly Earliest = new(5, 0);

    /// <summary>The last hour a lesson may come at (included).</summary>
    public static readonly TimeOnly Latest = new(22, 0);

    /// <summary>Whether an hour of the wall clock lies in the allowed window.</summary>
    public static bool Allows(TimeOnly hour) => hour >= Earliest && hour <= Latest;
}
