using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;

namespace SlackLearningBot.Benchmarks.Match;

/// <summary>A company's mentors and mentees, with goals, zones, languages, wishes and those they may not have.</summary>
internal static class MatchPeople
{
    private const int People = 1000;
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly string[] Topics =
    [
        "sql", "public speaking", "c#", "testing", "hiring", "leading a team", "career", "kubernetes", "machine learning", "writing", "negotiation", "product discovery", "security",
        "accessibility", "data analysis", "sales", "facilitation", "coaching", "architecture", "performance",
    ];

    private static readonly string[] Zones = ["Europe/Stockholm", "Europe/London", "America/New_York", "Asia/Kolkata"];

    public static (IReadOnlyList<Candidate> Mentees, IReadOnlyList<Candidate> Mentors) Company()
    {
        var chance = new Random(20);
        return ([.. Enumerable.Range(0, People).Select(at => Candidate.Of(Somebody($"L{at}", chance, 0), Today))], [.. Enumerable.Range(0, People).Select(at => Candidate.Of(Somebody($"M{at}", chance, 2), Today))]);
    }

    public static PairTable Round(IReadOnlyList<Candidate> mentees, IReadOnlyList<Candidate> mentors)
    {
        var wishes = mentees.Index().Where(mentee => mentee.Index % 2 == 0).ToDictionary(
            mentee => mentee.Item.Profile.Key,
            IReadOnlyList<string> (mentee) => [.. Enumerable.Range(1, RoundPreferences.MostRanked).Select(rank => $"M{mentee.Index * rank * 37 % (People / 4)}").Distinct()]);
        return RoundTable.Of(
            mentees, mentors, (one, other) => new PairFacts(IsOwnLine: (one.Key.Length * 31 + other.Key[^1]) % 41 == 0), new PairRules(MentorshipKind.Classic, Today) { LeastSharedMinutes = 60 },
            new RoundPreferences(wishes, new HashSet<(string, string)>()));
    }

    public static PairTable Peers(int count)
    {
        var chance = new Random(21);
        Candidate[] people = [.. Enumerable.Range(0, count).Select(at => Candidate.Of(Somebody($"P{at}", chance, 0), Today))];
        return RoundTable.OfPeers(people, (_, _) => default, new PairRules(MentorshipKind.Peer, Today));
    }

    private static MentoringProfile Somebody(string key, Random chance, int above) => new(key)
    {
        Gives = [.. Enumerable.Range(0, 1 + chance.Next(4)).Select(_ => Topics[chance.Next(Topics.Length)])],
        Goals = [.. Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => Topics[chance.Next(Topics.Length)])],
        Level = 1 + above + chance.Next(5),
        Team = $"team {chance.Next(60)}",
        Function = $"function {chance.Next(6)}",
        Site = $"site {chance.Next(4)}",
        Zone = Zones[chance.Next(Zones.Length)],
        Languages = chance.Next(8) == 0 ? ["sv"] : ["en", "sv"],
        Capacity = new Capacity(1 + chance.Next(2)),
        Wishes = (Difference)chance.Next(16),
    };
}
