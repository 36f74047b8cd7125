namespace SlackLearningBot.Learning.Health;

/// <summary>When the figures of a question may be told anew.</summary>
/// <remarks>
/// Answers are only ever added, and each version of a question is told of by itself. So between what was told at two times lie the answers in between, and when those of each time are of
/// at least five people, nobody's is found by taking one from the other.
/// </remarks>
public static class FiguresTold
{
    /// <summary>Whether they may be; otherwise those that were told before stand, and without any nothing is told.</summary>
    /// <param name="peopleSince">People with answers that were not in what was told before.</param>
    public static bool MayBeTold(int peopleSince) => peopleSince >= QuestionHealth.FewestPeople;
}
