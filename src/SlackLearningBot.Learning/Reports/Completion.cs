namespace SlackLearningBot.Learning.Reports;

/// <summary>How many of a track's learners have finished it; nothing of groups that are too small, and so nothing either of those who are left when they are taken away.</summary>
/// <param name="People">Who is in the track; null for too few.</param>
/// <param name="Finished">Null where those who finished, or those who did not, are too few.</param>
public sealed record Completion(int? People, int? Finished)
{
    /// <param name="people">In the track.</param>
    /// <param name="finished">Of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">More have finished than there are.</exception>
    public static Completion Of(int people, int finished)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(finished);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(finished, people);
        return people < SmallGroups.Fewest ? new Completion(null, null)
            : IsSmall(finished) || IsSmall(people - finished) ? new Completion(people, null)
            : new Completion(people, finished);
    }

    /// <summary>Nobody at all is no group.</summary>
    private static bool IsSmall(int people) => people is > 0 and < SmallGroups.Fewest;
}
