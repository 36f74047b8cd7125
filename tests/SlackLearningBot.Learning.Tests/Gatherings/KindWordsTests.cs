using NUnit.Framework;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

public sealed class KindWordsTests
{
    [TestCase("talk", "Talk", "speakers")]
    [TestCase("classroom", "Classroom session", "trainers")]
    [TestCase("webinar", "Webinar", "trainers")]
    [TestCase("workshop", "Workshop", "trainers")]
    [TestCase("dojo", "Dojo", "trainers")]
    [TestCase("book_circle", "Book circle meeting", "hosts")]
    [TestCase("learning_day", "Learning day", "hosts")]
    public void Each_kind_has_its_own_words(string kind, string label, string hosts)
    {
        var words = KindWords.Of(kind);

        Assert.That((words.Kind, words.Label, words.Hosts), Is.EqualTo((kind, label, hosts)));
    }

    [TestCase("talk", "speaks about", "spoke about")]
    [TestCase("workshop", "teaches the workshop", "taught the workshop")]
    [TestCase("learning_day", "hosts the learning day", "hosted the learning day")]
    public void What_somebody_holds_stands_before_its_title(string kind, string holds, string held) =>
        Assert.That((KindWords.Of(kind).HoldsWhat, KindWords.Of(kind).HeldWhat), Is.EqualTo((holds, held)));

    [Test]
    public void What_is_taught_is_brought_back_and_so_is_a_learning_day() =>
        Assert.That(KindWords.Sessions.Append(KindWords.Talk).Append(KindWords.Of("hack_week")).Where(words => words.IsBroughtBack).Select(words => words.Kind),
            Is.EqualTo(new[] { "classroom", "webinar", "workshop", "dojo", "learning_day" }));

    [Test]
    public void A_kind_that_is_not_known_yet_is_a_session() => Assert.That(KindWords.Of("hack_week").One, Is.EqualTo("session"));
}
