using NUnit.Framework;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Learning.Tests.Memory.Schedule;

namespace SlackLearningBot.Learning.Tests.Choosing;

public sealed class DailyMixTests
{
    [Test]
    public void Without_a_lesson_and_without_questions_there_is_nothing()
    {
        Assert.That(DailyMix.Choose([], []).Kind, Is.EqualTo(MixKind.Nothing));
    }

    [TestCase(0, 2, 3, MixKind.Lesson, 0)]
    [TestCase(3, 0, 3, MixKind.Questions, 3)]
    [TestCase(3, 2, 3, MixKind.LessonThenQuestions, 3)]
    [TestCase(3, 3, 3, MixKind.LessonThenQuestions, 3, Description = "half a learner's minutes more are taken")]
    [TestCase(3, 4, 3, MixKind.LessonThenQuestions, 1, Description = "the lesson weighs more, one question still fits")]
    [TestCase(3, 30, 3, MixKind.LessonThenQuestions, 1, Description = "one comes even where none fits")]
    [TestCase(3, 30, 60, MixKind.LessonThenQuestions, 3)]
    [TestCase(3, 0, 0.5, MixKind.Questions, 1)]
    public void What_there_is_time_for_comes(int questions, double lesson, double minutes, MixKind kind, int coming)
    {
        var mix = DailyMix.Choose(lesson > 0 ? [Lesson(lesson, 0.6)] : [], Asked(questions), minutes);

        Assert.That((mix.Kind, mix.Questions.Count), Is.EqualTo((kind, coming)));
        Assert.That(mix.Minutes, Is.EqualTo(lesson + (coming * 0.5)).Within(1e-12));
    }

    [Test]
    public void Questions_that_press_more_come_first_and_the_lesson_is_offered()
    {
        var mix = DailyMix.Choose([Lesson(5, 0.6)], Asked(3, stability: 0.2));

        Assert.That((mix.Kind, mix.Lesson?.LessonId, mix.Questions.Count), Is.EqualTo((MixKind.QuestionsThenLesson, "l", 3)));
        Assert.That(mix.Minutes, Is.EqualTo(1.5).Within(1e-12), "what is only offered takes no time");
        Assert.That(mix.ForQuestions!.Total, Is.GreaterThan(mix.Lesson!.Score.Total));
    }

    [Test]
    public void A_lesson_that_was_only_offered_does_not_wait_again()
    {
        var mix = DailyMix.Choose([Lesson(5, 0.6)], Asked(3, stability: 0.2), hasWaited: true);

        Assert.That((mix.Kind, mix.Questions.Count), Is.EqualTo((MixKind.LessonThenQuestions, 1)));
    }

    [Test]
    public void The_risk_is_how_many_would_be_forgotten_by_the_next_time()
    {
        var asked = Asked(2);

        var score = DailyMix.Choose([], asked).ForQuestions!;

        Assert.That(score[ScoreName.DueRisk], Is.EqualTo(asked.Sum(one => 1 - one.ChanceThen)).Within(1e-12));
        Assert.That(score[ScoreName.Deadline], Is.Zero);
    }

    [Test]
    public void A_near_deadline_speaks_for_the_questions()
    {
        var (near, far) = (Asked(1, deadline: 10), Asked(1, deadline: 60));

        Assert.That(DailyMix.Choose([], near).ForQuestions!.Total - DailyMix.Choose([], far).ForQuestions!.Total, Is.EqualTo(0.3).Within(1e-12));
    }

    [Test]
    public void Of_the_questions_the_most_worth_asking_stay_in_their_order()
    {
        var asked = DailyQuestions.Choose(
            SomeQuestions.Model,
            [
                SomeQuestions.Question("a", skills: "x") with { Importance = 1.2 },
                SomeQuestions.Question("b", skills: "y") with { Importance = 1.1 },
                SomeQuestions.Question("c", skills: "y"),
            ],
            SomeQuestions.Workday());

        Assert.That(SomeQuestions.Ids(asked), Is.EqualTo(new[] { "b", "a", "c" }));
        Assert.That(SomeQuestions.Ids(DailyMix.Choose([Lesson(3.5, 0.9)], asked).Questions), Is.EqualTo(new[] { "b", "a" }));
    }

    private static IReadOnlyList<AskedQuestion> Asked(int count, double stability = 10, int? deadline = null) => DailyQuestions.Choose(
        SomeQuestions.Model,
        [
            .. Enumerable.Range(0, count).Select(at => SomeQuestions.Question($"q{at}", stability: stability) with
            {
                Deadline = deadline is { } days ? SomeQuestions.Monday.AddDays(days) : null,
            }),
        ],
        SomeQuestions.Workday());

    private static RankedLesson Lesson(double minutes, double score) => new(
        "t", "l", new Because.NextInOnlyTrack("T", 1, 2), minutes, new Score([new ScorePart(ScoreName.Variety, 1, score, true)]));
}
