using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Learning.Mentoring.Rounds;

/// <summary>Makes a table of people.</summary>
public static class RoundTable
{
    /// <summary>Every mentee against every mentor. A pair's fit is <see cref="FitOf.Total"/> and what the mentee's wish adds; a mentor has as many places as they have time for.</summary>
    /// <param name="mentees">Each once.</param>
    /// <param name="mentors">Each once.</param>
    /// <param name="facts">What is known of a mentee and a mentor together, besides their veto in this round.</param>
    /// <param name="rules">For everybody.</param>
    /// <param name="preferences">What they said.</param>
    /// <exception cref="ArgumentException">Somebody stands twice in a list, or a list has more than <see cref="PairTable.MostPeople"/>.</exception>
    public static PairTable Of(
        IReadOnlyList<Candidate> mentees, IReadOnlyList<Candidate> mentors, Func<MentoringProfile, MentoringProfile, PairFacts> facts, PairRules rules, RoundPreferences preferences) => PairTable.Of(
            [.. mentees.Select(mentee => mentee.Profile.Key)],
            [.. mentors.Select(mentor => new MentorPlaces(mentor.Profile.Key, mentor.Profile.Capacity.FreeFor(rules.Kind)))],
            (mentee, mentor) => Judge(mentees[mentee], mentors[mentor], facts, rules, preferences));

    /// <summary>Everybody against everybody, for peers; the fit is that of both directions.</summary>
    /// <param name="people">Each once.</param>
    /// <param name="facts">What is known of two of them, in either order.</param>
    /// <param name="rules">For everybody; the kind is <see cref="MentorshipKind.Peer"/>.</param>
    public static PairTable OfPeers(IReadOnlyList<Candidate> people, Func<MentoringProfile, MentoringProfile, PairFacts> facts, PairRules rules) => PairTable.Of(
        [.. people.Select(one => one.Profile.Key)],
        [.. people.Select(one => new MentorPlaces(one.Profile.Key, 1))],
        (one, other) => Exclusions.Find(people[one], people[other], facts(people[one].Profile, people[other].Profile), rules) is { } why
            ? PairVerdict.Forbidden(why)
            : PairVerdict.Allowed(FitOf.Peers(people[one], people[other])));

    /// <summary>
    /// The same, where of two people who could mentor each other only the better direction stays (of equal ones the lot decides), so that nobody is given the same person twice.
    /// </summary>
    /// <param name="table">Of people who may stand on both sides.</param>
    /// <param name="seed">Stands for chance: the round's id, say.</param>
    public static PairTable OneWay(PairTable table, string seed)
    {
        var (asMentee, asMentor) = (RoundPlaces.PlacesOf(table.Mentees), RoundPlaces.PlacesOf([.. table.Mentors.Select(mentor => mentor.Key)]));
        int[] other = [.. table.Mentees.Select(key => asMentor.GetValueOrDefault(key, -1))];
        int[] others = [.. table.Mentors.Select(mentor => asMentee.GetValueOrDefault(mentor.Key, -1))];
        return PairTable.Of(table.Mentees, table.Mentors, (mentee, mentor) =>
        {
            var here = table[mentee, mentor];
            if (here.Why is not null || other[mentee] < 0 || others[mentor] < 0 || table.Mentors[other[mentee]].Places == 0 || table[others[mentor], other[mentee]] is not { Why: null, Fit: var there })
            {
                return here;
            }

            var (one, two) = (table.Mentees[mentee], table.Mentors[mentor].Key);
            return here.Fit > there || (here.Fit == there && IsDrawn(seed, one, two)) ? here : PairVerdict.Forbidden(Exclusion.OtherWay);
        });
    }

    /// <summary>The same fits without what wishes add, as anybody may see them: a fit that tells a wish would tell who wished it.</summary>
    /// <param name="table">As solved.</param>
    /// <param name="preferences">What they said.</param>
    public static PairTable Plain(PairTable table, RoundPreferences preferences) => PairTable.Of(
        table.Mentees,
        table.Mentors,
        (mentee, mentor) => table[mentee, mentor] is { Why: null, Fit: var fit }
            ? PairVerdict.Allowed(fit - RoundPreferences.Bonus(preferences.RankOf(table.Mentees[mentee], table.Mentors[mentor].Key)))
            : table[mentee, mentor]);

    /// <summary>Of the two directions exactly one is drawn.</summary>
    private static bool IsDrawn(string seed, string mentee, string mentor) => string.CompareOrdinal(mentee, mentor) < 0
        ? Lot.Of($"{seed} way", mentee, mentor) % 2 == 0
        : Lot.Of($"{seed} way", mentor, mentee) % 2 == 1;

    private static PairVerdict Judge(
        Candidate mentee, Candidate mentor, Func<MentoringProfile, MentoringProfile, PairFacts> facts, PairRules rules, RoundPreferences preferences)
    {
        var (learner, giver) = (mentee.Profile.Key, mentor.Profile.Key);
        var known = facts(mentee.Profile, mentor.Profile);
        return Exclusions.Find(mentee, mentor, known with { IsVetoed = known.IsVetoed || preferences.IsVetoed(giver, learner) }, rules) is { } why
            ? PairVerdict.Forbidden(why)
            : PairVerdict.Allowed(FitOf.Total(mentee, mentor, rules.Kind) + RoundPreferences.Bonus(preferences.RankOf(learner, giver)));
    }
}
