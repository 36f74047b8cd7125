using NUnit.Framework;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Learning.Tests.Memory;

public sealed class ColdStartTests
{
    [Test]
    public void A_learners_offset_moves_with_each_surprise_and_less_and_less()
    {
        Assert.That(default(LearnerOffset).After(0.8, right: true), Is.EqualTo(new LearnerOffset(0.1 * (1 - 0.8), 1)));
        Assert.That(new LearnerOffset(0.5, 50).After(0.8, right: false).Value, Is.EqualTo(0.5 - (0.05 * 0.8)).Within(1e-12));
    }

    [Test]
    public void A_learners_offset_stays_within_two()
    {
        Assert.That(new LearnerOffset(1.99, 0).After(0, right: true).Value, Is.EqualTo(2));
        Assert.That(new LearnerOffset(-1.99, 0).After(1, right: false).Value, Is.EqualTo(-2));
    }

    [Test]
    public void A_question_says_nothing_before_fifty_answers()
    {
        var offset = default(QuestionOffset);
        for (var i = 0; i < 49; i++)
        {
            offset = offset.With(0.8, right: false);
        }

        Assert.That(offset.Value, Is.Zero);
        Assert.That(offset.With(0.8, right: false).Value, Is.EqualTo(50 * -0.8 / ((50 * 0.16) + 4)).Within(1e-12));
    }

    [Test]
    public void Offsets_add_up_as_logits()
    {
        Assert.That(Forecast.Chance(0.9, 0, 0), Is.EqualTo(0.9).Within(1e-12));
        Assert.That(Forecast.Chance(0.5, Math.Log(2), Math.Log(2)), Is.EqualTo(0.8).Within(1e-12));
        Assert.That(Forecast.Chance(1, -2, -2), Is.GreaterThan(0.99).And.LessThan(1), "even fresh memory is not certainty");
        Assert.That(Forecast.Chance(0, 2, 2), Is.GreaterThan(0).And.LessThan(0.01));
    }

    [TestCase(3, 0.85)]
    [TestCase(3.9, 0.85)]
    [TestCase(4, 0.739205)]
    public void The_offset_steers_intervals_from_four_questions_an_item(double questions, double expected)
    {
        Assert.That(Forecast.Retention(0.85, Math.Log(2), questions), Is.EqualTo(expected).Within(1e-4));
    }

    [Test]
    public void Planned_with_the_steered_retention_the_learner_comes_out_at_the_desired_one()
    {
        var planned = Forecast.Retention(0.85, -0.7, 4);

        Assert.That(planned, Is.GreaterThan(0.85));
        Assert.That(Forecast.Chance(planned, -0.7, 0), Is.EqualTo(0.85).Within(1e-12));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public bool After_many_answers_the_offset_is_near_the_learners_own(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var truth = (random.NextDouble() * 2) - 1;
        var offset = default(LearnerOffset);
        for (var i = 0; i < 5000; i++)
        {
            var recall = 0.5 + (random.NextDouble() * 0.45);
            offset = offset.After(Forecast.Chance(recall, offset.Value, 0), random.NextDouble() < Forecast.Chance(recall, truth, 0));
        }

        return Math.Abs(offset.Value - truth) < 0.4;
    }
}
