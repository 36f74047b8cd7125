using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Home;

/// <summary>The frame of App Home: the person's day, then the sections with a line between them.</summary>
internal static class HomeTab
{
    /// <summary>Never more than Slack's 100 blocks: the longest sections are cut first, so that a long one cannot push another off the page.</summary>
    public static HomeView Compose(DateOnly today, IReadOnlyList<IReadOnlyList<Block>> sections)
    {
        var shown = sections.Where(section => section.Count > 0).ToList();
        var room = SlackLimits.ViewBlocks - 1 - shown.Count; // the day, and a divider before each section
        var most = MostEach([.. shown.Select(section => section.Count)], room);
        return new HomeView(
        [
            new Context([Mrkdwn.Of($"{today:dddd d MMMM}")]),
            .. shown.SelectMany(section => new Block[] { new Divider() }.Concat(Cut(section, most))),
        ]);
    }

    /// <summary>The largest number of blocks such that all sections, each cut to it, fit.</summary>
    private static int MostEach(IReadOnlyList<int> lengths, int room)
    {
        var most = SlackLimits.ViewBlocks;
        while (most > 1 && lengths.Sum(length => Math.Min(length, most)) > room)
        {
            most--;
        }

        return most;
    }

    private static IEnumerable<Block> Cut(IReadOnlyList<Block> section, int most) => section.Count <= most
        ? section
        : section.Take(most - 1).Append(new Context([Mrkdwn.Of($"There is more than fits here. `/learn help` shows how to see the rest.")]));
}
