using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Memory;

public sealed class Fsrs6Tests
{
    private static readonly Fsrs6 Model = new(FsrsParameters.Default);

    [Test]
    public void A_history_by_the_defaults()
    {
        (Grade Grade, int Days, double Stability, double Difficulty, int At90, int At80)[] history =
        [
            (Grade.Good, 0, 2.3065, 2.118103970459, 2, 8),
            (Grade.Good, 0, 2.3065, 2.111214235785, 2, 8),
            (Grade.Good, 2, 10.971048263078, 2.104331390846, 11, 36),
            (Grade.Again, 10, 1.522810695147, 7.389975788015, 2, 5),
            (Grade.Good, 0, 1.556377596603, 7.377814181523, 2, 5),
            (Grade.Hard, 3, 4.170972190456, 8.244499229133, 4, 14),
            (Grade.Easy, 8, 18.214788732056, 7.643121047142, 18, 60),
        ];

        MemoryState? state = null;
        foreach (var (grade, days, stability, difficulty, at90, at80) in history)
        {
            state = Model.After(state, grade, days);

            Assert.That(state.Value.Stability, Is.EqualTo(stability).Within(1e-11));
            Assert.That(state.Value.Difficulty, Is.EqualTo(difficulty).Within(1e-11));
            Assert.That(state.Value.ModelVersion, Is.EqualTo(6));
            Assert.That(Model.WholeDays(stability, 0.9), Is.EqualTo(at90));
            Assert.That(Model.WholeDays(stability, 0.8), Is.EqualTo(at80));
        }
    }

    [TestCase(2.5, 0.9, 36500, 3)]
    [TestCase(3.5, 0.9, 36500, 4)]
    [TestCase(3.4999, 0.9, 36500, 3)]
    [TestCase(0.001, 0.9, 36500, 1)]
    [TestCase(36500, 0.7, 36500, 36500)]
    [TestCase(100, 0.9, 90, 90)]
    [TestCase(100, 1, 90, 1)]
    public void Half_a_day_is_rounded_up_within_one_day_and_the_longest_interval(double stability, double retention, int most, int days)
    {
        Assert.That(Model.WholeDays(stability, retention, most), Is.EqualTo(days));
    }

    [Test]
    public void Without_short_term_an_answer_of_the_same_day_takes_the_formula_of_the_others()
    {
        var model = new Fsrs6(FsrsParameters.Default, shortTerm: false);
        var before = new MemoryState(5, 4);

        Assert.That(model.Next(before, Grade.Good, 0).Stability, Is.EqualTo(5), "nothing was forgotten yet");
        Assert.That(model.Next(before, Grade.Again, 0).Stability, Is.EqualTo(1.4835 * Math.Pow(4, -0.0614) * (Math.Pow(6, 0.2629) - 1)).Within(1e-12));
        Assert.That(model.Next(new MemoryState(0.001, 1), Grade.Again, 0).Stability, Is.EqualTo(0.001), "nothing lies below");
    }

    [Test]
    public void Without_short_term_a_wrong_answer_never_lifts_the_stability()
    {
        var model = new Fsrs6(FsrsParameters.Default, shortTerm: false);
        var forgotten = 1.4835 * (Math.Pow(1.005, 0.2629) - 1) * Math.Exp(1.6483 * (1 - model.Recall(1, 0.005)));

        Assert.That(forgotten, Is.GreaterThan(0.005 / Math.Exp(0.5425 * 0.0912)).And.LessThan(0.005), "with short term it would be cut off sooner");
        Assert.That(model.Next(new MemoryState(0.005, 1), Grade.Again, 1).Stability, Is.EqualTo(forgotten).Within(1e-15));
        Assert.That(model.Next(new MemoryState(0.005, 1), Grade.Again, 9).Stability, Is.EqualTo(0.005));
    }

    [TestCase(0)]
    [TestCase(5)]
    public void Another_grade_is_refused(int grade)
    {
        Assert.That(() => Model.First((Grade)grade), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Model.Next(new MemoryState(1, 5), (Grade)grade, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase(0)]
    [TestCase(1.01)]
    [TestCase(double.NaN)]
    public void A_retention_that_is_no_chance_is_refused(double retention)
    {
        Assert.That(() => Model.Interval(1, retention), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Days_below_zero_are_refused()
    {
        Assert.That(() => Model.Next(new MemoryState(1, 5), Grade.Good, -1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Stability_and_difficulty_stay_in_their_ranges(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var model = new Fsrs6(SomeLog.Parameters(random), random.Next(2) == 0);
        MemoryState? state = null;
        for (var i = 0; i < 30; i++)
        {
            state = model.After(state, (Grade)random.Next(1, 5), random.Next(4) == 0 ? 0 : (int)Math.Exp(random.NextDouble() * 11));
            if (!(state is { Stability: >= 0.001 and <= 36500, Difficulty: >= 1 and <= 10 }))
            {
                return false;
            }
        }

        return true;
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Recall_only_falls(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var model = new Fsrs6(SomeLog.Parameters(random));
        var stability = Math.Exp((random.NextDouble() * 17) - 6.9);
        var sooner = random.NextDouble() * 1000;
        var later = sooner + (stability * (0.01 + random.NextDouble()));

        return model.Recall(0, stability) == 1 && model.Recall(sooner, stability) > model.Recall(later, stability) && model.Recall(later, stability) > 0;
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool The_interval_is_where_recall_has_fallen_to_the_retention(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var model = new Fsrs6(SomeLog.Parameters(random));
        var stability = Math.Exp((random.NextDouble() * 17) - 6.9);
        var retention = 0.5 + (random.NextDouble() * 0.49);

        return Math.Abs(model.Recall(model.Interval(stability, retention), stability) - retention) < 1e-9
            && Math.Abs(model.Recall(stability, stability) - 0.9) < 1e-12;
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool A_better_grade_never_makes_a_memory_shorter(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var before = new MemoryState(Math.Exp(random.NextDouble() * 6), 1 + (random.NextDouble() * 9));
        var days = random.Next(60);
        var after = Enumerable.Range(1, 4).Select(grade => Model.Next(before, (Grade)grade, days)).ToArray();

        return after.Zip(after.Skip(1)).All(pair => pair.First.Stability <= pair.Second.Stability && pair.First.Difficulty >= pair.Second.Difficulty);
    }
}
