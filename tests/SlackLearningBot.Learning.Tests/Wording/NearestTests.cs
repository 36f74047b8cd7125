using NUnit.Framework;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Tests.Wording;

public sealed class NearestTests
{
    private static readonly string[] Known = ["today", "catalog", "join", "leave", "time", "pause", "progress", "stop", "help"];

    [TestCase("hlep", "help")]
    [TestCase("todya", "today")]
    [TestCase("catalogue", "catalog")]
    [TestCase("PROGRES", "progress")]
    [TestCase("stp", "stop")]
    [TestCase("pause", "pause")]
    public void A_typo_finds_its_word(string word, string expected)
    {
        Assert.That(Nearest.To(word, Known), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("weather")]
    [TestCase("<!channel>")]
    public void A_word_far_from_all_finds_none(string word)
    {
        Assert.That(Nearest.To(word, Known), Is.Null);
    }

    [Test]
    public void Of_two_equally_near_the_alphabetically_first_is_taken()
    {
        Assert.That(Nearest.To("cat", ["hat", "bat", "mat"]), Is.EqualTo("bat"));
    }

    [TestCase("ca", "abc", 3, Description = "no part is edited twice")]
    [TestCase("ab", "ba", 1)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("", "abc", 3)]
    public void The_distance_is_optimal_string_alignment(string a, string b, int expected)
    {
        Assert.That(Nearest.Distance(a, b), Is.EqualTo(expected));
    }

    [FsCheck.NUnit.Property]
    public bool The_distance_is_the_same_both_ways(string? a, string? b) => Nearest.Distance(a ?? "", b ?? "") == Nearest.Distance(b ?? "", a ?? "");

    [TestCase("short", 5, "short")]
    [TestCase("too long", 5, "too…")]
    [TestCase("ab\U0001F600cd", 4, "ab…")]
    public void An_excerpt_never_cuts_a_character_in_two(string text, int length, string expected)
    {
        Assert.That(Excerpt.Of(text, length), Is.EqualTo(expected));
    }
}
