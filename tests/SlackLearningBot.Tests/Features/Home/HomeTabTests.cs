using NUnit.Framework;
using SlackLearningBot.Features.Home;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Tests.Features.Home;

internal sealed class HomeTabTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static IReadOnlyList<Block> Section(string text, int blocks) =>
        [.. Enumerable.Range(1, blocks).Select(n => new Section(Mrkdwn.Of($"{text} {n}")))];

    [Test]
    public void Sections_follow_one_another_with_a_line_between_them_and_empty_ones_leave_no_gap()
    {
        var home = HomeTab.Compose(Monday, [Section("today", 1), [], Section("data", 2)]);

        Assert.That(home.Blocks.Select(block => block.Type), Is.EqualTo(new[] { "context", "divider", "section", "divider", "section", "section" }));
    }

    [Test]
    public void A_long_section_is_cut_and_says_so_but_takes_nothing_from_the_others()
    {
        var home = HomeTab.Compose(Monday, [Section("today", 5), Section("tracks", 300), Section("data", 4)]);

        var json = SlackJson.Write(home);
        Assert.That(home.Blocks, Has.Count.EqualTo(SlackLimits.ViewBlocks));
        Assert.That(json, Does.Contain("today 5").And.Contain("data 4").And.Contain("There is more than fits here"));
    }

    [Test]
    public void Several_long_sections_share_the_room()
    {
        var home = HomeTab.Compose(Monday, [Section("one", 90), Section("two", 90), Section("three", 3)]);

        var json = SlackJson.Write(home);
        Assert.That(home.Blocks, Has.Count.LessThanOrEqualTo(SlackLimits.ViewBlocks).And.Count.GreaterThan(SlackLimits.ViewBlocks - 4));
        Assert.That(json, Does.Contain("one 40").And.Contain("two 40").And.Contain("three 3"));
    }

    [Test]
    public void A_person_for_whom_there_is_nothing_to_show_still_gets_a_page()
    {
        Assert.That(HomeTab.Compose(Monday, [[], []]).Blocks, Has.Count.EqualTo(1));
    }
}
