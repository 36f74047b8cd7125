using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Guide;

/// <summary>The help's words.</summary>
internal static class GuideView
{
    public static SlackMessage Help(CommandGuide guide, IReadOnlyList<ISubcommand> subcommands) => new(
        Mrkdwn.Of($"What you can ask me: type {guide.Command} and one of these words."), HelpBlocks(guide, subcommands));

    /// <param name="guide">The command it stood behind.</param>
    /// <param name="asked">What was typed.</param>
    /// <param name="nearest">The path that was probably meant, if any.</param>
    /// <param name="subcommands">What this person may use.</param>
    public static SlackMessage NotKnown(CommandGuide guide, string asked, string? nearest, IReadOnlyList<ISubcommand> subcommands)
    {
        var shown = Excerpt.Of(asked.ReplaceLineEndings(" ").Replace('`', '\''), 60);
        var text = nearest is null
            ? Mrkdwn.Of($"I do not know `{shown}`. This is what I know:")
            : Mrkdwn.Of($"I do not know `{shown}`. Did you mean `{guide.Command} {nearest}`?");
        return new SlackMessage(text, nearest is null
            ? [new Section(text), .. HelpBlocks(guide, subcommands)]
            : [new Section(text), new Context([Mrkdwn.Of($"`{guide.Command} help` shows everything you can ask me.")])]);
    }

    public static SlackMessage OwnersOnly(CommandGuide guide, ISubcommand subcommand)
    {
        var text = Mrkdwn.Of($"`{guide.Command} {subcommand.Path}` is for the owners of this workspace's learning, so nothing was changed. Ask one of them, or whoever runs me, to make you an owner too.");
        return new SlackMessage(text, [new Section(text)]);
    }

    private static List<Block> HelpBlocks(CommandGuide guide, IReadOnlyList<ISubcommand> subcommands)
    {
        var blocks = new List<Block>();
        foreach (var (heading, firstWords) in guide.Groups)
        {
            var lines = subcommands
                .Where(one => one.Help.Count > 0 && HeadingOf(guide, one) == heading)
                .OrderBy(one => Array.IndexOf(firstWords, FirstWord(one))).ThenBy(one => one.Path, StringComparer.Ordinal)
                .SelectMany(one => one.Help)
                .Select(line => Mrkdwn.Of($"`{guide.Command} {line.Usage}` – {line.Meaning}"))
                .ToList();
            if (lines.Count > 0)
            {
                blocks.Add(new Section((Mrkdwn.Of($"*{heading}*\n") + Mrkdwn.Join("\n", lines)).Truncate(SlackLimits.SectionText)));
            }
        }

        blocks.Add(new Context([guide.AtHome]));
        return blocks;
    }

    private static string HeadingOf(CommandGuide guide, ISubcommand subcommand) => subcommand.OwnersOnly
        ? CommandGuide.Owners
        : guide.Groups.FirstOrDefault(group => group.FirstWords.Contains(FirstWord(subcommand)))?.Heading ?? CommandGuide.Rest;

    private static string FirstWord(ISubcommand subcommand) => subcommand.Path.Split(' ')[0];
}
