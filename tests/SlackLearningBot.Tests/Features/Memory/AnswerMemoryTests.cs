using NUnit.Framework;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Memory;

/// <summary>Each answer moves what is known of its question.</summary>
internal sealed class AnswerMemoryTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private MemoryDesk memory = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        memory = new MemoryDesk(bot);
        await desk.AddTrackAsync("t", 2);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [TestCase("Right t-1", Grade.Good)]
    [TestCase("Wrong t-1", Grade.Again)]
    public async Task A_first_answer_makes_a_memory(string answer, Grade grade)
    {
        var anna = await desk.NewLearnerAsync("t");

        await anna.ClickAsync(await desk.SendAsync(anna), answer);

        var row = await memory.FindAsync(anna, "t-1-q");
        Assert.That(row!.State, Is.EqualTo(MemoryDesk.Model.First(grade)));
        Assert.That((row.LastOn, row.Answers, row.Fit), Is.EqualTo((new DateOnly(2026, 11, 23), 1, 0)));
        Assert.That(row.DueOn, Is.GreaterThanOrEqualTo(row.LastOn.AddDays(2)), "never on the next day");
        Assert.That(await bot.QueryAsync<string>(
            "select concat_ws('|', counts, learning_on, model_version) from review where user_id = @UserId", new { anna.UserId }), Is.EqualTo(new[] { "t|2026-11-23|6" }));
    }

    [Test]
    public async Task A_later_answer_moves_it_by_the_days_between()
    {
        var anna = await desk.NewLearnerAsync("t");
        await memory.AddReviewAsync(anna, "t-1-q", "2026-11-10T09:00:00Z", 3);

        await anna.ClickAsync(await desk.SendAsync(anna), "Right t-1");

        var first = MemoryDesk.Model.First(Grade.Good);
        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.State, Is.EqualTo(MemoryDesk.Model.Next(first, Grade.Good, 13)));
    }

    [Test]
    public async Task The_second_answer_of_a_day_is_logged_and_moves_nothing()
    {
        var anna = await desk.NewLearnerAsync("t");
        await memory.AddReviewAsync(anna, "t-1-q", "2026-11-23T05:00:00Z", 1);

        await anna.ClickAsync(await desk.SendAsync(anna), "Right t-1");

        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.State, Is.EqualTo(MemoryDesk.Model.First(Grade.Again)));
        Assert.That(await bot.QueryAsync<bool>("select counts from review where user_id = @UserId order by answered_at", new { anna.UserId }), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task The_learners_day_ends_at_four_in_the_morning()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await bot.TurnToAsync("2026-11-24T02:59:00Z"); // 03:59 in Stockholm

        await anna.ClickAsync(message, "Right t-1");

        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.LastOn, Is.EqualTo(new DateOnly(2026, 11, 23)));
        Assert.That(await bot.ScalarAsync<DateOnly>("select answered_on from review where user_id = @UserId", new { anna.UserId }), Is.EqualTo(new DateOnly(2026, 11, 24)));
    }

    [Test]
    public async Task What_was_guessed_counts_as_hard_once_and_the_answer_stays_as_it_was()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Right t-1");
        var button = LessonDesk.Element(message, "I guessed");

        await anna.ClickAsync(message, "I guessed");
        await desk.ClickOldAsync(anna, message, button);

        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.State, Is.EqualTo(MemoryDesk.Model.First(Grade.Hard)));
        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Right t-1 true 3" }));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from guess where user_id = @UserId", new { anna.UserId }), Is.EqualTo(1));
        Assert.That(LessonDesk.All(message), Does.Contain("You guessed, so it comes again sooner.").And.Not.Contain("question.guessed"));
    }

    [Test]
    public async Task A_wrong_answer_cannot_be_said_to_be_guessed()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, "Wrong t-1");

        Assert.That(LessonDesk.All(message), Does.Not.Contain("question.guessed"));
    }

    [Test]
    public async Task Nobody_else_says_that_it_was_guessed()
    {
        var anna = await desk.NewLearnerAsync("t");
        var ben = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Right t-1");
        await ben.ClickAsync(await desk.SendAsync(ben), "Right t-1");

        await desk.ClickOldAsync(ben, ben.Messages()[^1], LessonDesk.Element(message, "I guessed"));

        Assert.That(LessonDesk.Remark(ben), Does.Contain("sent to somebody else"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from guess"), Is.Zero);
    }

    [Test]
    public async Task A_learner_who_answers_better_than_foretold_is_trusted_with_more()
    {
        var anna = await desk.NewLearnerAsync("t");
        await anna.ClickAsync(await desk.SendAsync(anna), "Right t-1");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from learner_offset"), Is.Zero, "nothing was foretold of a first answer");
        await memory.AddReviewAsync(anna, "t-2-q", "2026-10-10T09:00:00Z", 1);
        await bot.ExecuteAsync("insert into memory select team_id, user_id, 't-2-q', 0.212, 6.4133, '2026-10-10', 1, '2026-10-12', 6, 0 from memory");
        await bot.TurnToAsync("2026-11-24T07:30:00Z");

        await anna.ClickAsync(await desk.SendAsync(anna), "Right t-2");

        Assert.That(await bot.ScalarAsync<double>("select value from learner_offset"), Is.GreaterThan(0));
    }
}
