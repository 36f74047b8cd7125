using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Health;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Health;

/// <summary>What is said about questions that should be looked at. Nobody is named, and nothing is told of the answers of fewer than five people.</summary>
internal static class HealthView
{
    private const int Most = 15;
    private const int MostAsk = 150;
    private const int MostTitle = 80;

    private static readonly Mrkdwn Correct = Mrkdwn.Of(
        $"Correct a question in its file and import it again, or drop the file into our direct message. It then begins anew as a further version; the answers given before stay with the version they were given to.");

    public static SlackMessage Noted { get; } = Remarks.Say(Mrkdwn.Of(
        $"Thank you, it is noted. When several people say so, whoever looks after the lesson hears of it, without names. Your answer stays as it is."));

    public static SlackMessage NotedBefore { get; } = Remarks.Say(Mrkdwn.Of($"You had said so already, and it is noted. Thank you."));

    /// <summary>A note that was held back.</summary>
    public static Mrkdwn Waiting { get; } = Mrkdwn.Of($"Questions of yours that should be looked at");

    public static Mrkdwn What { get; } = Mrkdwn.Of($"the note about questions that should be looked at");

    public static Mrkdwn Why { get; } = Mrkdwn.Of($"The lessons are yours, or you own this workspace's learning. It tells of each version of a question once; if you skip it, people go on being asked as before.");

    /// <summary>To whoever looks after them, once.</summary>
    public static SlackMessage Note(IReadOnlyList<FlaggedQuestion> flagged)
    {
        var text = flagged.Count == 1
            ? Mrkdwn.Of($"One of your questions should be looked at.")
            : Mrkdwn.Of($"{flagged.Count} of your questions should be looked at.");
        return new SlackMessage(
            text,
            [
                new Section(Mrkdwn.Of($"*{text}*")),
                .. flagged.Take(Most).Select(Line),
                .. Rest(flagged.Count),
                new Context([Mrkdwn.Of($"{Correct} I tell you of each once.")]),
            ]);
    }

    /// <summary>Everything that should be looked at, to an owner who asks.</summary>
    public static SlackMessage All(IReadOnlyList<FlaggedQuestion> flagged)
    {
        var each = flagged.DistinctBy(one => one.QuestionId).ToList();
        if (each.Count == 0)
        {
            return Remarks.Say(Mrkdwn.Of($"No question needs a look, as of this week. `/learn questions TRACK` shows the figures of a track."));
        }

        var text = each.Count == 1 ? Mrkdwn.Of($"One question should be looked at.") : Mrkdwn.Of($"{each.Count} questions should be looked at.");
        return new SlackMessage(
            text,
            [
                new Section(Mrkdwn.Of($"*{text}*")),
                .. each.Take(Most).Select(Line),
                .. Rest(each.Count),
                new Context([Mrkdwn.Of($"As of this week; `/learn questions TRACK` shows the figures. {Correct}")]),
            ]);
    }

    /// <summary>The questions of a track, those that should be looked at first, then those told apart worst.</summary>
    public static SlackMessage Track(TrackName track, IReadOnlyList<QuestionRecord> questions)
    {
        var flagged = questions.Count(one => one.Reasons.Count > 0);
        var title = Excerpt.Of(track.Title, MostTitle).ReplaceLineEndings(" ").Replace('*', '∗');
        var text = questions.Count == 0
            ? Mrkdwn.Of($"{title} has no questions yet.")
            : Mrkdwn.Of($"{title}: {flagged} of {Count(questions.Count, "question", "questions")} should be looked at.");
        var shown = questions
            .OrderByDescending(one => one.Reasons.Count > 0)
            .ThenBy(one => one.Now.Discrimination ?? 2)
            .ThenByDescending(one => one.Now.Unclear)
            .Take(Most);
        return new SlackMessage(
            text,
            [
                new Section(Mrkdwn.Of($"*{text}*")),
                .. shown.Select(one => new Section(Record(one).Truncate(3000))),
                .. Rest(questions.Count),
                new Context([Mrkdwn.Of(
                    $"Told apart, from −1 to 1: whether those who did well on the track's other questions are right here more often; below {Discrimination.Poor.ToString("0.0", CultureInfo.InvariantCulture)} is poor. It needs {QuestionHealth.FewestToCompare} people. Figures stand as they were told until at least {QuestionHealth.FewestPeople} people have answered the question since, so that nobody's answer is found by looking twice. {Correct}")]),
            ]);
    }

    public static SlackMessage NotFound(string words, IReadOnlyList<TrackName> near) => Remarks.Say(near.Count == 0
        ? Mrkdwn.Of($"I found no track called “{Excerpt.Of(words.Trim(), MostTitle)}”. `/learn catalog` shows them all.")
        : Mrkdwn.Of($"I found no track called exactly “{Excerpt.Of(words.Trim(), MostTitle)}”. Did you mean {Mrkdwn.Join(" or ", near.Select(track => Mrkdwn.Of($"{Excerpt.Of(track.Title, MostTitle)} (`/learn questions {track.TrackId.Replace('`', '\'')}`)")))}?"));

    private static Section Line(FlaggedQuestion one) => new(Mrkdwn.Of(
        $"• {Ask(one.Ask)} ({Excerpt.Of(one.Title, MostTitle)}, `{one.QuestionId.Replace('`', '\'')}`, version {one.QuestionVersion})\n{Words(one.Known)}"));

    private static Mrkdwn Record(QuestionRecord one)
    {
        var reasons = one.Reasons.Count == 0 ? Mrkdwn.Empty : Mrkdwn.Of($"\n*{Words(one.Reasons)}*");
        var before = one.Versions.Where(version => version.Version != one.Version).Take(3)
            .Select(version => Mrkdwn.Of($"\nversion {version.Version}, before it was corrected: {Figures(version)}"));
        return Mrkdwn.Of($"• {Ask(one.Ask)} ({Excerpt.Of(one.LessonTitle, MostTitle)}, `{one.QuestionId.Replace('`', '\'')}`){reasons}\nversion {one.Version}: {Figures(one.Versions.First(version => version.Version == one.Version))}{Mrkdwn.Join("", before)}");
    }

    private static string Figures(VersionFigures version)
    {
        var figures = version.Figures;
        if (figures.People < QuestionHealth.FewestPeople)
        {
            return $"answered by fewer than {QuestionHealth.FewestPeople} people";
        }

        List<string> parts =
        [
            $"{Count(figures.Answers, "answer", "answers")} of {Count(figures.People, "person", "people")}",
            $"{(int)Math.Round(figures.ShareRight!.Value * 100, MidpointRounding.AwayFromZero)} of 100 right",
            figures.Discrimination is { } discrimination ? $"told apart {discrimination.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−')}" : "not enough people to say whether it tells them apart",
        ];
        if (figures.MedianSeconds is { } seconds)
        {
            parts.Add($"half answer within {Time(seconds)}");
        }

        if (figures.Unclear > 0)
        {
            parts.Add($"{Count(figures.Unclear, "person says", "people say")} it is unclear");
        }

        return $"{string.Join(", ", parts)}{(version.ToldAt is { } at ? $" (as of {at.UtcDateTime.ToString("d MMMM", CultureInfo.InvariantCulture)})" : "")}";
    }

    private static string Words(IReadOnlyList<HealthReason> reasons) => string.Join(" ", reasons.Select(reason => reason switch
    {
        HealthReason.Ambiguous => "Those who know more do not get it right more often: it may mean two things, or its key is wrong.",
        HealthReason.Unclear => "Several people say that it is unclear.",
        HealthReason.MostlyMissed => "Most get it wrong at first, no better than by guessing: is the key right, and does the lesson say it?",
        _ => "It is as good as never missed: it takes time and teaches nobody anything.",
    }));

    private static IEnumerable<Block> Rest(int count) => count > Most ? [new Context([Mrkdwn.Of($"And {count - Most} more.")])] : [];

    private static string Ask(string ask) => $"“{Excerpt.Of(ask, MostAsk).ReplaceLineEndings(" ")}”";

    private static string Time(double seconds) => seconds switch
    {
        < 90 => $"{Math.Round(seconds)} s",
        < 5400 => $"{Math.Round(seconds / 60)} min",
        _ => $"{Math.Round(seconds / 3600)} h",
    };

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
