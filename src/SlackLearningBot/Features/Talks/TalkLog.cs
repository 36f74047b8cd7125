namespace SlackLearningBot.Features.Talks;

/// <summary>What is left of a talk.</summary>
/// <param name="Recording">An address; null when there is none.</param>
/// <param name="Slides">The same.</param>
/// <param name="TakeAways">At most <see cref="MostTakeAways"/>, each one line.</param>
internal sealed record TalkLog(string? Recording, string? Slides, IReadOnlyList<string> TakeAways)
{
    public const int MostTakeAways = 3;
    public const int LongestAddress = 2000;
    public const int LongestTakeAway = 300;
}
