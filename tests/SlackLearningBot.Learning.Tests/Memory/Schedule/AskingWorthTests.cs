using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Learning.Quizzes;
using static SlackLearningBot.Learning.Tests.Memory.Schedule.SomeQuestions;

namespace SlackLearningBot.Learning.Tests.Memory.Schedule;

public sealed class AskingWorthTests
{
    [TestCase(null, 30)]
    [TestCase(10, 10, Description = "what counts is the day of the assessment")]
    [TestCase(60, 30, Description = "one far away is like none")]
    [TestCase(-3, 30, Description = "and so is one that is over")]
    public void It_is_the_chance_later_if_asked_today_less_the_chance_if_not(int? deadline, int days)
    {
        var question = Question("q", askedDaysAgo: 12, stability: 6) with { Deadline = deadline is { } ahead ? Monday.AddDays(ahead) : null };
        var (state, chance) = (question.Trace.State, Model.Recall(12, 6));

        var worth = AskingWorth.Of(Model, question, Monday);

        var asked = (chance * Model.Recall(days, Model.Next(state, Grade.Good, 12).Stability)) + ((1 - chance) * Model.Recall(days, Model.Next(state, Grade.Again, 12).Stability));
        Assert.That(worth, Is.EqualTo(asked - Model.Recall(12 + days, 6)).Within(1e-6));
        Assert.That(AskingWorth.Of(Model, question with { Importance = 3 }, Monday), Is.EqualTo(3 * worth).Within(1e-12));
    }

    [Test]
    public void After_an_absence_what_can_be_saved_comes_before_what_was_hardly_ever_known()
    {
        var saved = Question("saved", dueDaysAgo: 20, askedDaysAgo: 60, stability: 20);
        var lost = Enumerable.Range(0, 5).Select(at => Question($"lost{at}", dueDaysAgo: 57, askedDaysAgo: 60) with
        {
            Trace = new MemoryTrace(new MemoryState(0.05, 9.5), Monday.AddDays(-60)),
            Offset = -1.5,
        });

        var asked = DailyQuestions.Choose(Model, [.. lost, saved], Workday(most: 1)).Single();

        Assert.That(asked.Question.QuestionId, Is.EqualTo("saved"));
        Assert.That(asked.Chance, Is.GreaterThan(lost.First().ChanceOn(Model, Monday) + 0.3), "though others are likelier to be wrong");
    }
}
