using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Who learns a track no more is not reminded of what came through it, and may still take it.</summary>
internal sealed class LeftTests
{
    private const string NextThursday = "2026-12-03T16:00:00Z";

    private AssessmentDesk desk = null!;
    private PersonHands learner = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync();
        learner = await desk.Lessons.NewLearnerAsync("sql");
        await Bot.ExecuteAsync("update learner set days = 31");
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private int Reminded => learner.Messages().Count(message => LessonDesk.All(message).Contains("is still ahead of you", StringComparison.Ordinal));

    private int Told => learner.Messages().Count(message => LessonDesk.All(message).Contains("has an assessment for you", StringComparison.Ordinal));

    private async Task PassRemindersAsync()
    {
        foreach (var morning in new[] { "2026-11-30T08:00:00Z", "2026-12-02T08:00:00Z", "2026-12-03T08:00:00Z" })
        {
            await Bot.TurnToAsync(morning);
        }
    }

    [Test]
    public async Task Nobody_reminds_them_and_they_take_it_if_they_like()
    {
        await desk.GiveAsync(track: "sql", deadline: NextThursday);
        await learner.CommandAsync("/learn leave sql");

        var list = (await learner.CommandAsync("/learn assessments")).Ephemeral!;
        Assert.That(LessonDesk.All(list), Does.Contain("You do not learn Track sql any more, so I do not remind you of it; take it if you like."));
        Assert.That(LessonDesk.All((await learner.CommandAsync("/learn why")).Ephemeral!), Does.Contain("You do not any more, so I do not remind you; take it if you like.").And.Not.Contain("remind you twice"));
        await PassRemindersAsync();
        Assert.That((Told, Reminded), Is.EqualTo((1, 0)));
        Assert.That(await Bot.QueryAsync<string>("select distinct reason from delivery where kind = 'assessment.remind'"), Is.EqualTo(new[] { "the track was left" }));
        await learner.ClickAsync((await learner.CommandAsync("/learn assessments")).Ephemeral!, "assessment.brief");
        await learner.SubmitAsync();
        await Bot.SettleAsync();
        Assert.That(AssessmentDesk.Words(learner), Does.Contain("question 1 of 4"));
    }

    [Test]
    public async Task Who_learns_it_again_is_reminded_again()
    {
        await desk.GiveAsync(track: "sql", deadline: NextThursday);
        await learner.CommandAsync("/learn leave sql");
        await Bot.TurnToAsync("2026-11-30T08:00:00Z");
        await learner.CommandAsync("/learn join sql");

        await Bot.TurnToAsync("2026-12-02T08:00:00Z");

        Assert.That((Told, Reminded), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Who_left_before_they_were_told_is_told_when_they_come_back()
    {
        await Bot.ExecuteAsync("update learner set zone = 'Europe/London'"); // it is 08:30 there
        await desk.GiveAsync(track: "sql", deadline: NextThursday);
        await learner.CommandAsync("/learn leave sql");
        await Bot.TurnToAsync("2026-11-23T09:00:00Z");
        Assert.That(Told, Is.Zero);

        await learner.CommandAsync("/learn join sql");
        await Bot.TurnToAsync("2026-11-23T09:05:00Z");
        await learner.CommandAsync("/learn leave sql");
        await learner.CommandAsync("/learn join sql");
        await Bot.TurnToAsync("2026-11-23T10:00:00Z");

        Assert.That(Told, Is.EqualTo(1));
    }

    [Test]
    public async Task Who_was_named_is_reminded_whatever_they_learn()
    {
        await desk.GiveAsync([learner.UserId], deadline: NextThursday);
        await learner.CommandAsync("/learn leave sql");

        await PassRemindersAsync();

        Assert.That(Reminded, Is.EqualTo(2));
    }

    [Test]
    public async Task Who_stopped_and_starts_again_without_the_track_is_not_reminded()
    {
        await desk.GiveAsync(track: "sql", deadline: NextThursday);
        await Bot.ExecuteAsync("update learner set stopped_at = @Now, next_lesson_at = null", new { Bot.Now }); // as /learn stop does, but for the silence

        await PassRemindersAsync();

        Assert.That(Reminded, Is.Zero);
        Assert.That(await Bot.QueryAsync<string>("select distinct reason from delivery where kind = 'assessment.remind'"), Is.EqualTo(new[] { "the track was left" }));
    }

    [Test]
    public async Task Whose_account_was_deactivated_is_not_reminded()
    {
        await desk.GiveAsync(track: "sql", deadline: NextThursday);
        await Bot.ExecuteAsync(
            "insert into person (team_id, user_id, deleted) values (@TeamId, @UserId, true) on conflict (team_id, user_id) do update set deleted = true", TestBot.Key(learner));

        await PassRemindersAsync();

        Assert.That(await Bot.QueryAsync<string>("select distinct reason from delivery where kind = 'assessment.remind'"), Is.EqualTo(new[] { "the track was left" }));
    }

    [Test]
    public async Task A_reminder_that_does_not_come_takes_no_lessons_place()
    {
        await desk.Lessons.AddTrackAsync("long", 30);
        await Bot.ExecuteAsync("insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, 'long', '2026-11-01')", TestBot.Key(learner));
        await learner.CommandAsync("/learn nudges 1");
        await desk.GiveAsync(track: "sql", deadline: NextThursday);
        await learner.CommandAsync("/learn leave sql");
        await Bot.ExecuteAsync("update learner set hour = '07:00', next_lesson_at = '2026-11-30T06:00Z'");

        await Bot.TurnToAsync("2026-11-30T06:01:00Z");
        await Bot.TurnToAsync("2026-11-30T08:00:00Z");

        Assert.That(learner.Messages().Count(message => LessonDesk.All(message).Contains("Lesson long-", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
