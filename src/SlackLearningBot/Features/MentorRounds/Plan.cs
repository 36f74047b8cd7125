using SlackLearningBot.Learning.Mentoring.Peers;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Who gets whom, or two peers and at times a third.</summary>
internal sealed record PlannedPair(string UserId, string MentorId, string? ThirdId, int Fit, bool ByHand);

/// <summary>Somebody who goes without, with one of the words of the column <c>alone</c>.</summary>
internal sealed record PlannedAlone(string UserId, string Why, AloneDetail? Detail);

/// <summary>What a round would come to. Reckoned from values alone; of a thousand and a thousand it takes up to two seconds.</summary>
internal sealed record Plan(IReadOnlyList<PlannedPair> Pairs, IReadOnlyList<PlannedAlone> Alone, RoundFigures Figures)
{
    /// <param name="field">Who can be matched.</param>
    /// <param name="pins">Pairs that were set by hand and stay, where that is still possible.</param>
    public static Plan Of(Field field, IReadOnlyList<PinnedPair> pins) => field.Round.IsPeers ? OfPeers(field) : OfMentors(field, pins);

    private static Plan OfMentors(Field field, IReadOnlyList<PinnedPair> pins)
    {
        var (table, seed) = (field.Table(), $"{field.Round.RoundId:N}");
        var set = pins.Count > 0 && PinnedRound.Of(table, seed, pins) is PinnedDecision.Possible possible ? possible.Round : null;
        var round = set ?? BestRound.Of(table, seed);
        var byHand = set is null ? [] : pins.Select(pin => pin.Mentee).ToHashSet();
        return new Plan(
            [.. round.Pairs.Select(pair => new PlannedPair(pair.Mentee, pair.Mentor, null, pair.Fit, byHand.Contains(pair.Mentee)))],
            [.. round.Without.Select(Alone_), .. field.Resting.Select(one => new PlannedAlone(one, "resting", null))],
            FiguresOf(field, table, round.Pairs, byHand.Count));
    }

    public static RoundFigures FiguresOf(Field field, PairTable table, IReadOnlyList<RoundPair> pairs, int byHand)
    {
        var quality = RoundQuality.Of(table, pairs, field.TeamOf);
        return new RoundFigures(
            quality.Pairs, quality.Unmatched, quality.MeanFit, quality.LowestQuartile, quality.BlockingPairs, quality.CrossTeam, quality.TeamsKnown, pairs.Sum(pair => (long)pair.Fit),
            ByHand: byHand);
    }

    private static PlannedAlone Alone_(WithoutMentor without) => without.Reason switch
    {
        WithoutReason.TooFewPlaces few => new PlannedAlone(without.Mentee, "places", new AloneDetail(Mentors: few.Mentors.Count, Places: few.Places, People: few.People)),
        WithoutReason.NobodyAllowed nobody => new PlannedAlone(without.Mentee, "nobody", new AloneDetail(Words(nobody.Mentors))),
        _ => throw new ArgumentOutOfRangeException(nameof(without), without, "Expected a known reason."),
    };

    private static Plan OfPeers(Field field)
    {
        var table = field.Table();
        var round = PeerRound.Of(table, $"{field.Round.RoundId:N}");

        // The quality knows two sides, and peers stand on both: everything counts twice.
        var quality = RoundQuality.Of(
            table, [.. round.Groups.SelectMany(group => new[] { new RoundPair(group.One, group.Other, group.Fit), new RoundPair(group.Other, group.One, group.Fit) })], field.TeamOf);
        return new Plan(
            [.. round.Groups.Select(group => new PlannedPair(group.One, group.Other, group.Third, group.Fit, false))],
            [
                .. round.Alone.Select(alone => alone.Allowed > 0
                    ? new PlannedAlone(alone.Key, "taken", new AloneDetail(Mentors: alone.Allowed))
                    : new PlannedAlone(alone.Key, "nobody", new AloneDetail(Words(alone.Excluded)))),
                .. field.Resting.Select(one => new PlannedAlone(one, "resting", null)),
            ],
            new RoundFigures(
                round.Groups.Count, round.Alone.Count, quality.MeanFit, quality.LowestQuartile, quality.BlockingPairs / 2, quality.CrossTeam / 2, quality.TeamsKnown / 2, round.Total,
                round.MostGroups, round.MostTotal));
    }

    private static Dictionary<string, int> Words(IReadOnlyDictionary<ToldExclusion, int> excluded) => excluded.ToDictionary(one => $"{one.Key}", one => one.Value);
}
