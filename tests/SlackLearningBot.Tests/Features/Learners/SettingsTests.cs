using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

internal sealed class SettingsTests
{
    private const string SilenceSql = "select coalesce(silent_until = 'infinity', false) from contact where team_id = @TeamId and user_id = @UserId";

    [TestCase("08:30 mon-thu", "Monday to Thursday at 08:30", 15, "2026-11-23T07:30:00Z")]
    [TestCase("MON, fri 7 am", "Monday and Friday at 07:00", 17, "2026-11-27T06:00:00Z")] // 07:00 is this very moment, so Friday
    [TestCase("21:00", "Monday to Friday at 21:00", 31, "2026-11-23T20:00:00Z")]
    public async Task The_hour_and_days_are_typed_in_one_line(string words, string shown, int days, string next)
    {
        await using var bot = await WithAnnaAsync();

        var reply = await SayAsync(bot.Anna, $"/learn time {words}");

        var learner = await LearnerTable.ReadAsync(bot, bot.Anna);
        Assert.That(reply, Does.Contain(shown).And.Contain("Stockholm time"));
        Assert.That((int)learner!.Days, Is.EqualTo(days));
        Assert.That(learner.NextLessonAt, Is.EqualTo(TestBot.Instant(next)));
    }

    [TestCase("time 03:00", "05:00 to 22:00")]
    [TestCase("time <!channel> `rm`", "cannot read")]
    [TestCase("time '; drop table learner; --", "cannot read")]
    [TestCase("pause until 2026-11-23", "not in the future")]
    [TestCase("pause 999d", "180 days")]
    [TestCase("pause until the cows come home", "cannot read")]
    public async Task What_is_not_possible_changes_nothing_and_says_what_is(string words, string said)
    {
        await using var bot = await WithAnnaAsync();
        var before = await LearnerTable.ReadAsync(bot, bot.Anna);

        var reply = await SayAsync(bot.Anna, $"/learn {words}");

        Assert.That(reply, Does.Contain(said).And.Contain("Nothing was changed").And.Not.Contain("<!channel>"));
        Assert.That(await LearnerTable.ReadAsync(bot, bot.Anna), Is.EqualTo(before));
    }

    [Test]
    public async Task A_pause_silences_until_the_morning_of_the_day_back_and_can_be_ended()
    {
        await using var bot = await WithAnnaAsync();

        var paused = await SayAsync(bot.Anna, "/learn pause 3d");

        var learner = await LearnerTable.ReadAsync(bot, bot.Anna);
        Assert.That(paused, Does.Contain("Paused until Thursday 26 November").And.Contain("comes on Thursday at 08:30"));
        Assert.That(learner!.PausedUntil, Is.EqualTo(new DateOnly(2026, 11, 26)));
        Assert.That(learner.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-26T07:30:00Z")));
        Assert.That(
            await bot.ScalarAsync<DateTime>("select silent_until from contact where user_id = @UserId", TestBot.Key(bot.Anna)),
            Is.EqualTo(TestBot.Instant("2026-11-26T04:00:00Z").UtcDateTime));
        Assert.That(await SayAsync(bot.Anna, "/learn"), Does.Contain("Paused until Thursday 26 November"));
        Assert.That(await SayAsync(bot.Anna, "/learn time sun"), Does.Contain("Lessons come every Sunday at 08:30"));
        await SayAsync(bot.Anna, "/learn time mon-fri");
        Assert.That(await SayAsync(bot.Anna, "/learn pause off"), Does.Contain("Welcome back").And.Contain("today at 08:30"));
        Assert.That(await SayAsync(bot.Anna, "/learn pause off"), Does.Contain("no pause"));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-23T07:30:00Z")));
    }

    [Test]
    public async Task A_pause_ends_on_the_morning_of_the_zone_one_has_moved_to()
    {
        await using var bot = await WithAnnaAsync();
        await bot.Anna.CommandAsync("/learn pause 3d");
        await bot.Anna.CommandAsync("/learn time");

        await bot.Anna.SubmitAsync(LearnerTable.Form("08:30", zone: "America/New_York", eachDay: ["1", "2", "4", "8", "16"]));

        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-26T13:30:00Z")));
        Assert.That(
            await bot.ScalarAsync<DateTime>("select silent_until from contact where user_id = @UserId", TestBot.Key(bot.Anna)),
            Is.EqualTo(TestBot.Instant("2026-11-26T10:00:00Z").UtcDateTime));
    }

    [Test]
    public async Task The_pauses_dialog_refuses_today_and_takes_a_day()
    {
        await using var bot = await WithAnnaAsync();
        await bot.Anna.CommandAsync("/learn pause");

        var refused = await bot.Anna.SubmitAsync(Day("2026-11-23"));
        await bot.Anna.SubmitAsync(Day("2026-12-01"));

        Assert.That(refused.Errors!["pause_until"]!.GetValue<string>(), Is.EqualTo("Please choose a day after today."));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.PausedUntil, Is.EqualTo(new DateOnly(2026, 12, 1)));
        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("Tuesday 1 December"));
    }

    [Test]
    public async Task Stop_holds_for_whoever_never_learned_as_well()
    {
        await using var bot = await WithAnnaAsync();

        Assert.That(await SayAsync(bot.Erik, "/learn stop"), Does.Contain("Stopped"));
        Assert.That(await SayAsync(bot.Erik, "/learn stop"), Does.Contain("nothing to stop"));

        Assert.That(await bot.ScalarAsync<bool>(SilenceSql, TestBot.Key(bot.Erik)), Is.True);
    }

    [Test]
    public async Task Stop_ends_everything_and_a_new_yes_brings_it_back()
    {
        await using var bot = await WithAnnaAsync();
        await bot.TurnToAsync("2026-11-23T07:30:30Z");

        Assert.That(await SayAsync(bot.Anna, "/learn stop"), Does.Contain("Stopped").And.Contain("`/learn` brings everything back"));
        Assert.That(await SayAsync(bot.Anna, "/learn stop"), Does.Contain("nothing to stop"));

        var stopped = await LearnerTable.ReadAsync(bot, bot.Anna);
        Assert.That((stopped!.StoppedAt, stopped.NextLessonAt), Is.EqualTo(((DateTimeOffset?)bot.Now, (DateTimeOffset?)null)));
        Assert.That(await bot.ScalarAsync<bool>(SilenceSql, TestBot.Key(bot.Anna)), Is.True);
        await bot.TurnToAsync("2026-11-24T12:00:00Z");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'lesson.daily' and slot > '2026-11-23'"), Is.Zero);
        await bot.Anna.CommandAsync("/learn");
        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("Good to see you again"));
        await bot.Anna.SubmitAsync();
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-25T07:30:00Z")));
        Assert.That(await bot.ScalarAsync<bool>(SilenceSql, TestBot.Key(bot.Anna)), Is.False);
    }

    [Test]
    public async Task A_later_hour_on_a_day_that_had_its_lesson_counts_from_tomorrow()
    {
        await using var bot = await WithAnnaAsync();
        await bot.TurnToAsync("2026-11-23T07:30:00Z");

        var reply = await SayAsync(bot.Anna, "/learn time 15:00");

        Assert.That(reply, Does.Contain("tomorrow at 15:00"));
    }

    [Test]
    public async Task App_Home_changes_pauses_resumes_and_stops()
    {
        await using var bot = await WithAnnaAsync();
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Change");
        await bot.Anna.SubmitAsync(LearnerTable.Form("10:00", zone: "Asia/Tokyo", eachDay: ["1", "2"]));
        await bot.SettleAsync();
        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("Monday and Tuesday at 10:00, Tokyo time"));
        await bot.Anna.ClickAsync(bot.Anna.Home!, "Pause");
        await bot.Anna.SubmitAsync(Day("2026-12-10"));
        await bot.SettleAsync();
        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("Paused until Thursday 10 December").And.Contain("Resume"));
        await bot.Anna.ClickAsync(bot.Anna.Home!, "Resume");
        await bot.SettleAsync();
        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Not.Contain("Paused until"));
        await bot.Anna.ClickAsync(bot.Anna.Home!, "settings.stop");
        await bot.SettleAsync();

        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("Good to see you again"));
    }

    [Test]
    public async Task A_move_changes_nothing_by_itself_and_is_followed_with_one_click()
    {
        await using var bot = await WithAnnaAsync();
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);

        await bot.ExecuteAsync("update person set zone = 'Asia/Tokyo' where user_id = @UserId", TestBot.Key(bot.Anna));
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.Zone, Is.EqualTo("Europe/Stockholm"));
        await bot.Anna.ClickAsync(bot.Anna.Home!, "Use Tokyo time");

        var learner = await LearnerTable.ReadAsync(bot, bot.Anna);
        Assert.That((learner!.Zone, learner.NextLessonAt), Is.EqualTo(("Asia/Tokyo", (DateTimeOffset?)TestBot.Instant("2026-11-23T23:30:00Z"))));
    }

    [TestCase("/learn time 08:00")]
    [TestCase("/learn pause 3d")]
    public async Task Somebody_who_never_said_yes_is_told_how_to_start(string command)
    {
        await using var bot = await TestBot.StartAsync();

        var result = await bot.Ben.CommandAsync(command);

        Assert.That(result.Ephemeral!.Blocks, Does.Contain("welcome.open"));
        Assert.That(await LearnerTable.ReadAsync(bot, bot.Ben), Is.Null);
        await bot.Ben.ClickAsync(result.Ephemeral, "Choose my hour");
        Assert.That(bot.Ben.Modal!.Body.ToJsonString(), Does.Contain("welcome.save"));
    }

    [Test]
    public async Task Nobody_changes_the_learner_of_the_same_name_in_another_workspace()
    {
        await using var bot = await WithAnnaAsync();
        var anna = bot.Anna;
        var cleo = await bot.AddCleoAsync();
        await bot.ExecuteAsync(
            "insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at) values (@Team, @User, 'Etc/UTC', '08:00', 31, @Now, @Now)",
            new { Team = cleo.Workspace.TeamId, User = anna.UserId, Now = bot.Now.UtcDateTime });

        await SayAsync(anna, "/learn stop");

        Assert.That(await bot.QueryAsync<string>("select team_id from learner where stopped_at is null"), Is.EqualTo(new[] { cleo.Workspace.TeamId }));
    }

    private static JsonObject Day(string day) => new()
    {
        ["pause_until"] = new JsonObject { ["pause.day"] = new JsonObject { ["type"] = "datepicker", ["selected_date"] = day } },
    };

    private static async Task<TestBot> WithAnnaAsync()
    {
        var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");
        return bot;
    }

    private static async Task<string> SayAsync(PersonHands person, string command) => (await person.CommandAsync(command)).Ephemeral!.Text;
}
