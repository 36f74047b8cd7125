using NUnit.Framework;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Digest;

/// <summary>When the weekly note comes, and when it does not.</summary>
internal sealed class DigestTests
{
    [Test]
    public async Task It_comes_once_on_the_last_learning_day_some_hours_after_the_lesson()
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.LearnAsync(23, "Right t-1");
        await desk.LearnAsync(24, "Wrong t-2");
        await desk.LearnAsync(25);
        await desk.LearnAsync(26);
        Assert.That(await desk.OwedAsync(), Is.Empty);

        await desk.LearnAsync(27);
        await desk.TurnToAsync(27, "15:59");
        Assert.That(desk.Notes(), Is.Empty);
        await desk.TurnToAsync(27, "16:00");
        await desk.Bot.TickAsync();
        await desk.TurnToAsync(27, "20:00");

        Assert.That(desk.Notes(), Has.Count.EqualTo(1));
        Assert.That(await desk.OwedAsync(), Is.EqualTo(new[] { "2026-W48 2026-11-27 15:00 sent" }));
        Assert.That(desk.Words(), Does.Contain("*Learnt this week, with 1 of 2 questions right*\\n• Lesson t-1\\n• Lesson t-2"));
        Assert.That(desk.Words(), Does.Contain("*What is next*\\n• Lesson t-4, on Monday at 08:30"));
        Assert.That(desk.Words(), Does.Contain("*What waited*\\n• <").And.Contain("|Lesson t-3>"));
    }

    [Test]
    public async Task Several_processes_owe_it_once_and_the_next_week_has_its_own()
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.SetRhythmAsync(16, "2026-11-27T07:30Z");
        await desk.Bot.Slack.TurnClockAsync(TestBot.Instant("2026-11-27T07:31:00Z"));
        var due = desk.Bot.Services.GetRequiredService<DueLearners>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => due.EnqueueDueAsync(CancellationToken.None))));
        await desk.Bot.SettleAsync();
        await desk.TurnToAsync(27, "16:00");
        await desk.LearnAsync(34);
        await desk.TurnToAsync(34, "16:00");

        Assert.That(await desk.OwedAsync(), Is.EqualTo(new[] { "2026-W48 2026-11-27 15:00 sent", "2026-W49 2026-12-04 15:00 sent" }));
    }

    [Test]
    public async Task Nothing_is_sent_when_there_is_nothing_to_say()
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.Bot.ExecuteAsync("update enrolment set left_at = @Now", new { Now = desk.Bot.Now.UtcDateTime });
        await desk.LearnAsync(27);
        await desk.TurnToAsync(27, "16:00");

        Assert.That(desk.Notes(), Is.Empty);
        Assert.That(await desk.OwedAsync(), Is.EqualTo(new[] { "2026-W48 2026-11-27 15:00 dropped nothing to say" }));
    }

    [TestCase("/learn pause 3d", "dropped paused")]
    [TestCase("/learn stop", "dropped stopped")]
    [TestCase("/learn digest off", "dropped wants no weekly digest")]
    public async Task Whoever_wants_silence_since_the_morning_has_it(string command, string expected)
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.LearnAsync(26, "Right t-1");
        await desk.LearnAsync(27);

        await desk.Learner.CommandAsync(command);
        await desk.TurnToAsync(27, "16:00");

        Assert.That(await desk.OwedAsync(), Is.EqualTo(new[] { $"2026-W48 2026-11-27 15:00 {expected}" }));
        Assert.That(desk.Notes(), Is.Empty);
    }

    [Test]
    public async Task A_week_that_ends_in_a_pause_has_none()
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.LearnAsync(23, "Right t-1");

        await desk.Learner.CommandAsync("/learn pause until 2026-12-01");
        await desk.TurnToAsync(27, "08:31");
        await desk.TurnToAsync(27, "16:00");

        Assert.That(await desk.OwedAsync(), Is.Empty);
    }

    [Test]
    public async Task A_holiday_on_the_last_day_brings_it_a_day_earlier()
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.Bot.ExecuteAsync(
            """
            insert into holiday_calendar (team_id, calendar, title, file_hash, imported_at) values ('', 'XX', 'Nowhere', 'x', @Now);
            insert into holiday (team_id, calendar, day, name) values ('', 'XX', '2026-11-27', 'Day of the test');
            update contact set calendar = 'XX'
            """,
            new { Now = desk.Bot.Now.UtcDateTime });
        await desk.LearnAsync(23, "Right t-1");

        await desk.LearnAsync(26);
        await desk.TurnToAsync(26, "16:00");

        Assert.That(await desk.OwedAsync(), Is.EqualTo(new[] { "2026-W48 2026-11-26 15:00 sent" }));
    }

    [TestCase("2027-10-31T07:30Z", 127, "Europe/Stockholm", "08:30", "2027-10-31 15:00", TestName = "The day summer time ends in Stockholm")]
    [TestCase("2027-03-28T06:30Z", 127, "Europe/Stockholm", "08:30", "2027-03-28 14:00", TestName = "The day it begins")]
    [TestCase("2027-03-14T12:30Z", 127, "America/New_York", "08:30", "2027-03-14 20:00", TestName = "The day it begins in New York")]
    [TestCase("2026-11-27T17:00Z", 31, "Europe/Stockholm", "18:00", "2026-11-27 17:10", TestName = "Right after a lesson in the evening")]
    [TestCase("2026-11-26T23:30Z", 16, "Asia/Tokyo", "08:30", "2026-11-27 07:00", TestName = "On the person's own day")]
    public async Task The_hour_is_the_persons_own(string lesson, int days, string zone, string hour, string expected)
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.SetRhythmAsync(days, lesson, zone, hour);

        await desk.Bot.Slack.TurnClockAsync(TestBot.Instant(lesson));
        await desk.Bot.Services.GetRequiredService<DueLearners>().EnqueueDueAsync(CancellationToken.None);

        Assert.That((await desk.OwedAsync()).Select(owed => owed[9..25]), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task Whoever_switched_it_off_is_owed_none_and_can_have_it_back()
    {
        await using var desk = await DigestDesk.StartAsync();
        var off = await desk.Learner.CommandAsync("/learn digest off");
        await desk.Learner.CommandAsync("/learn digest OFF");
        await desk.LearnAsync(26, "Right t-1");
        await desk.LearnAsync(27);
        Assert.That(LessonDesk.All(off.Ephemeral!), Does.Contain("no weekly note any more"));
        Assert.That(await desk.OwedAsync(), Is.Empty);

        await desk.Learner.CommandAsync("/learn digest on");
        await desk.LearnAsync(34);

        Assert.That(await desk.OwedAsync(), Is.EqualTo(new[] { "2026-W49 2026-12-04 15:00 waiting" }));
    }

    [Test]
    public async Task Somebody_who_cannot_be_reached_is_sent_none()
    {
        await using var desk = await DigestDesk.StartAsync();
        await desk.LearnAsync(27, "Right t-1");
        await desk.Bot.ExecuteAsync("update contact set unreachable = 'user_disabled'");

        await desk.TurnToAsync(27, "16:00");

        Assert.That(desk.Notes(), Is.Empty);
    }
}
