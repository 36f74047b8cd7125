namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>What people said before a round: mentees rank mentors, mentors say no.</summary>
public sealed class RoundPreferences
{
    /// <summary>So many mentors a mentee ranks at most; what comes after them says nothing.</summary>
    public const int MostRanked = 5;

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> wishes;
    private readonly IReadOnlySet<(string Mentor, string Mentee)> vetoes;

    /// <param name="wishes">The mentors of each mentee who ranked any, the dearest first.</param>
    /// <param name="vetoes">Whom a mentor does not want.</param>
    public RoundPreferences(IReadOnlyDictionary<string, IReadOnlyList<string>> wishes, IReadOnlySet<(string Mentor, string Mentee)> vetoes)
    {
        (this.wishes, this.vetoes) = (wishes, vetoes);
    }

    /// <summary>Nobody said anything.</summary>
    public static RoundPreferences None { get; } = new(new Dictionary<string, IReadOnlyList<string>>(), new HashSet<(string, string)>());

    /// <summary>What a wish adds to the fit, which without it is 0 … 1000: 500 for the first, 100 less for each one after, nothing for the others. So a first wish weighs as much as half of all that is known.</summary>
    /// <param name="rank">From 1; null for a mentor who was not ranked.</param>
    public static int Bonus(int? rank) => rank is >= 1 and <= MostRanked ? 100 * (MostRanked + 1 - rank.Value) : 0;

    /// <summary>From 1; null when the mentee did not rank the mentor.</summary>
    public int? RankOf(string mentee, string mentor)
    {
        if (wishes.TryGetValue(mentee, out var ranked))
        {
            for (var at = 0; at < Math.Min(ranked.Count, MostRanked); at++)
            {
                if (ranked[at] == mentor)
                {
                    return at + 1;
                }
            }
        }

        return null;
    }

    public bool IsVetoed(string mentor, string mentee) => vetoes.Contains((mentor, mentee));
}
