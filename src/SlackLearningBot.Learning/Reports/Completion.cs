namespace SlackLearningBot.Learning.Reports;

/// <summary>How many of a track's people have finished it, as it is told: both numbers move by five people at a time, so that no two reports differ by one person's step.</summary>
/// <param name="All">Everybody, as it was told last; null while they were never enough.</param>
/// <param name="Done">Those who have finished; the same.</param>
public sealed record Completion(int? All, int? Done)
{
    /// <summary>Nothing was told yet.</summary>
    public static Completion Untold { get; } = new(null, null);

    /// <summary>What is told now: a group's first number as it is, and after that only whole steps of <see cref="SmallGroups.Fewest"/>, so that it is never wrong by as many.</summary>
    /// <param name="people">Who is in the track.</param>
    /// <param name="finished">Of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">More have finished than there are.</exception>
    public Completion Next(int people, int finished)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(finished);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(finished, people);
        return new Completion(SmallGroups.Step(All, people), SmallGroups.Step(Done, finished));
    }

    /// <summary>Who is in the track; null for too few.</summary>
    public int? People => SmallGroups.Shown(All);

    /// <summary>Those of them who have finished; null where those who have, or those who have not, are too few.</summary>
    public int? Finished => Done >= SmallGroups.Fewest && All - Done >= SmallGroups.Fewest ? Done : null;
}
