using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Care;

/// <summary>Whom Slack refuses for good is left alone until they do something, or Slack says that they are back.</summary>
internal sealed class SwitchedOffTests
{
    private const string ViewSql = "select user_id || ' ' || error || ' ' || to_char(since at time zone 'utc', 'YYYY-MM-DD HH24:MI') from switched_off_learner";

    private FaultyNetwork network = null!;
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private PersonHands anna = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, network.Use);
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 9);
        anna = await desk.NewLearnerAsync("t");
        await bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-23T07:30Z'");
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    [TestCase("user_disabled")]
    [TestCase("user_not_found")]
    [TestCase("cannot_dm_bot")]
    public async Task Somebody_Slack_refuses_for_good_gets_no_lessons_any_more_and_the_operator_sees_it(string error)
    {
        await SwitchOffAsync(error);

        await bot.TurnToAsync("2026-11-24T07:31:00Z");
        await bot.TurnToAsync("2026-11-25T07:31:00Z");

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { $"2026-11-23 dead {error}" }), "nothing is owed on the days after");
        Assert.That(await bot.QueryAsync<string>(ViewSql), Is.EqualTo(new[] { $"{anna.UserId} {error} 2026-11-23 07:30" }));
        Assert.That(await bot.ScalarAsync<string>("select to_char(next_lesson_at at time zone 'utc', 'YYYY-MM-DD') from learner"), Is.EqualTo("2026-11-26"), "their days pass by");
    }

    [Test]
    public async Task Nudges_that_wait_are_dropped_and_say_why()
    {
        await bot.ExecuteAsync(
            """
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at)
            values (gen_random_uuid(), @TeamId, @UserId, 'invitation.ask', '1:t', 2, '2026-11-24T09:00Z', '2026-11-23T06:00Z'),
                   (gen_random_uuid(), @TeamId, @UserId, 'some.appointment', '1', 1, '2026-11-24T09:00Z', '2026-11-23T06:00Z'),
                   (gen_random_uuid(), @TeamId, @Other, 'invitation.ask', '1:t', 2, '2026-11-24T09:00Z', '2026-11-23T06:00Z')
            """,
            new { anna.Workspace.TeamId, anna.UserId, Other = bot.Ben.UserId });

        await SwitchOffAsync("user_disabled");

        Assert.That(
            await bot.QueryAsync<string>("select recipient || ' ' || kind || ' ' || state || coalesce(' ' || reason, '') from delivery where kind in ('invitation.ask', 'some.appointment')"),
            Is.EquivalentTo(new[]
            {
                $"{anna.UserId} invitation.ask dropped cannot be reached: user_disabled",
                $"{anna.UserId} some.appointment waiting",
                $"{bot.Ben.UserId} invitation.ask waiting",
            }));
    }

    [TestCase("invalid_blocks")]
    [TestCase("msg_too_long")]
    [TestCase("messages_tab_disabled")]
    public async Task An_error_of_the_message_or_of_the_app_switches_nobody_off(string error)
    {
        network.Answer("chat.postMessage", 200, $$"""{"ok":false,"error":"{{error}}"}""");
        await bot.TurnToAsync("2026-11-23T07:30:00Z");
        await bot.TurnToAsync("2026-11-24T07:31:00Z");

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { $"2026-11-23 dead {error}", "2026-11-24 sent" }));
        Assert.That(await bot.QueryAsync<string>(ViewSql), Is.Empty);
    }

    [TestCase("command")]
    [TestCase("home")]
    [TestCase("message")]
    [TestCase("click")]
    [TestCase("return")]
    public async Task A_sign_of_life_switches_them_on_again(string sign)
    {
        await anna.OpenHomeAsync();
        await bot.SettleAsync();
        await SwitchOffAsync("user_disabled");
        await bot.TurnToAsync("2026-11-24T07:31:00Z");

        await ShowAsync(sign);
        await bot.SettleAsync();
        Assert.That(await bot.QueryAsync<string>(ViewSql), Is.Empty);
        await bot.TurnToAsync("2026-11-25T07:31:00Z");

        Assert.That((await LessonsAsync())[^1], Is.EqualTo("2026-11-25 sent"));
    }

    [Test]
    public async Task Somebody_who_leaves_shows_no_life_by_it()
    {
        await SwitchOffAsync("user_disabled");

        await anna.LeaveCompanyAsync();
        await bot.SettleAsync();

        Assert.That(await bot.QueryAsync<string>(ViewSql), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_somebody_who_never_said_yes_no_sign_is_kept()
    {
        await bot.Ben.CommandAsync("/learn help");
        await bot.Ben.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(await bot.QueryAsync<string>("select user_id from sign_of_life"), Is.Empty);
    }

    [Test]
    public async Task Many_signs_at_once_are_noted_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => anna.CommandAsync("/learn help")));
        await bot.TurnToAsync("2026-11-23T06:09:00Z");
        await anna.CommandAsync("/learn help");
        var first = await bot.ScalarAsync<DateTime>("select seen_at from sign_of_life");
        await bot.TurnToAsync("2026-11-23T06:10:00Z");
        await anna.CommandAsync("/learn help");

        Assert.That(first, Is.EqualTo(TestBot.Instant(TestBot.MondayMorning).UtcDateTime));
        Assert.That(await bot.ScalarAsync<DateTime>("select seen_at from sign_of_life"), Is.EqualTo(TestBot.Instant("2026-11-23T06:10:00Z").UtcDateTime));
    }

    private async Task SwitchOffAsync(string error)
    {
        network.Answer("chat.postMessage", 200, $$"""{"ok":false,"error":"{{error}}"}""");
        await bot.TurnToAsync("2026-11-23T07:30:00Z");
    }

    private async Task ShowAsync(string sign)
    {
        switch (sign)
        {
            case "command":
                await anna.CommandAsync("/learn help");
                break;
            case "home":
                await anna.OpenHomeAsync();
                break;
            case "message":
                await anna.SayAsync("hello?");
                break;
            case "click":
                await anna.ClickAsync(anna.Home!, "Change");
                break;
            case "return":
                await anna.LeaveCompanyAsync();
                await anna.ReturnAsync();
                break;
        }
    }

    private async Task<IReadOnlyList<string>> LessonsAsync() => await bot.QueryAsync<string>(
        $"select slot || ' ' || state || coalesce(' ' || reason, '') from delivery where kind = '{Seams.Asked.Lesson}' and class = {(int)DeliveryClass.Nudge} order by slot");
}
