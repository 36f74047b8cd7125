using NUnit.Framework;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Care;

/// <summary>Three days go by without a sign of life, and the bot asks once.</summary>
internal sealed class LessOftenTests
{
    [Test]
    public async Task After_three_ignored_days_the_question_comes_in_the_lessons_place_and_only_once()
    {
        await using var desk = await CareDesk.StartAsync();

        await desk.PassAsync(3);
        Assert.That(await desk.CameAsync(), Is.EqualTo(new[] { "23 lesson.daily", "24 lesson.daily", "25 lesson.daily" }));
        await desk.PassAsync(1);
        Assert.That(desk.Words(), Does.Contain("Three lessons came").And.Contain("Monday, Wednesday and Friday").And.Contain("Once a week, on Monday").And.Contain("Why this?"));
        await desk.PassAsync(5);

        Assert.That(await desk.CameAsync(), Is.EqualTo(new[]
        {
            "23 lesson.daily", "24 lesson.daily", "25 lesson.daily", "26 care.less_often", "27 lesson.daily", "28 lesson.daily", "29 lesson.daily", "30 lesson.daily", "01 lesson.daily",
        }));
    }

    [TestCase("Wrong t-1")]
    [TestCase("Tomorrow")]
    [TestCase("Not for me")]
    [TestCase("Why this?")]
    [TestCase("/learn help")]
    [TestCase("home")]
    [TestCase("messages")]
    [TestCase("hello?")]
    public async Task Whatever_somebody_does_is_a_sign_of_life(string sign)
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(2);

        await DoAsync(desk, sign);
        await desk.Bot.SettleAsync();
        await desk.PassAsync(2);

        Assert.That(await desk.CameAsync(), Has.None.Contains("care"));
    }

    private static async Task DoAsync(CareDesk desk, string sign)
    {
        switch (sign)
        {
            case "home":
                await desk.Learner.OpenHomeAsync();
                break;
            case "messages":
                await desk.Learner.OpenMessagesTabAsync();
                break;
            case "hello?":
                await desk.Learner.SayAsync(sign);
                break;
            case ['/', ..]:
                await desk.Learner.CommandAsync(sign);
                break;
            default:
                Assert.That((await desk.Learner.ClickAsync(desk.Last(), sign)).Ok, Is.True);
                break;
        }
    }

    [Test]
    public async Task Days_without_a_lesson_neither_count_nor_break_the_row()
    {
        await using var desk = await CareDesk.StartAsync(days: 1 + 4 + 32); // Monday, Wednesday, Saturday

        await desk.PassAsync(9);

        Assert.That(await desk.CameAsync(), Is.EqualTo(new[] { "23 lesson.daily", "25 lesson.daily", "28 lesson.daily", "30 care.less_often" }));
    }

    [Test]
    public async Task A_pause_ends_the_row_because_somebody_paused()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(3);

        await desk.Learner.CommandAsync("/learn pause 3d");
        await desk.PassAsync(5);

        Assert.That(await desk.CameAsync(), Is.EqualTo(new[] { "23 lesson.daily", "24 lesson.daily", "25 lesson.daily", "28 lesson.daily", "29 lesson.daily", "30 lesson.daily" }));
    }

    [Test]
    public async Task Nobody_who_stopped_is_asked()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(3);

        await desk.Learner.CommandAsync("/learn stop");
        await desk.PassAsync(3);

        Assert.That(await desk.CameAsync(), Has.Count.EqualTo(3));
    }

    [TestCase("2026-10-22T21:59:00Z", "26 care.less_often", TestName = "A minute before their Friday")]
    [TestCase("2026-10-22T22:01:00Z", "26 lesson.daily", TestName = "A minute into their Friday")]
    public async Task The_days_are_the_persons_own_in_the_week_the_clocks_change(string seen, string fourth)
    {
        await using var desk = await CareDesk.StartAsync("2026-10-22T06:29:00Z");
        await desk.Bot.ExecuteAsync("update learner set next_lesson_at = '2026-10-23T06:30Z'");
        await desk.Bot.TurnToAsync(seen);
        await desk.Learner.CommandAsync("/learn help");

        foreach (var at in new[] { "2026-10-23T06:31Z", "2026-10-24T06:31Z", "2026-10-25T07:31Z", "2026-10-26T07:29Z", "2026-10-26T07:30Z" })
        {
            await desk.Bot.TurnToAsync(at);
        }

        Assert.That(await desk.CameAsync(), Is.EqualTo(new[] { "23 lesson.daily", "24 lesson.daily", "25 lesson.daily", fourth }));
    }

    [Test]
    public async Task Not_asked_about_the_next_spell_when_that_is_soon()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(4);
        await desk.Learner.ClickAsync(desk.Last(), "Keep it as it is");

        await desk.PassAsync(6);
        Assert.That((await desk.CameAsync()).Count(came => came.Contains("care")), Is.EqualTo(1));
        await desk.Bot.ExecuteAsync("update delivery set slot = '2026-09-01' where kind = 'care.less_often'");
        await desk.PassAsync(1);

        Assert.That(await desk.CameAsync(), Has.Some.EqualTo("03 care.less_often"), "two months later it may be asked again");
    }

    [Test]
    public async Task A_question_that_did_not_go_out_does_not_count_as_asked()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(4);
        await desk.Bot.ExecuteAsync("update delivery set state = 'dropped', reason = 'expired' where kind = 'care.less_often'");

        await desk.PassAsync(1);

        Assert.That((await desk.CameAsync())[^1], Is.EqualTo("27 care.less_often"));
    }

    [Test]
    public async Task Several_processes_ask_once_and_owe_no_lesson_beside_it()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(3);
        await desk.Bot.Slack.TurnClockAsync(TestBot.Instant("2026-11-26T07:31:00Z"));
        var due = desk.Bot.Services.GetRequiredService<DueLearners>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => due.EnqueueDueAsync(CancellationToken.None))));
        await desk.Bot.SettleAsync();

        Assert.That((await desk.CameAsync()).Where(came => came.StartsWith("26", StringComparison.Ordinal)), Is.EqualTo(new[] { "26 care.less_often" }));
    }

    [Test]
    public async Task The_days_lesson_is_there_for_who_asks_and_why_is_explained()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(4);

        await desk.Learner.ClickAsync(desk.Last(), "Today's lesson");
        await desk.Bot.SettleAsync();
        var why = await desk.Learner.CommandAsync("/learn why");

        Assert.That(desk.Words(), Does.Contain("Lesson t-"));
        Assert.That(LessonDesk.All(why.Ephemeral!), Does.Contain("whether to come less often"));
    }

    [Test]
    public async Task Looking_for_silent_people_costs_what_is_due()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.Bot.ExecuteAsync(
            """
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, created_at, finished_at)
            select gen_random_uuid(), 'T1', 'U' || n % 1000, 'lesson.daily', to_char(date '2026-01-01' + n / 1000, 'YYYY-MM-DD'), 2, '2026-01-01', 'sent', '2026-01-01', '2026-01-01'
              from generate_series(1, 50000) n;
            analyze delivery
            """);

        var plan = await desk.Bot.PlanAsync(
            "SilenceStore.FindSql", new("TeamIds", new[] { "T1" }), new("UserIds", new[] { "U1" }), new("Days", new[] { new DateOnly(2026, 2, 1) }),
            new("Lesson", "lesson.daily"), new("Ask", "care.less_often"), new("Most", 3));

        Assert.That(plan.ToString(), Does.Not.Contain("Seq Scan on delivery"));
    }
}
