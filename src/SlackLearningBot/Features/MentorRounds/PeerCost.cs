using SlackLearningBot.Learning.Mentoring.Peers;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>What it costs when two peers exchange their places.</summary>
internal static class PeerCost
{
    /// <summary>Written as the reason when there is nothing to exchange.</summary>
    public const string Same = "same";

    public static ChangeCost Of(HandChange change, Field field, IReadOnlyList<PlannedPair> pairs)
    {
        var table = field.Table();
        var known = table.Mentees.ToHashSet();
        IReadOnlyList<PeerGroup> before = [.. pairs.Select(pair => new PeerGroup(pair.UserId, pair.MentorId, pair.ThirdId, pair.Fit))];

        // Whoever left since the preview can be matched with nobody any more: the round is to be matched again.
        if (change.OtherId is not { } other || !known.Contains(change.UserId) || !known.Contains(other) || !before.SelectMany(Keys).All(known.Contains))
        {
            return new ChangeCost(null, null);
        }

        var figures = RoundsJson.Figures(field.Round.Figures);
        return PeerEdit.Exchange(table, before, change.UserId, other) switch
        {
            PeerEdit.Done done => new ChangeCost(
                Plan.FiguresOf(field, table, before, figures?.MostPairs, figures?.MostTotal),
                Plan.FiguresOf(field, table, done.Groups, figures?.MostPairs, figures?.MostTotal) with { Edited = true },
                FitOf(done.Groups, change.UserId),
                FitOf(done.Groups, other)),
            PeerEdit.Forbidden => new ChangeCost(null, null, Why: "forbidden"),
            PeerEdit.Same => new ChangeCost(null, null, Why: Same),
            _ => throw new InvalidOperationException("An exchange of peers is neither done nor refused."),
        };
    }

    private static IEnumerable<string> Keys(PeerGroup group) => group.Third is { } third ? [group.One, group.Other, third] : [group.One, group.Other];

    private static int? FitOf(IReadOnlyList<PeerGroup> groups, string person) => groups.FirstOrDefault(group => Keys(group).Contains(person))?.Fit;
}
