namespace SlackLearningBot.Learning.Tests.Mentoring;

/// <summary>Chance from what FsCheck gives: its numbers are small ones, its ids are any.</summary>
internal static class Seeds
{
    public static Random Chance(Guid seed) => new(seed.GetHashCode());
}
