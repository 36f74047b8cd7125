using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Features.Tracks;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Tests.Features.Tracks;

internal sealed class ProgressViewTests
{
    [TestCase(0, 6, "▱▱▱▱▱▱▱▱▱▱")]
    [TestCase(1, 100, "▰▱▱▱▱▱▱▱▱▱")]
    [TestCase(3, 6, "▰▰▰▰▰▱▱▱▱▱")]
    [TestCase(99, 100, "▰▰▰▰▰▰▰▰▰▱")]
    [TestCase(6, 6, "▰▰▰▰▰▰▰▰▰▰")]
    [TestCase(0, 0, "▱▱▱▱▱▱▱▱▱▱")]
    public void The_bar_is_empty_before_the_first_lesson_and_full_only_after_the_last(int done, int of, string bar)
    {
        Assert.That(TextBar.Of(done, of), Is.EqualTo(bar));
    }

    [TestCase("2026-11-23", "2026-11-23")]
    [TestCase("2026-11-25", "2026-11-23")]
    [TestCase("2026-11-29", "2026-11-23")]
    public void A_week_begins_on_Monday(string day, string monday)
    {
        Assert.That(ProgressView.MondayOf(DateOnly.Parse(day)), Is.EqualTo(DateOnly.Parse(monday)));
    }

    [Test]
    public void What_was_put_aside_is_not_missing_at_the_end()
    {
        var message = ProgressView.Message([new TrackStanding("sql", "Fast SQL", 6, 5, 1, 5, 4)], [new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 24)], []);

        Assert.That(SlackJson.Write(message), Does.Contain("▰▰▰▰▰▰▰▰▰▰  5 of 6 lessons, 1 put aside")
            .And.Contain("4 of 5 questions right the first time").And.Contain("finished, well done").And.Contain("Monday and Tuesday"));
    }
}
