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
