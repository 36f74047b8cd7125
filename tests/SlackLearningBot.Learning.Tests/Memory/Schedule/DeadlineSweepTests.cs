using NUnit.Framework;
using SlackLearningBot.Learning.Memory.Schedule;
using static SlackLearningBot.Learning.Tests.Memory.Schedule.SomeQuestions;

namespace SlackLearningBot.Learning.Tests.Memory.Schedule;

public sealed class DeadlineSweepTests
{
    private static readonly DateOnly Deadline = Monday.AddDays(28);

    [TestCase(1, 3, 14)]
    [TestCase(30, 3, 14, Description = "ten workdays of three")]
    [TestCase(31, 3, 17, Description = "the Friday before them")]
    [TestCase(30, 1, 42)]
    [TestCase(30, 0, 90, Description = "never room enough")]
    public void It_begins_a_fortnight_before_or_as_early_as_the_questions_need(int questions, int most, int days)
    {
        Assert.That(DeadlineSweep.BeginsOn(Deadline, questions, Workday(most: most)), Is.EqualTo(Deadline.AddDays(-days)));
    }

    [Test]
    public void Leave_before_the_deadline_makes_it_begin_sooner()
    {
        bool Learns(DateOnly day) => IsWorkday(day) && day < Deadline.AddDays(-10);

        Assert.That(DeadlineSweep.BeginsOn(Deadline, 9, new AskingDay(Monday, 3, Learns)), Is.EqualTo(Deadline.AddDays(-14)));
        Assert.That(DeadlineSweep.BeginsOn(Deadline, 15, new AskingDay(Monday, 3, Learns)), Is.EqualTo(Deadline.AddDays(-17)));
    }

    [TestCase(13, false)]
    [TestCase(14, true)]
    [TestCase(27, true)]
    [TestCase(28, false, Description = "the day itself is the assessment's")]
    public void What_it_needs_comes_though_it_is_not_due(int day, bool comes)
    {
        var question = Question("q", dueDaysAgo: -90) with { Deadline = Deadline };

        var asked = DailyQuestions.Choose(Model, [question], new AskingDay(Monday.AddDays(day), 3, _ => true));

        Assert.That(asked.Select(one => one.Reason), comes ? Is.EqualTo(new[] { new AskReason.BeforeDeadline(Deadline) }) : Is.Empty);
    }

    [Test]
    public void Each_comes_once_and_what_was_asked_meanwhile_does_not()
    {
        var question = Question("q", dueDaysAgo: -90, askedDaysAgo: -15) with { Deadline = Deadline };

        Assert.That(DailyQuestions.Choose(Model, [question], Workday(Monday.AddDays(16))), Is.Empty);
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public bool Who_answers_every_day_has_answered_all_before_the_deadline(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        var (count, most) = (1 + chance.Next(40), 1 + chance.Next(3));
        var questions = Enumerable.Range(0, count).Select(at => Question($"q{at}", -500, 10 + chance.Next(30), 1 + chance.Next(50)) with { Deadline = Deadline.AddDays(60) }).ToList();
        for (var today = Monday; today < Deadline.AddDays(60); today = today.AddDays(1))
        {
            foreach (var asked in DailyQuestions.Choose(Model, questions, Workday(today, most)))
            {
                var at = questions.IndexOf(asked.Question);
                if (questions[at].Trace.LastOn >= Monday)
                {
                    return false;
                }

                questions[at] = asked.Question with { Trace = asked.Question.Trace with { LastOn = today } };
            }
        }

        return questions.All(question => question.Trace.LastOn >= Monday);
    }
}
