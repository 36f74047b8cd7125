namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>Who is above whom.</summary>
public static class ReportingLine
{
    private const int Longest = 50;

    /// <summary>Whether one of the two is the other's manager, or manager's manager, and so on.</summary>
    /// <param name="one">One of them.</param>
    /// <param name="other">The other.</param>
    /// <param name="managerOf">Everybody's manager who has one; a circle in it is no harm.</param>
    public static bool Joins(string one, string other, IReadOnlyDictionary<string, string> managerOf) => IsAbove(one, other, managerOf) || IsAbove(other, one, managerOf);

    private static bool IsAbove(string manager, string person, IReadOnlyDictionary<string, string> managerOf)
    {
        var at = person;
        for (var step = 0; step < Longest && managerOf.TryGetValue(at, out var above); step++)
        {
            if (above == manager)
            {
                return true;
            }

            at = above;
        }

        return false;
    }
}
