using NUnit.Framework;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Learning.Tests.Programmes;

internal sealed class ChannelNamesTests
{
    private static readonly DateOnly Day = new(2026, 12, 10);

    [TestCase("SQL for analysts", "sql-for-analysts-2026-12-10")]
    [TestCase("  C# & .NET: the *basics*!  ", "c-net-the-basics-2026-12-10")]
    [TestCase("Führung für Neue", "führung-für-neue-2026-12-10")]
    [TestCase("<!channel> <@U1>", "channel-u1-2026-12-10")]
    [TestCase("🎒🎒", "programme-2026-12-10")]
    [TestCase("", "programme-2026-12-10")]
    public void A_title_becomes_a_name_that_Slack_takes(string title, string name)
    {
        Assert.That(ChannelNames.Propose(title, Day), Is.EqualTo(name));
        Assert.That(ChannelNames.Problem(name), Is.Null);
    }

    [Test]
    public void A_long_title_is_cut_and_keeps_its_day()
    {
        var name = ChannelNames.Propose(string.Join(' ', Enumerable.Repeat("word", 40)), Day);

        Assert.That(name, Has.Length.LessThanOrEqualTo(ChannelNames.Longest).And.StartsWith("word-word-").And.EndsWith("-2026-12-10"));
        Assert.That(ChannelNames.Problem(name), Is.Null);
    }

    [TestCase("")]
    [TestCase("two words")]
    [TestCase("Capitals")]
    [TestCase("-_-")]
    [TestCase("dot.dot")]
    public void What_Slack_would_refuse_is_told_before(string name) => Assert.That(ChannelNames.Problem(name), Is.Not.Null);

    [Test]
    public void A_name_is_taken_as_people_type_it() => Assert.That(ChannelNames.Tidy(" #SQL-2026 "), Is.EqualTo("sql-2026"));
}
