using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class QuizTests
{
    private static readonly SingleChoice Question = new(
        "sql-1", "Which?", [new("A", false, "not A"), new("B", true, "because"), new("C", false, null)]);

    [Test]
    public void The_right_option_is_graded_good()
    {
        Assert.That(Quiz.Grade(Question, new Answer.Chosen(1)), Is.EqualTo(new QuizResult.Graded(true, Grade.Good, "B", "because", "B", "because")));
    }

    [Test]
    public void A_wrong_option_is_graded_again_and_names_the_right_one()
    {
        Assert.That(Quiz.Grade(Question, new Answer.Chosen(0)), Is.EqualTo(new QuizResult.Graded(false, Grade.Again, "A", "not A", "B", "because")));
    }

    [TestCase(-1)]
    [TestCase(3)]
    [TestCase(int.MaxValue)]
    public void An_option_that_is_not_there_is_not_graded(int chosen)
    {
        Assert.That(Quiz.Grade(Question, new Answer.Chosen(chosen)), Is.EqualTo(new QuizResult.NotOfThisQuestion()));
    }

    [Test]
    public void Grades_are_the_numbers_of_FSRS()
    {
        Assert.That(((int)Grade.Again, (int)Grade.Good), Is.EqualTo((1, 3)));
    }

    [FsCheck.NUnit.Property]
    public bool The_order_is_a_permutation(string? id, string? seed, byte count) =>
        OptionOrder.For(id ?? "", seed ?? "", count).Order().SequenceEqual(Enumerable.Range(0, count));

    [Test]
    public void The_order_is_the_same_for_ever()
    {
        Assert.That(string.Join(",", OptionOrder.For("sql-1", "T1/U1", 5)), Is.EqualTo("4,1,3,2,0"));
    }

    [Test]
    public void Over_many_learners_every_option_is_first_about_equally_often()
    {
        var first = Enumerable.Range(0, 4000).GroupBy(learner => OptionOrder.For("sql-1", $"T1/U{learner}", 4)[0]).ToDictionary(group => group.Key, group => group.Count());

        Assert.That(first.Values, Has.Count.EqualTo(4).And.All.InRange(850, 1150));
    }

    [Test]
    public void True_comes_before_false()
    {
        var question = new TrueFalse("t-1", "So?", [new("True", false, null), new("False", true, null)]);

        var orders = Enumerable.Range(0, 50).Select(learner => OptionOrder.For(question, $"U{learner}"));

        Assert.That(orders, Is.All.EqualTo(new[] { 0, 1 }));
    }
}
