using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class CreditTests
{
    private static readonly MultipleChoice Primes = new("m", "Which are prime?", [new("2", true, null), new("3", true, null), new("4", false, null), new("5", true, null), new("9", false, null)]);
    private static readonly MultipleChoice AllRight = new("m", "Which?", [new("a", true, null), new("b", true, null), new("c", true, null), new("d", true, null)]);
    private static readonly Matching Ports = new("p", "Which port?", [new("HTTP", "80"), new("SSH", "22"), new("DNS", "53")], ["25"], null);
    private static readonly Ordering Four = new("o", "Order", ["a", "b", "c", "d"], null);

    private static double Of(Question question, Answer answer) => Credit.Of(question, (QuizResult.Graded)Quiz.Grade(question, answer));

    // right ticked / 3, less wrong ticked / 2
    [TestCase(new[] { 0, 1, 3 }, 1.0)]
    [TestCase(new[] { 0, 1 }, 2.0 / 3)]
    [TestCase(new[] { 0 }, 1.0 / 3)]
    [TestCase(new[] { 0, 1, 3, 2 }, 0.5)]
    [TestCase(new[] { 0, 1, 2 }, 2.0 / 3 - 0.5)]
    [TestCase(new[] { 0, 2 }, 0.0)]
    [TestCase(new[] { 2 }, 0.0)]
    [TestCase(new[] { 0, 1, 2, 3, 4 }, 0.0)]
    public void Ticked(int[] ticked, double credit) => Assert.That(Of(Primes, new Answer.ChosenMany(ticked)), Is.EqualTo(credit).Within(1e-12));

    [TestCase(new[] { 0, 1, 2, 3 }, 1.0)]
    [TestCase(new[] { 3 }, 0.25)]
    public void Ticked_where_nothing_is_wrong(int[] ticked, double credit) => Assert.That(Of(AllRight, new Answer.ChosenMany(ticked)), Is.EqualTo(credit));

    [TestCase(new[] { 0, 1, 2 }, 1.0)]
    [TestCase(new[] { 0, 1, 3 }, 2.0 / 3)]
    [TestCase(new[] { 1, 0, 2 }, 1.0 / 3)]
    [TestCase(new[] { 3, 3, 3 }, 0.0)]
    public void Matched(int[] partners, double credit) => Assert.That(Of(Ports, new Answer.Matched(partners)), Is.EqualTo(credit).Within(1e-12));

    [TestCase(new[] { 0, 1, 2, 3 }, 1.0)]
    [TestCase(new[] { 1, 0, 2, 3 }, 0.5)]
    [TestCase(new[] { 1, 2, 3, 0 }, 0.0)]
    [TestCase(new[] { 0, 2, 3, 1 }, 0.25)]
    [TestCase(new[] { 3, 2, 1, 0 }, 0.0)]
    public void Ordered(int[] items, double credit) => Assert.That(Of(Four, new Answer.Ordered(items)), Is.EqualTo(credit).Within(1e-12));

    [Test]
    public void One_option_a_text_and_a_number_are_all_or_nothing()
    {
        var single = new SingleChoice("s", "?", [new("a", true, null), new("b", false, null)]);
        var number = new Numeric("n", "?", 42, 43, null, null, null);
        var typed = new Typed("t", "?", ["Paris"], new TypedRules(), null);

        Assert.That((Of(single, new Answer.Chosen(0)), Of(single, new Answer.Chosen(1))), Is.EqualTo((1.0, 0.0)));
        Assert.That((Of(number, new Answer.Written("42.5")), Of(number, new Answer.Written("44"))), Is.EqualTo((1.0, 0.0)));
        Assert.That((Of(typed, new Answer.Written("paris")), Of(typed, new Answer.Written("Rome"))), Is.EqualTo((1.0, 0.0)));
    }

    [FsCheck.NUnit.Property]
    public void It_is_1_for_what_is_right_less_for_the_rest_and_never_below_0(int seed)
    {
        var chance = new Random(seed);
        int[] order = [0, 1, 2, 3];
        chance.Shuffle(order);
        (Question, Answer)[] answers =
        [
            (Primes, new Answer.ChosenMany([chance.Next(5), .. Enumerable.Range(0, 5).Where(_ => chance.Next(2) == 0)])),
            (Ports, new Answer.Matched([chance.Next(4), chance.Next(4), chance.Next(4)])),
            (Four, new Answer.Ordered(order)),
        ];
        foreach (var (question, answer) in answers)
        {
            var graded = (QuizResult.Graded)Quiz.Grade(question, answer);
            var credit = Credit.Of(question, graded);
            Assert.That(credit, Is.InRange(0, 1));
            Assert.That(credit >= 1, Is.EqualTo(graded.Right));
        }
    }
}
