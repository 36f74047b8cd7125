using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class PartsTests
{
    private static readonly Matching Animals = new("m-1", "What is it?", [new("dog", "mammal"), new("frog", "amphibian"), new("cat", "mammal")], ["bird"], "biology");
    private static readonly Ordering Steps = new("o-1", "In which order?", ["plan", "do", "check", "act"], "Deming");

    [Test]
    public void Each_partner_is_offered_once_and_decoys_come_last()
    {
        Assert.That(Animals.Partners, Is.EqualTo(new[] { "mammal", "amphibian", "bird" }));
    }

    [TestCase(new[] { 0, 1, 0 }, 3)]
    [TestCase(new[] { 0, 1, 2 }, 2)]
    [TestCase(new[] { 1, 0, 1 }, 0)]
    public void Every_pair_must_be_right_and_the_right_ones_are_counted(int[] partners, int right)
    {
        var graded = (QuizResult.Graded)Quiz.Grade(Animals, new Answer.Matched(partners));

        Assert.That((graded.Right, graded.Tally), Is.EqualTo((right == 3, new Tally(right, 3))));
        Assert.That((graded.RightAnswer, graded.RightWhy), Is.EqualTo(("dog → mammal; frog → amphibian; cat → mammal", "biology")));
    }

    [Test]
    public void What_was_matched_is_said_in_words()
    {
        Assert.That(((QuizResult.Graded)Quiz.Grade(Animals, new Answer.Matched([2, 1, 0]))).Given, Is.EqualTo("dog → bird; frog → amphibian; cat → mammal"));
    }

    [TestCase(new[] { 0, 1, 2, 3 }, 4)]
    [TestCase(new[] { 1, 0, 2, 3 }, 2)]
    [TestCase(new[] { 3, 0, 1, 2 }, 0)]
    public void Only_the_exact_order_is_right_and_what_stands_right_is_counted(int[] items, int right)
    {
        var graded = (QuizResult.Graded)Quiz.Grade(Steps, new Answer.Ordered(items));

        Assert.That((graded.Right, graded.Grade, graded.Tally), Is.EqualTo((right == 4, right == 4 ? Grade.Good : Grade.Again, new Tally(right, 4))));
        Assert.That(graded.RightAnswer, Is.EqualTo("plan → do → check → act"));
    }

    [Test]
    public void The_order_given_is_said_in_words()
    {
        Assert.That(((QuizResult.Graded)Quiz.Grade(Steps, new Answer.Ordered([3, 0, 1, 2]))).Given, Is.EqualTo("act → plan → do → check"));
    }

    [TestCase(new[] { 0, -1, 2, 3 }, "empty")]
    [TestCase(new[] { 0, 1, 1, 3 }, "“do”")]
    public void An_order_that_is_not_finished_does_not_count(int[] items, string advice)
    {
        Assert.That(Quiz.Grade(Steps, new Answer.Ordered(items)), Is.InstanceOf<QuizResult.Unreadable>().With.Property("Why").Contains(advice));
    }

    [Test]
    public void A_thing_without_a_partner_is_asked_back_for()
    {
        Assert.That(Quiz.Grade(Animals, new Answer.Matched([0, -1, 0])), Is.InstanceOf<QuizResult.Unreadable>());
    }

    [TestCase(new[] { 0, 1, 3 })]
    [TestCase(new[] { 0, 1 })]
    [TestCase(new int[0])]
    public void Partners_that_are_not_there_are_not_graded(int[] partners)
    {
        Assert.That(Quiz.Grade(Animals, new Answer.Matched(partners)), Is.EqualTo(new QuizResult.NotOfThisQuestion()));
        Assert.That(Quiz.Grade(Steps, new Answer.Ordered([.. partners, 4])), Is.EqualTo(new QuizResult.NotOfThisQuestion()));
    }

    [FsCheck.NUnit.Property]
    public bool Neither_is_ever_shown_solved(string? id, string? seed, byte size)
    {
        var count = 3 + (size % 4);
        var ordering = new Ordering(id ?? "", "?", [.. Enumerable.Range(0, count).Select(at => $"{at}")], null);
        var matching = new Matching(id ?? "", "?", [.. Enumerable.Range(0, count - 1).Select(at => new MatchingPair($"{at}", $"{at}"))], [], null);
        return IsShuffled(OptionOrder.For(ordering, seed ?? ""), count) && IsShuffled(OptionOrder.For(matching, seed ?? ""), count - 1);
    }

    [Test]
    public void Every_order_but_the_solved_one_is_shown_to_somebody()
    {
        var orders = Enumerable.Range(0, 2000).Select(learner => string.Join(",", OptionOrder.For(Steps, $"T1/U{learner}"))).Distinct();

        Assert.That(orders, Has.Exactly((4 * 3 * 2) - 1).Items);
    }

    [Test]
    public void Nothing_is_shown_for_what_is_typed()
    {
        Assert.That(OptionOrder.For(new Typed("t", "?", ["word"], new TypedRules(), null), "U1"), Is.Empty);
    }

    private static bool IsShuffled(IReadOnlyList<int> order, int count) =>
        order.Order().SequenceEqual(Enumerable.Range(0, count)) && !order.SequenceEqual(Enumerable.Range(0, count));
}
