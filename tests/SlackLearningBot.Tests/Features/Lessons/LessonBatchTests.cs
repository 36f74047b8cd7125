using NUnit.Framework;
using SlackLearningBot.Features.Lessons;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>What is claimed together is decided and rendered together, and comes out as if each had been alone.</summary>
internal sealed class LessonBatchTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private IMessageBatchWork Work => (IMessageBatchWork)bot.Services.GetServices<IWork>().Single(work => work.Kind == Asked.Lesson);

    [Test]
    public async Task Each_gets_the_message_they_would_get_alone()
    {
        await desk.AddTrackAsync("a", 3);
        await desk.AddTrackAsync("b", 2);
        await desk.AddEmptyTrackAsync("c");
        await desk.AddLessonAsync("c", new TestLesson("c-1") { Body = string.Join("\n\n", Enumerable.Repeat("Many words that say little.", 200)), Link = "https://example.org/", Source = """{"licence":"CC0-1.0"}""" });
        var people = new List<PersonHands>();
        foreach (var tracks in (string[][])[["a"], ["a", "b"], ["c"], ["b", "a"], ["a"], ["c", "a"]])
        {
            people.Add(await desk.NewLearnerAsync(tracks));
        }

        var deliveries = await OweAsync(people);
        var together = await Work.RenderAsync(deliveries, CancellationToken.None);

        foreach (var (delivery, rendering) in deliveries.Zip(together))
        {
            var lesson = await bot.ScalarAsync<string>("select lesson_id from lesson_turn where user_id = @Recipient", new { delivery.Recipient });
            var alone = await bot.Services.GetRequiredService<LessonCards>().RenderAsync(delivery.Person, lesson!, delivery.Id, CancellationToken.None);
            Assert.That(SlackJson.Write(((Rendering.Post)rendering).Message), Is.EqualTo(SlackJson.Write(alone!)));
        }
    }

    [Test]
    public async Task Answers_of_before_and_questions_that_are_asked_back_stay_everybodys_own()
    {
        await desk.AddEmptyTrackAsync("a");
        await desk.AddLessonAsync("a", new TestLesson("a-1") { Questions = [new TestQuestion("q1", "Right one", "Wrong one"), new TestQuestion("q2", "Right two", "Wrong two")] });
        PersonHands[] people = [await desk.NewLearnerAsync("a"), await desk.NewLearnerAsync("a"), await desk.NewLearnerAsync("a")];
        await people[0].ClickAsync(await desk.SendAsync(people[0]), "Right one");
        await people[1].ClickAsync(await desk.SendAsync(people[1]), "Wrong one");
        await bot.ExecuteAsync("update question set retired_at = @Now where question_id = 'q1'", new { bot.Now });
        await bot.TurnToAsync("2026-11-24T07:30:00Z");

        var deliveries = await OweAsync(people);
        var together = await Work.RenderAsync(deliveries, CancellationToken.None);

        foreach (var (delivery, rendering) in deliveries.Zip(together))
        {
            var alone = await bot.Services.GetRequiredService<LessonCards>().RenderAsync(delivery.Person, "a-1", delivery.Id, CancellationToken.None);
            Assert.That(SlackJson.Write(((Rendering.Post)rendering).Message), Is.EqualTo(SlackJson.Write(alone!)));
        }

        Assert.That(together.Cast<Rendering.Post>().Select(post => post.Message.Text.Text), Is.EqualTo(new[]
        {
            "Read: Lesson a-1. Right. What of q2? ", "Read: Lesson a-1. Not quite. What of q2? ", "Read: Lesson a-1. What of q2? ",
        }).Using<string, string>((text, start) => text.StartsWith(start, StringComparison.Ordinal)));
    }

    [Test]
    public async Task Each_reason_to_send_nothing_is_told_apart()
    {
        await desk.AddTrackAsync("a", 1);
        await desk.AddEmptyTrackAsync("empty");
        var (fine, nothing, stopped, erased, late, back) = (
            await desk.NewLearnerAsync("a"), await desk.NewLearnerAsync("empty"), await desk.NewLearnerAsync("a"), await desk.NewLearnerAsync("a"),
            await desk.NewLearnerAsync("a"), await desk.NewLearnerAsync("a"));
        await desk.SendAsync(back);
        await bot.ExecuteAsync("update lesson_turn set comes_back_at = '2026-11-24T12:00Z', served_on = '2026-11-22'");
        var deliveries = await OweAsync([fine, nothing, stopped, erased, late, back]);
        await bot.ExecuteAsync("update learner set stopped_at = joined_at, next_lesson_at = null where user_id = @UserId", new { stopped.UserId });
        await bot.ExecuteAsync("delete from delivery where recipient = @UserId", new { erased.UserId });
        deliveries = [.. deliveries.Select(one => one.Recipient == late.UserId ? one with { Slot = "2026-11-22" } : one.Recipient == back.UserId ? one with { Slot = "2026-11-24" } : one)];

        var together = await Work.RenderAsync([.. deliveries, deliveries[0] with { Id = Guid.CreateVersion7(bot.Now), Recipient = "U0NOBODY", Slot = "soon" }], CancellationToken.None);

        Assert.That(together[0], Is.InstanceOf<Rendering.Post>());
        Assert.That(together.Skip(1).Cast<Rendering.Drop>().Select(drop => drop.Reason), Is.EqualTo(new[]
        {
            "no lesson is left", "no learner, or stopped", "erased meanwhile", "the day is over", "what was put off is the day's lesson", "the slot is no day",
        }));
    }

    [Test]
    public async Task Two_days_of_one_learner_in_one_batch_are_two_turns_of_the_same_ignored_lesson()
    {
        await desk.AddTrackAsync("a", 2);
        var anna = await desk.NewLearnerAsync("a");
        var today = (await OweAsync([anna]))[0];

        var both = await Work.RenderAsync([today, today with { Slot = "2026-11-24" }], CancellationToken.None);

        Assert.That(both.Count(rendering => rendering is Rendering.Post), Is.EqualTo(2));
        Assert.That(await bot.QueryAsync<string>("select lesson_id || ' ' || times || ' ' || served_on from lesson_turn"), Is.EqualTo(new[] { "a-1 2 2026-11-24" }));
    }

    [Test]
    public async Task Only_who_opened_App_Home_once_is_owed_a_fresh_one()
    {
        await desk.AddTrackAsync("a", 1);
        var (opened, never) = (await desk.NewLearnerAsync("a"), await desk.NewLearnerAsync("a"));
        await opened.OpenHomeAsync();
        await bot.SettleAsync();
        bot.Slack.World.Calls.Clear();

        await desk.SendAsync(opened);
        await never.ClickAsync(await desk.SendAsync(never), "Right a-1");
        await bot.SettleAsync();

        Assert.That(opened.Home!.Body.ToJsonString(), Does.Contain("|Lesson a-1"));
        Assert.That(bot.Slack.World.Calls.To("views.publish"), Has.Count.EqualTo(1));
        Assert.That(await bot.QueryAsync<string>("select recipient from delivery where kind = 'home.publish'"), Is.EqualTo(new[] { opened.UserId }));
        await never.OpenHomeAsync();
        await bot.SettleAsync();
        Assert.That(never.Home!.Body.ToJsonString(), Does.Contain("Lesson a-1"));
    }

    private async Task<IReadOnlyList<Delivery>> OweAsync(IReadOnlyList<PersonHands> people)
    {
        var deliveries = new List<Delivery>();
        foreach (var person in people)
        {
            await desk.OweAsync(person);
            var (id, slot) = (await bot.QueryAsync<(Guid, string)>(
                "select id, slot from delivery where recipient = @UserId and kind = 'lesson.daily' order by slot desc limit 1", new { person.UserId })).Single();
            deliveries.Add(new Delivery
            {
                Id = id, TeamId = person.Workspace.TeamId, Recipient = person.UserId, Kind = Asked.Lesson, Slot = slot, Class = DeliveryClass.Nudge,
                Timing = Timing.TheirHour, Value = 0, Payload = "{}", DueAt = bot.Now, Attempts = 1, LeaseUntil = bot.Now, AttemptedAt = bot.Now, Unsure = false,
            });
        }

        return deliveries;
    }
}
