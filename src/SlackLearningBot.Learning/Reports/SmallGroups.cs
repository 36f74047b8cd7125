namespace SlackLearningBot.Learning.Reports;

/// <summary>Groups that are too small to be told of: everybody in them would be found.</summary>
public static class SmallGroups
{
    /// <summary>No fewer people are told of.</summary>
    public const int Fewest = 5;
}
