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

    /// <summary>Wishes decide, and are not shown: fits and figures are those of the profiles alone.</summary>
    private static Plan OfMentors(Field field, IReadOnlyList<PinnedPair> pins)
    {
        var table = field.Table();
        var (kept, round) = Solve(table, field.Seed, [.. pins]);
        var byHand = kept.Select(pin => pin.Mentee).ToHashSet();
        var plain = field.Plain(table);
        var pairs = FitsOf(plain, round.Pairs);
        return new Plan(
            [.. pairs.Select(pair => new PlannedPair(pair.Mentee, pair.Mentor, null, pair.Fit, byHand.Contains(pair.Mentee)))],
            [.. round.Without.Select(Alone_), .. field.Resting.Select(one => new PlannedAlone(one, "resting", null)), .. field.TakenOut.Select(one => new PlannedAlone(one, "by_hand", null))],
            FiguresOf(field, plain, pairs, byHand.Count) with { Dropped = pins.Count - kept.Count });
    }

    /// <summary>The best round with as many of the pairs set by hand as can stay; what became impossible is let go one by one.</summary>
    private static (IReadOnlyList<PinnedPair> Kept, RoundResult Round) Solve(PairTable table, string seed, List<PinnedPair> pins)
    {
        while (true)
        {
            switch (PinnedRound.Of(table, seed, pins))
            {
                case PinnedDecision.Possible possible:
                    return (pins, possible.Round);
                case PinnedDecision.Forbidden forbidden:
                    pins.Remove(forbidden.Pair);
                    break;
                case PinnedDecision.NotOfTheRound stranger:
                    pins.Remove(stranger.Pair);
                    break;
                case PinnedDecision.NoPlace full:
                    pins.RemoveAt(pins.FindLastIndex(pin => pin.Mentor == full.Mentor));
                    break;
                default:
                    throw new InvalidOperationException("A pinned round is neither possible nor refused.");
            }
        }
    }

    /// <summary>The same pairs with the fits of another table of the same people.</summary>
    public static IReadOnlyList<RoundPair> FitsOf(PairTable table, IReadOnlyList<RoundPair> pairs)
    {
        var (mentees, mentors) = (PlacesOf(table.Mentees), PlacesOf([.. table.Mentors.Select(mentor => mentor.Key)]));

        // Whoever left since is in no pair of the table any more.
        return
        [
            .. pairs.Where(pair => mentees.ContainsKey(pair.Mentee) && mentors.ContainsKey(pair.Mentor))
                .Select(pair => pair with { Fit = table[mentees[pair.Mentee], mentors[pair.Mentor]].Fit }),
        ];
    }

    private static Dictionary<string, int> PlacesOf(IReadOnlyList<string> keys) => keys.Index().ToDictionary(key => key.Item, key => key.Index);

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
        var round = PeerRound.Of(table, field.Seed);

        return new Plan(
            [.. round.Groups.Select(group => new PlannedPair(group.One, group.Other, group.Third, group.Fit, false))],
            [
                .. round.Alone.Select(alone => alone.Allowed > 0
                    ? new PlannedAlone(alone.Key, "taken", new AloneDetail(Mentors: alone.Allowed))
                    : new PlannedAlone(alone.Key, "nobody", new AloneDetail(Words(alone.Excluded)))),
                .. field.Resting.Select(one => new PlannedAlone(one, "resting", null)),
            ],
            FiguresOf(field, table, round.Groups, round.MostGroups, round.MostTotal));
    }

    /// <param name="field">Who can be matched.</param>
    /// <param name="table">Of peers.</param>
    /// <param name="groups">Of that table.</param>
    /// <param name="mostGroups">No round has more.</param>
    /// <param name="mostTotal">No round of as many has a greater total.</param>
    public static RoundFigures FiguresOf(Field field, PairTable table, IReadOnlyList<PeerGroup> groups, int? mostGroups, long? mostTotal)
    {
        // The quality knows two sides, and peers stand on both: everything counts twice.
        var quality = RoundQuality.Of(
            table, [.. groups.SelectMany(group => new[] { new RoundPair(group.One, group.Other, group.Fit), new RoundPair(group.Other, group.One, group.Fit) })], field.TeamOf);
        var alone = table.Mentees.Count - groups.Sum(group => group.Third is null ? 2 : 3);
        return new RoundFigures(
            groups.Count, alone, quality.MeanFit, quality.LowestQuartile, quality.BlockingPairs / 2, quality.CrossTeam / 2, quality.TeamsKnown / 2, groups.Sum(group => (long)group.Fit),
            mostGroups, mostTotal);
    }

    private static Dictionary<string, int> Words(IReadOnlyDictionary<ToldExclusion, int> excluded) => excluded.ToDictionary(one => $"{one.Key}", one => one.Value);
}
