using NUnit.Framework;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

public sealed class KindInWordsTests
{
    [TestCase("workshop sql", "workshop", "sql")]
    [TestCase("sql Workshops for beginners", "workshop", "sql for beginners")]
    [TestCase("webinar", "webinar", "")]
    [TestCase("classroom sql", "classroom", "sql")]
    [TestCase("classroom sessions", "classroom", "")]
    [TestCase("next learning day", "learning_day", "next")]
    [TestCase("book circle meeting dune", "book_circle", "dune")]
    [TestCase("book circles", "book_circle", "")]
    public void The_kind_is_read_and_the_others_are_left(string words, string kind, string others)
    {
        var read = KindInWords.Read(words);

        Assert.That((read?.Kind.Kind, read?.Others), Is.EqualTo((kind, others)));
    }

    [TestCase("sql")]
    [TestCase("learning")]
    [TestCase("day of learning")]
    [TestCase("-workshop sql")]
    [TestCase("\"workshop sql\"")]
    [TestCase("workshopping")]
    [TestCase("")]
    public void Other_words_name_none(string words) => Assert.That(KindInWords.Read(words), Is.Null);
}
