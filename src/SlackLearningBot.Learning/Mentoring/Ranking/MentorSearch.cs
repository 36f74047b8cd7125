using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>Somebody who was found.</summary>
/// <param name="Mentor">Who.</param>
/// <param name="Fit">What speaks for them.</param>
/// <param name="Words">What of that they have: topics of theirs, in their words, and for the rest the typed words as the search reads them.</param>
public sealed record FoundMentor(MentoringProfile Mentor, Fit Fit, IReadOnlyList<string> Words);

/// <summary>What a search came to.</summary>
/// <param name="Found">The best first.</param>
/// <param name="Excluded">How many had the words but cannot be offered, by what anybody may be told of the reason.</param>
public sealed record SearchAnswer(IReadOnlyList<FoundMentor> Found, IReadOnlyDictionary<ToldExclusion, int> Excluded);

/// <summary>Mentors by words and fit.</summary>
public static class MentorSearch
{
    /// <summary>A word counts as found in a longer one ("test" in "testing") from so many letters on.</summary>
    private const int ShortestBeginning = 3;

    private const int Exact = 100;
    private const int Topic = 80;
    private const int Role = 50;
    private const int Text = 30;

    /// <summary>
    /// Those who have at least one of the words, in order of how much they have of them and how well they fit, each counting as much; then those with the
    /// smaller share of their places taken, then a lot of these two people. Without a word everybody, by fit.
    /// </summary>
    /// <param name="words">What was typed.</param>
    /// <param name="mentee">Who looks.</param>
    /// <param name="mentors">Who may be found, in any order.</param>
    /// <param name="facts">What is known of the mentee and a mentor together.</param>
    /// <param name="rules">For everybody.</param>
    /// <param name="most">How many at most.</param>
    public static SearchAnswer Find(string words, Candidate mentee, IEnumerable<Candidate> mentors, Func<MentoringProfile, PairFacts> facts, PairRules rules, int most)
    {
        var asked = PlainTokens.Of(words);
        var excluded = new SortedDictionary<ToldExclusion, int>();
        var found = new List<(FoundMentor Mentor, int Score)>();
        foreach (var mentor in mentors)
        {
            var (hits, relevance) = Look(asked, mentor);
            if (asked.Length > 0 && hits.Count == 0)
            {
                continue;
            }

            switch (Exclusions.Find(mentee, mentor, facts(mentor.Profile), rules))
            {
                case Exclusion.Same:
                    break;
                case { } exclusion:
                    excluded[Exclusions.Told(exclusion)] = excluded.GetValueOrDefault(Exclusions.Told(exclusion)) + 1;
                    break;
                default:
                    var fit = FitOf.Pair(mentee, mentor, rules.Kind);
                    found.Add((new FoundMentor(mentor.Profile, fit, Words(hits, mentor)), relevance + fit.Total));
                    break;
            }
        }

        return new SearchAnswer(
            [
                .. found
                    .OrderByDescending(one => one.Score)
                    .ThenBy(one => TakenShare(one.Mentor.Mentor.Capacity, rules.Kind))
                    .ThenBy(one => Lot.Of("search", mentee.Profile.Key, one.Mentor.Mentor.Key))
                    .ThenBy(one => one.Mentor.Mentor.Key, StringComparer.Ordinal)
                    .Take(most)
                    .Select(one => one.Mentor),
            ],
            excluded);
    }

    /// <summary>Which of the words a mentor has, and how much that is: 0 … <see cref="Fit.Most"/>.</summary>
    private static (IReadOnlyList<string> Hits, int Relevance) Look(string[] asked, Candidate mentor)
    {
        if (asked.Length == 0)
        {
            return ([], 0);
        }

        var profile = mentor.Profile;
        string[][] roles = [PlainTokens.Of(profile.Role ?? ""), PlainTokens.Of(profile.Team ?? ""), PlainTokens.Of(profile.Function ?? ""), PlainTokens.Of(profile.Site ?? "")];
        var bio = PlainTokens.Of(profile.Bio);
        var hits = new List<string>();
        var points = 0;
        foreach (var word in asked)
        {
            var worth = mentor.Gives.Any(topic => topic is [var only] && only == word) ? Exact
                : mentor.Gives.Any(topic => topic.Contains(word, StringComparer.Ordinal)) ? Topic + (Exact - Topic) / 2
                : mentor.Gives.Any(topic => Begins(topic, word)) ? Topic
                : roles.Any(role => Has(role, word)) ? Role
                : Has(bio, word) ? Text
                : 0;
            points += worth;
            if (worth > 0)
            {
                hits.Add(word);
            }
        }

        return (hits, Fit.Most * points / (Exact * asked.Length));
    }

    private static IReadOnlyList<string> Words(IReadOnlyList<string> hits, Candidate mentor)
    {
        var topics = Enumerable.Range(0, mentor.Gives.Length).Where(at => hits.Any(hit => Has(mentor.Gives[at], hit))).ToList();
        return [.. topics.Select(at => mentor.Profile.Gives[at]), .. hits.Where(hit => !topics.Exists(at => Has(mentor.Gives[at], hit)))];
    }

    private static bool Has(string[] words, string asked) => words.Contains(asked, StringComparer.Ordinal) || Begins(words, asked);

    private static bool Begins(string[] words, string asked) =>
        asked.Length >= ShortestBeginning && words.Any(word => word.StartsWith(asked, StringComparison.Ordinal));

    private static int TakenShare(Capacity capacity, MentorshipKind kind) => capacity.PlacesFor(kind) is var places and > 0 ? 1000 * capacity.Taken / places : 1000;
}
