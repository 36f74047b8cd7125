using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Who was found.</summary>
internal static class FindView
{
    public const string Ask = "mentor_find.ask";
    public const int Most = 5;

    private const int LongestWords = 100;

    /// <param name="words">What was looked for.</param>
    /// <param name="kind">As what.</param>
    /// <param name="answer">Who was found.</param>
    /// <param name="groups">Of mentors whose group can be joined, how many are in it.</param>
    public static SlackMessage Found(string words, MentorshipKind kind, SearchAnswer answer, IReadOnlyDictionary<string, int> groups)
    {
        var shown = Shown(words);
        var what = words.Length == 0 ? Mrkdwn.Empty : Mrkdwn.Of($" for “{shown}”");
        if (answer.Found.Count == 0)
        {
            var nobody = Mrkdwn.Of($"I found nobody{what} who could be {KindWords.Somebody(kind)}.");
            return new SlackMessage(nobody,
            [
                new Section(nobody),
                .. Named(kind, shown),
                .. Others(answer),
                new Context([Mrkdwn.Of($"Other words often find other people: a broader topic, or the name of a tool. `/mentor find` without words goes by what your profile says you want to reach.")]),
            ]);
        }

        List<Block> blocks =
        [
            .. Named(kind, shown),
            new Section(answer.Found.Count == 1
                ? Mrkdwn.Of($"One person{what} could be {KindWords.Somebody(kind)}:")
                : Mrkdwn.Of($"{answer.Found.Count} people{what} who could be {KindWords.Somebody(kind)}, the best match first:")),
        ];
        foreach (var found in answer.Found)
        {
            blocks.Add(new Divider());
            blocks.AddRange(One(found, answer.Found, kind, shown, groups.TryGetValue(found.Mentor.Key, out var people) ? Group(people) : ""));
        }

        blocks.AddRange(Others(answer));
        blocks.Add(new Context([Mrkdwn.Of($"Nobody is told that you look. Only whom you ask reads what you write, and says yes or no.")]));
        return new SlackMessage(Mrkdwn.Of($"People{what} who could be {KindWords.Somebody(kind)}."), blocks);
    }

    /// <summary>Somebody's card, with what speaks for them and a button to ask them.</summary>
    /// <param name="found">Who.</param>
    /// <param name="all">Everybody who was found: the others can be asked next.</param>
    /// <param name="kind">As what.</param>
    /// <param name="shown">What was looked for, see <see cref="Shown"/>.</param>
    /// <param name="more">What else is said.</param>
    public static IReadOnlyList<Block> One(FoundMentor found, IReadOnlyList<FoundMentor> all, MentorshipKind kind, string shown, string more)
    {
        string[] others = [.. all.Select(one => one.Mentor.Key).Where(id => id != found.Mentor.Key)];
        var value = AsksJson.Write(new FoundValue(found.Mentor.Key, StoredMentorWords.Of(kind), shown, others));
        return
        [
            MentorCard.Render(found.Mentor, new Button("Ask", Ask, value)),
            new Context([Mrkdwn.Of($"*Why this match?* {FitWords.Line(found.Fit, found.Words)}.{more}")]),
        ];
    }

    /// <summary>What was typed, as it is repeated.</summary>
    public static string Shown(string words) => Excerpt.Of(words.ReplaceLineEndings(" ").Replace('`', '\''), LongestWords);

    private static string Group(int people) => people == 1 ? " Mentors a group with one mentee, which you would join." : $" Mentors a group with {people} mentees, which you would join.";

    /// <summary>The first word was read as a kind: it may have been meant as it stands.</summary>
    private static IEnumerable<Block> Named(MentorshipKind kind, string words) => kind == MentorshipKind.Classic
        ? []
        : [new Context([Mrkdwn.Of($"You look for {KindWords.Somebody(kind)}. To look for the word itself put quotes around it all: `/mentor find \"… {words}\"`.")])];

    private static IEnumerable<Block> Others(SearchAnswer answer)
    {
        // What lies between two people, and who takes a rest, is nobody's to count: of few it would tell who.
        string[] reasons = [.. answer.Excluded.Where(one => one.Key is not (ToldExclusion.BetweenThem or ToldExclusion.Paused)).Select(one => $"{one.Value} {Why(one.Key, one.Value == 1)}")];
        if (reasons.Length > 0)
        {
            yield return new Context([Mrkdwn.Of($"Not shown: {string.Join(", ", reasons)}.")]);
        }
    }

    private static string Why(ToldExclusion why, bool isOne) => why switch
    {
        ToldExclusion.Kind => isOne ? "who is not open for this kind" : "who are not open for this kind",
        ToldExclusion.NotJunior => isOne ? "who is not junior to you" : "who are not junior to you",
        ToldExclusion.Full => "without a free place",
        ToldExclusion.Language => "without a language in common",
        ToldExclusion.Format => isOne ? "who meets only in another way than you" : "who meet only in another way than you",
        _ => isOne ? "who hardly works at the same time as you" : "who hardly work at the same time as you",
    };
}
