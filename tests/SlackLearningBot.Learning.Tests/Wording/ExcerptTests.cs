using NUnit.Framework;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Tests.Wording;

public sealed class ExcerptTests
{
    [TestCase("whole", 5, "whole")]
    [TestCase("two words here", 12, "two words…")]
    [TestCase("two words here", 10, "two words…", Description = "the cut falls between words already")]
    [TestCase("two words, here", 13, "two words…", Description = "no comma before the dots")]
    [TestCase("a extraordinarily", 10, "a extraor…", Description = "better half a word than almost nothing")]
    [TestCase("extraordinarily", 5, "extr…")]
    [TestCase("", 5, "")]
    public void A_text_ends_after_a_whole_word(string text, int length, string expected)
    {
        Assert.That(Excerpt.OfWords(text, length), Is.EqualTo(expected));
    }

    [TestCase("🎉🎉🎉", 4, "🎉…")]
    [TestCase("ab cd", 4, "ab…")]
    public void A_cut_leaves_no_half_character_and_no_space_before_the_dots(string text, int length, string expected)
    {
        Assert.That(Excerpt.Of(text, length), Is.EqualTo(expected));
        Assert.That(Excerpt.OfWords(text, length).Length, Is.LessThanOrEqualTo(length));
    }
}
