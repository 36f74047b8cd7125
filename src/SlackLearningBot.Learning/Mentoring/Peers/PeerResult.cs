using SlackLearningBot.Learning.Mentoring.Ranking;

namespace SlackLearningBot.Learning.Mentoring.Peers;

/// <summary>Two peers, or three.</summary>
/// <param name="One">The first of the table's order.</param>
/// <param name="Other">The second.</param>
/// <param name="Third">Who was left over and joined them; null for most.</param>
/// <param name="Fit">Of the two.</param>
public sealed record PeerGroup(string One, string Other, string? Third, int Fit);

/// <summary>Somebody for whom there is nobody.</summary>
/// <param name="Key">Who.</param>
/// <param name="Allowed">With how many they could have been, all of them taken; 0 when they may have nobody.</param>
/// <param name="Excluded">With how many they may not, by reason.</param>
public sealed record PeerAlone(string Key, int Allowed, IReadOnlyDictionary<ToldExclusion, int> Excluded);

/// <summary>A round of peers, and how far from the best it can be at most.</summary>
/// <param name="Groups">In the table's order.</param>
/// <param name="Alone">Who is left, in the table's order.</param>
/// <param name="MostGroups">No round has more.</param>
/// <param name="MostTotal">No round of as many groups has a greater total.</param>
public sealed record PeerResult(IReadOnlyList<PeerGroup> Groups, IReadOnlyList<PeerAlone> Alone, int MostGroups, long MostTotal)
{
    /// <summary>The fits of all twos together; whoever joined as a third is not counted.</summary>
    public long Total => Groups.Sum(group => (long)group.Fit);

    /// <summary>How much less than the bound the total is, 0 … 1. The best round may be below the bound, too.</summary>
    public double Gap => MostTotal == 0 ? 0 : 1 - ((double)Total / MostTotal);
}
