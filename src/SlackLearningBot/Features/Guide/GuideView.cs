using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Guide;

/// <summary>The help's words.</summary>
internal static class GuideView
{
    private const string Rest = "More";
    private const string Owners = "For owners";

    private static readonly (string Heading, string[] FirstWords)[] Groups =
    [
        ("Learn", ["today", "progress", "assessments", "why"]),
        ("What you learn", ["catalog", "search", "join", "leave"]),
        ("When it comes", ["time", "pause", "quiet", "nudges", "digest", "stop"]),
        (Rest, []),
        (Owners, []),
    ];

    public static SlackMessage Help(IReadOnlyList<ISubcommand> subcommands) => new(
        "What you can ask me: type /learn and one of these words.", HelpBlocks(subcommands));

    /// <param name="asked">What was typed.</param>
    /// <param name="nearest">The path that was probably meant, if any.</param>
    /// <param name="subcommands">What this person may use.</param>
    public static SlackMessage NotKnown(string asked, string? nearest, IReadOnlyList<ISubcommand> subcommands)
    {
        var shown = Excerpt.Of(asked.ReplaceLineEndings(" ").Replace('`', '\''), 60);
        var text = nearest is null
            ? Mrkdwn.Of($"I do not know `{shown}`. This is what I know:")
            : Mrkdwn.Of($"I do not know `{shown}`. Did you mean `/learn {nearest}`?");
        return new SlackMessage(text, nearest is null
            ? [new Section(text), .. HelpBlocks(subcommands)]
            : [new Section(text), new Context([Mrkdwn.Of($"`/learn help` shows everything you can ask me.")])]);
    }

    public static SlackMessage OwnersOnly(ISubcommand subcommand)
    {
        var text = Mrkdwn.Of($"`/learn {subcommand.Path}` is for the owners of this workspace's learning, so nothing was changed. Ask one of them, or whoever runs me, to make you an owner too.");
        return new SlackMessage(text, [new Section(text)]);
    }

    private static List<Block> HelpBlocks(IReadOnlyList<ISubcommand> subcommands)
    {
        var blocks = new List<Block>();
        foreach (var (heading, firstWords) in Groups)
        {
            var lines = subcommands
                .Where(one => one.Help.Count > 0 && HeadingOf(one) == heading)
                .OrderBy(one => Array.IndexOf(firstWords, FirstWord(one))).ThenBy(one => one.Path, StringComparer.Ordinal)
                .SelectMany(one => one.Help)
                .Select(line => Mrkdwn.Of($"`/learn {line.Usage}` – {line.Meaning}"))
                .ToList();
            if (lines.Count > 0)
            {
                blocks.Add(new Section((Mrkdwn.Of($"*{heading}*\n") + Mrkdwn.Join("\n", lines)).Truncate(SlackLimits.SectionText)));
            }
        }

        blocks.Add(new Context([Mrkdwn.Of($"My *Home* tab has most of this as buttons.")]));
        return blocks;
    }

    private static string HeadingOf(ISubcommand subcommand) => subcommand.OwnersOnly
        ? Owners
        : Groups.FirstOrDefault(group => group.FirstWords.Contains(FirstWord(subcommand))).Heading ?? Rest;

    private static string FirstWord(ISubcommand subcommand) => subcommand.Path.Split(' ')[0];
}
