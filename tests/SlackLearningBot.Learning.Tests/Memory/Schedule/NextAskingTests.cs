using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using static SlackLearningBot.Learning.Tests.Memory.Schedule.SomeQuestions;

namespace SlackLearningBot.Learning.Tests.Memory.Schedule;

public sealed class NextAskingTests
{
    [TestCase(10, 0.9, 6, 10, Description = "stability is the interval at 90 %")]
    [TestCase(10, 0.85, 6, 19)]
    [TestCase(10, 0.70, 6, 93)]
    [TestCase(0.2, 0.85, 6, 2, Description = "never sooner than the day after tomorrow")]
    [TestCase(0.2, 0.85, 3, 7, Description = "few questions an item: a week")]
    [TestCase(0.2, 0.85, 3.1, 2)]
    [TestCase(8, 0.9, 3, 8)]
    public void A_question_comes_when_the_chance_has_fallen_to_the_wish(double stability, double retention, double questions, int days)
    {
        var due = NextAsking.DueOn(Model, Trace(stability), null, new AskingWish(retention, 0, questions), _ => 0);

        Assert.That(due, Is.EqualTo(Monday.AddDays(days)));
    }

    [TestCase(0.5, 6, Description = "who recalls better than foretold waits longer", ExpectedResult = true)]
    [TestCase(0.5, 3.9, Description = "but not where it would cost questions of which there are few", ExpectedResult = false)]
    public bool The_learners_offset_steers_from_four_questions_an_item(double learner, double questions) =>
        NextAsking.DueOn(Model, Trace(20), null, new AskingWish(0.85, learner, questions), _ => 0)
        > NextAsking.DueOn(Model, Trace(20), null, new AskingWish(0.85, 0, questions), _ => 0);

    [Test]
    public void A_lighter_day_near_it_is_taken_and_one_without_learning_is_not()
    {
        var due = NextAsking.DueOn(Model, Trace(10), null, new AskingWish(0.9, 0, 6), day => (day.DayNumber - Monday.DayNumber) switch { 10 => int.MaxValue, 9 => 4, 11 => 3, _ => 5 });

        Assert.That(due, Is.EqualTo(Monday.AddDays(11)));
    }

    [Test]
    public void A_lighter_day_before_the_floor_does_not_count()
    {
        var due = NextAsking.DueOn(Model, Trace(7), null, new AskingWish(0.9, 0, 3), day => (day.DayNumber - Monday.DayNumber) switch { 6 => 0, 8 => 1, _ => 2 });

        Assert.That(due, Is.EqualTo(Monday.AddDays(8)));
    }

    [Test]
    public void Where_every_day_is_full_the_interval_stays()
    {
        Assert.That(NextAsking.DueOn(Model, Trace(7), null, new AskingWish(0.9, 0, 3), _ => int.MaxValue), Is.EqualTo(Monday.AddDays(7)));
    }

    [Test]
    public void After_a_longer_interval_it_is_not_sooner_than_last_time()
    {
        var due = NextAsking.DueOn(Model, Trace(10), Monday.AddDays(-9), new AskingWish(0.9, 0, 6), day => day.DayNumber - Monday.DayNumber);

        Assert.That(due, Is.EqualTo(Monday.AddDays(10)));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public bool It_is_never_before_the_floor_whatever_the_load(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        var wish = new AskingWish(0.7 + (chance.NextDouble() * 0.27), (chance.NextDouble() * 4) - 2, chance.NextDouble() * 8);
        var earlier = chance.Next(2) == 0 ? Monday.AddDays(-chance.Next(100)) : (DateOnly?)null;
        var trace = Trace(Math.Exp((chance.NextDouble() * 14) - 5));
        var loads = chance.Next();

        var due = NextAsking.DueOn(Model, trace, earlier, wish, day => (day.DayNumber * 7919 ^ loads) % 5 is var load && load == 4 ? int.MaxValue : load);

        return due >= Monday.AddDays(wish.QuestionsAnItem <= 3 ? 7 : 2);
    }

    [TestCase(3, 5, 30, 6.43)]
    [TestCase(3, 5, 60, 3.21)]
    [TestCase(1, 5, 30, 2.14)]
    [TestCase(3, 2, 30, 2.57)]
    [TestCase(0, 5, 30, 0)]
    [TestCase(3, 5, 0, 192.86, Description = "nothing to remember counts as one item")]
    public void What_a_quarter_has_room_for_is_shared_by_the_items(int aDay, int days, int items, double expected)
    {
        Assert.That(QuestionBudget.AnItem(aDay, days, items), Is.EqualTo(expected).Within(0.005));
    }

    private static MemoryTrace Trace(double stability) => new(new MemoryState(stability, 5), Monday);
}
