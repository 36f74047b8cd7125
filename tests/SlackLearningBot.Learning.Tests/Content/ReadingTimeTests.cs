using NUnit.Framework;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Content;

public sealed class ReadingTimeTests
{
    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(238, 60)]
    [TestCase(357, 90)]
    [TestCase(358, 91)]
    public void Words_take_a_minute_for_238(int words, int seconds)
    {
        var text = string.Join(" \n", Enumerable.Repeat("word", words));

        Assert.That(ReadingTime.Of(text), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public void Signs_alone_are_not_words()
    {
        Assert.That(ReadingTime.Of("– * … &"), Is.EqualTo(TimeSpan.Zero));
    }

    [TestCase(0, "1 min")]
    [TestCase(89, "1 min")]
    [TestCase(90, "2 min")]
    [TestCase(600, "10 min")]
    public void Time_is_shown_in_minutes(int seconds, string expected)
    {
        Assert.That(ReadingTime.Show(TimeSpan.FromSeconds(seconds)), Is.EqualTo(expected));
    }
}
