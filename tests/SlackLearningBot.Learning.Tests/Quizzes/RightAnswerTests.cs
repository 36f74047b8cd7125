using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

internal sealed class RightAnswerTests
{
    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return new TestCaseData(new SingleChoice("a", "?", [new("x", false, "no"), new("y", true, "yes")]), "y", "yes");
        yield return new TestCaseData(new TrueFalse("a", "?", [new("True", false, null), new("False", true, "because")]), "False", "because");
        yield return new TestCaseData(new MultipleChoice("a", "?", [new("x", true, "one"), new("y", false, "no"), new("z", true, "two")]), "x; z", "one two");
        yield return new TestCaseData(new Typed("a", "?", ["Paris", "Lutetia"], new TypedRules(), "since 987"), "Paris", "since 987");
        yield return new TestCaseData(new Numeric("a", "?", 42, 43, 42.195m, "km", null), "42.195 km (from 42 to 43)", null);
        yield return new TestCaseData(new Matching("a", "?", [new("HTTP", "80"), new("SSH", "22")], ["25"], "known"), "HTTP → 80; SSH → 22", "known");
        yield return new TestCaseData(new Ordering("a", "?", ["ant", "cat", "cow"], null), "ant → cat → cow", null);
    }

    [TestCaseSource(nameof(Kinds))]
    public void Of_every_kind_it_is_told_without_an_answer(Question question, string words, string? why) =>
        Assert.That(RightAnswer.Of(question), Is.EqualTo(new RightAnswer(words, why)));
}
