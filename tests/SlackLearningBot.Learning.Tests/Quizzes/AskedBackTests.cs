using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class AskedBackTests
{
    private static readonly Typed Question = new("q", "Capital of France?", ["Paris", "Lutetia"], new TypedRules(), "Since 987.");

    [Test]
    public void Yes_is_right_in_the_words_that_were_written()
    {
        Assert.That(AskedBack.Grade(Question, "Pariss", "Paris", isMeant: true), Is.EqualTo(new QuizResult.Graded(true, Grade.Good, "Pariss", "Since 987.", "Paris", "Since 987.")).UsingPropertiesComparer());
    }

    [Test]
    public void No_is_wrong()
    {
        Assert.That(AskedBack.Grade(Question, "Pariss", "Paris", isMeant: false), Is.EqualTo(new QuizResult.Graded(false, Grade.Again, "Pariss", null, "Paris", "Since 987.")).UsingPropertiesComparer());
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_the_question_says_of_the_text_by_now_goes_first(bool isMeant)
    {
        var accepted = AskedBack.Grade(Question with { Accepted = ["Paris", "Pariss"] }, "Pariss", "Paris", isMeant);
        var wrong = AskedBack.Grade(Question with { Wrong = [new WrongAnswer("Pariss", "One s.")] }, "Pariss", "Paris", isMeant);

        Assert.That(accepted, Is.InstanceOf<QuizResult.Graded>().With.Property("Right").True);
        Assert.That(wrong, Is.InstanceOf<QuizResult.Graded>().With.Property("Right").False);
    }

    [TestCase("Lutetia")]
    [TestCase("Berlin")]
    public void What_would_not_be_asked_back_in_these_words_is_no_answer(string meant)
    {
        Assert.That(AskedBack.Grade(Question, "Pariss", meant, isMeant: true), Is.InstanceOf<QuizResult.NotOfThisQuestion>());
    }
}
