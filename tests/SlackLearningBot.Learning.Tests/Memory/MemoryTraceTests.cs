using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Learning.Tests.Cadence;

namespace SlackLearningBot.Learning.Tests.Memory;

public sealed class MemoryTraceTests
{
    private static readonly Fsrs6 Model = new(FsrsParameters.Default);
    private static readonly DateOnly Monday = new(2027, 1, 11);

    [TestCase("2027-01-11T02:59:59Z", "Europe/Stockholm", "2027-01-10")]
    [TestCase("2027-01-11T03:00:00Z", "Europe/Stockholm", "2027-01-11")]
    [TestCase("2027-01-11T23:59:00Z", "Europe/Stockholm", "2027-01-11")]
    [TestCase("2027-01-11T08:59:59Z", "America/New_York", "2027-01-10")]
    [TestCase("2027-01-11T09:00:00Z", "America/New_York", "2027-01-11")]
    [TestCase("2026-03-29T01:59:00Z", "Europe/Stockholm", "2026-03-28", Description = "03:59 on the night that loses an hour")]
    [TestCase("2026-03-29T02:00:00Z", "Europe/Stockholm", "2026-03-29")]
    [TestCase("2026-10-25T02:59:00Z", "Europe/Stockholm", "2026-10-24", Description = "03:59 on the night that gets one back")]
    [TestCase("2026-10-25T03:00:00Z", "Europe/Stockholm", "2026-10-25")]
    public void A_learners_day_ends_at_four_in_the_morning(string at, string zone, string day)
    {
        Assert.That(LearnersDay.Of(Instants.At(at), zone), Is.EqualTo(Instants.Day(day)));
    }

    [TestCase(null, 0, true)]
    [TestCase(0, 0, false)]
    [TestCase(0, 1, true)]
    [TestCase(1, 0, false, Description = "a flight west brought Monday back")]
    public void The_first_answer_on_a_day_counts(int? last, int day, bool counts)
    {
        Assert.That(MemoryTrace.Counts(last is { } days ? Monday.AddDays(days) : null, Monday.AddDays(day)), Is.EqualTo(counts));
    }

    [Test]
    public void Only_what_counts_moves_the_memory()
    {
        LoggedReview[] reviews =
        [
            new(Monday, Grade.Again, true),
            new(Monday, Grade.Good, false),
            new(Monday.AddDays(3), Grade.Good, true),
            new(Monday.AddDays(4), Grade.Again, false),
        ];

        var trace = MemoryTrace.Of(Model, reviews);

        Assert.That(trace, Is.EqualTo(new MemoryTrace(Model.Next(Model.First(Grade.Again), Grade.Good, 3), Monday.AddDays(3))));
    }

    [Test]
    public void Nothing_that_counts_leaves_no_memory()
    {
        Assert.That(MemoryTrace.Of(Model, [new LoggedReview(Monday, Grade.Good, false)]), Is.Null);
    }

    [Test]
    public void A_day_that_came_back_is_no_time_at_all()
    {
        LoggedReview[] reviews = [new(Monday, Grade.Good, true), new(Monday.AddDays(-1), Grade.Good, true), new(Monday.AddDays(1), Grade.Good, true)];

        var states = new MemoryState[1];
        ReviewLog.OfLogged(reviews.Select(review => (7, review))).Replay(Model, states);

        var expected = Model.Next(Model.Next(Model.First(Grade.Good), Grade.Good, 0), Grade.Good, 1);
        Assert.That(MemoryTrace.Of(Model, reviews), Is.EqualTo(new MemoryTrace(expected, Monday.AddDays(1))));
        Assert.That(states[0], Is.EqualTo(expected));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Rebuilt_at_once_from_the_log_every_memory_is_the_one_that_grew_answer_by_answer(Guid seed)
    {
        var random = new Random(seed.GetHashCode());
        var model = new Fsrs6(SomeLog.Parameters(random));
        var traces = new MemoryTrace?[4];
        var logged = new List<(int Card, LoggedReview Review)>();
        var day = Monday;
        for (var i = 0; i < 60; i++)
        {
            var card = random.Next(traces.Length);
            day = day.AddDays(random.Next(8) == 0 ? -1 : random.Next(3) * random.Next(20));
            var review = new LoggedReview(day, (Grade)random.Next(1, 5), MemoryTrace.Counts(traces[card]?.LastOn, day));
            traces[card] = MemoryTrace.After(model, traces[card], review);
            logged.Add((card, review));
        }

        var log = ReviewLog.OfLogged(logged);
        var states = new MemoryState[log.Cards];
        log.Replay(model, states);

        var order = logged.Where(entry => entry.Review.Counts).Select(entry => entry.Card).Distinct();
        return order.Zip(states).All(pair => traces[pair.First]!.Value.State == pair.Second
            && MemoryTrace.Of(model, logged.Where(entry => entry.Card == pair.First).Select(entry => entry.Review)) == traces[pair.First]);
    }

    [Test]
    public void A_log_refuses_what_is_no_answer_and_too_little_room()
    {
        Assert.That(() => ReviewLog.Of([new ReviewEntry(1, (Grade)0, 0)]), Throws.ArgumentException);
        Assert.That(() => ReviewLog.Of([new ReviewEntry(1, Grade.Good, -1)]), Throws.ArgumentException);
        Assert.That(() => ReviewLog.Of([new ReviewEntry(1, Grade.Good, 0)]).Replay(Model, []), Throws.ArgumentException);
        Assert.That(ReviewLog.Of([]).Cards, Is.Zero);
    }
}
