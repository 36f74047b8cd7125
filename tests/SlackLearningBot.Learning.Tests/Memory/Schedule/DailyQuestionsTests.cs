using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using static SlackLearningBot.Learning.Tests.Memory.Schedule.SomeQuestions;

namespace SlackLearningBot.Learning.Tests.Memory.Schedule;

public sealed class DailyQuestionsTests
{
    [Test]
    public void What_is_due_comes_and_nothing_else()
    {
        var asked = DailyQuestions.Choose(Model, [Question("now"), Question("late", dueDaysAgo: 3), Question("ahead", dueDaysAgo: -1)], Workday());

        Assert.That(Ids(asked), Is.EquivalentTo(new[] { "now", "late" }));
        Assert.That(asked.Single(one => one.Question.QuestionId == "late").Reason, Is.EqualTo(new AskReason.Due(Monday.AddDays(-3))));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void There_are_no_more_than_the_learner_wants(int most)
    {
        Assert.That(DailyQuestions.Choose(Model, [.. Enumerable.Range(0, 9).Select(at => Question($"q{at}"))], Workday(most: most)), Has.Count.EqualTo(most));
    }

    [TestCase(-1)]
    [TestCase(4)]
    public void No_other_number_of_questions_a_day_is_taken(int most)
    {
        Assert.That(() => DailyQuestions.Choose(Model, [], Workday(most: most)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void What_was_just_seen_does_not_come_again_on_that_day()
    {
        KnownQuestion[] seen = [Question("answered", askedDaysAgo: 0), Question("journey", askedDaysAgo: -1), Question("lesson") with { IsOfTodaysLesson = true }];

        Assert.That(DailyQuestions.Choose(Model, seen, Workday()), Is.Empty);
    }

    [Test]
    public void During_leave_nothing_is_asked_and_the_memory_fades_on()
    {
        var question = Question("q", dueDaysAgo: -3, askedDaysAgo: 0);
        var (leave, back) = (Monday.AddDays(7), Monday.AddDays(21));
        bool Learns(DateOnly day) => IsWorkday(day) && (day < leave || day >= back);

        Assert.That(DailyQuestions.Choose(Model, [question], new AskingDay(leave, 3, Learns)), Is.Empty);
        var asked = DailyQuestions.Choose(Model, [question], new AskingDay(back, 3, Learns)).Single();
        Assert.That(asked.Chance, Is.EqualTo(Model.Recall(21, 10)).Within(1e-9));
    }

    [Test]
    public void Skipped_before_leave_the_chance_is_that_of_the_first_day_after_it()
    {
        var friday = Monday.AddDays(4);
        var asked = DailyQuestions.Choose(Model, [Question("q", askedDaysAgo: 6)], Workday(friday)).Single();

        Assert.That((asked.Chance, asked.NextDay), Is.EqualTo((Model.Recall(10, 10), Monday.AddDays(7))).Using<(double, DateOnly)>(Near));
        Assert.That(asked.ChanceThen, Is.EqualTo(Model.Recall(13, 10)).Within(1e-9));
        Assert.That(asked.Question.ChanceOn(Model, Monday.AddDays(14)), Is.EqualTo(Model.Recall(20, 10)).Within(1e-9));
    }

    private static bool Near((double Chance, DateOnly Day) one, (double Chance, DateOnly Day) other) => Math.Abs(one.Chance - other.Chance) < 1e-9 && one.Day == other.Day;

    [Test]
    public void The_chance_knows_learner_and_question()
    {
        var asked = DailyQuestions.Choose(Model, [Question("q", stability: 10) with { Offset = -0.5 }], Workday()).Single();

        Assert.That(asked.Chance, Is.EqualTo(Forecast.Chance(0.9, -0.5, 0)).Within(1e-9));
    }

    [Test]
    public void After_an_absence_the_first_say_how_many_wait()
    {
        var asked = DailyQuestions.Choose(Model, [.. Enumerable.Range(0, 8).Select(at => Question($"q{at}", dueDaysAgo: 20, askedDaysAgo: 40))], Workday());

        Assert.That(asked.Select(one => one.Reason), Is.All.EqualTo(new AskReason.AfterAbsence(Monday.AddDays(-20), 5)));
    }

    [Test]
    public void What_is_worth_more_comes_first()
    {
        KnownQuestion[] questions = [Question("a"), Question("b") with { Importance = 2 }, Question("c"), Question("d")];

        Assert.That(Ids(DailyQuestions.Choose(Model, questions, Workday(most: 1))), Is.EqualTo(new[] { "b" }));
        Assert.That(Ids(DailyQuestions.Choose(Model, questions, Workday(most: 2))), Is.EqualTo(new[] { "b", "a" }), "equal ones by id");
        Assert.That(Ids(DailyQuestions.Choose(Model, [.. questions.Reverse()], Workday(most: 2))), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public void Two_of_one_lesson_come_only_when_no_other_waits()
    {
        KnownQuestion[] lesson = [Question("a", lesson: "l") with { Importance = 3 }, Question("b", lesson: "l") with { Importance = 2 }];

        Assert.That(Ids(DailyQuestions.Choose(Model, [.. lesson, Question("c")], Workday(most: 2))), Is.EqualTo(new[] { "a", "c" }));
        Assert.That(Ids(DailyQuestions.Choose(Model, lesson, Workday(most: 2))), Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase("x", "x", "y", "acb")]
    [TestCase("y", "x", "x", "bac", Description = "the one in the middle parts the two")]
    [TestCase("x", "y", "z", "abc", Description = "nothing to part: as they are worth")]
    [TestCase("x", "x", "x", "abc", Description = "nothing helps")]
    public void Neighbours_are_of_different_skills(string a, string b, string c, string order)
    {
        KnownQuestion[] questions =
        [
            Question("a", skills: a) with { Importance = 3 }, Question("b", skills: b) with { Importance = 2 }, Question("c", skills: c),
        ];

        Assert.That(string.Concat(Ids(DailyQuestions.Choose(Model, questions, Workday()))), Is.EqualTo(order));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool A_day_keeps_all_its_rules_in_whatever_order_the_questions_are_given(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        var (questions, most) = (Any(chance), chance.Next(4));
        var day = Workday(Monday.AddDays(chance.Next(7)), most);

        var asked = DailyQuestions.Choose(Model, questions, day);

        chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(questions));
        var wanted = questions.Where(one => one.DueOn <= day.Today && !one.IsOfTodaysLesson && one.Trace.LastOn < day.Today).ToList();
        return Ids(DailyQuestions.Choose(Model, questions, day)).SequenceEqual(Ids(asked))
            && asked.Count <= most
            && (IsWorkday(day.Today) || asked.Count == 0)
            && (!IsWorkday(day.Today) || asked.Count >= Math.Min(most, wanted.Count))
            && asked.Distinct().Count() == asked.Count
            && asked.All(one => !one.Question.IsOfTodaysLesson && one.Question.Trace.LastOn < day.Today && one.ChanceThen < one.Chance)
            && asked.All(one => one.Question.DueOn <= day.Today || one.Reason is AskReason.BeforeDeadline)
            && (asked.Select(one => one.Question.LessonId).Distinct().Count() is var lessons
                && (lessons == asked.Count || lessons >= wanted.Select(one => one.LessonId).Distinct().Count()));
    }
}
