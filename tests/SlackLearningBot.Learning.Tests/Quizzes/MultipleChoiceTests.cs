using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class MultipleChoiceTests
{
    private static readonly MultipleChoice Question = new(
        "m-1", "Which?", [new("A", true, "because A"), new("B", false, "B is no letter"), new("C", true, null), new("D", false, null)]);

    [TestCase(0, 2)]
    [TestCase(2, 0)]
    [TestCase(2, 0, 2)]
    public void All_the_right_ones_and_no_other_are_right(params int[] ticked)
    {
        var graded = Graded(ticked);

        Assert.That((graded.Right, graded.Grade, graded.Given, graded.RightAnswer, graded.RightWhy), Is.EqualTo((true, Grade.Good, "A; C", "A; C", "because A")));
        Assert.That((graded.Missed.Count, graded.Wrong.Count), Is.EqualTo((0, 0)));
    }

    [TestCase(new[] { 0 }, "C", "")]
    [TestCase(new[] { 0, 1, 2 }, "", "B")]
    [TestCase(new[] { 1, 3 }, "A,C", "B,D")]
    [TestCase(new[] { 3, 2 }, "A", "D")]
    public void What_was_missed_and_what_was_wrong_is_named(int[] ticked, string missed, string wrong)
    {
        var graded = Graded(ticked);

        Assert.That((graded.Right, graded.Grade), Is.EqualTo((false, Grade.Again)));
        Assert.That(string.Join(",", graded.Missed.Select(option => option.Text)), Is.EqualTo(missed));
        Assert.That(string.Join(",", graded.Wrong.Select(option => option.Text)), Is.EqualTo(wrong));
    }

    [Test]
    public void The_reason_of_what_was_wrongly_ticked_is_given()
    {
        Assert.That(Graded(0, 1, 2).Why, Is.EqualTo("B is no letter"));
    }

    [Test]
    public void Nothing_ticked_is_asked_back_for()
    {
        Assert.That(Quiz.Grade(Question, new Answer.ChosenMany([])), Is.InstanceOf<QuizResult.Unreadable>());
    }

    [TestCase(4)]
    [TestCase(-1)]
    public void An_option_that_is_not_there_is_not_graded(int option)
    {
        Assert.That(Quiz.Grade(Question, new Answer.ChosenMany([0, option])), Is.EqualTo(new QuizResult.NotOfThisQuestion()));
    }

    [FsCheck.NUnit.Property]
    public bool Right_is_when_the_ticked_set_is_the_right_set(bool[] rights, bool[] ticks)
    {
        var options = rights.Take(10).Select((right, at) => new AnswerOption($"{at}", right, null)).ToList();
        var ticked = ticks.Take(options.Count).Select((tick, at) => (tick, at)).Where(pair => pair.tick).Select(pair => pair.at).ToList();
        return Quiz.Grade(new MultipleChoice("m", "?", options), new Answer.ChosenMany(ticked)) switch
        {
            QuizResult.Graded graded => graded.Right == options.Select((option, at) => option.Right == ticked.Contains(at)).All(same => same),
            QuizResult.Unreadable => ticked.Count == 0,
            _ => false,
        };
    }

    private static QuizResult.Graded Graded(params int[] ticked) => (QuizResult.Graded)Quiz.Grade(Question, new Answer.ChosenMany(ticked));
}
