using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>Quiet hours, messages a day and holidays as a person sets them.</summary>
internal sealed class PeaceTests
{
    private const string WishesSql =
        "select concat_ws(' ', coalesce(quiet_from::text, '-'), coalesce(quiet_until::text, '-'), coalesce(nudges_a_day::text, '-'), coalesce('[' || calendar || ']', '-')) from contact where team_id = @TeamId and user_id = @UserId";

    [TestCase("quiet 22:00-07:00", "*Saved.* Quiet from 22:00 to 07:00 (your choice).", "22:00:00 07:00:00 - -")]
    [TestCase("quiet off", "*Saved.* No quiet hours (your choice).", "00:00:00 00:00:00 - -")]
    [TestCase("quiet company", "*Saved.* Quiet from 19:00 to 08:00 (the usual). Your lesson still comes at its hour", "- - - -")]
    [TestCase("quiet when I sleep", "I cannot read “when I sleep” as quiet hours. Nothing was changed", null)]
    [TestCase("nudges 1", "*Saved.* From now on at most 1 message a day (your choice).", "- - 1 -")]
    [TestCase("nudges 0", "*Saved.* From now on nothing by itself (your choice). No lesson comes by itself, because you allow no messages; `/learn today` brings one.", "- - 0 -")]
    [TestCase("nudges company", "*Saved.* From now on at most 2 messages a day (the usual).", "- - - -")]
    [TestCase("nudges 3", "2 a day is the most there may be, and you asked for 3. Nothing was changed", null)]
    [TestCase("nudges many", "I cannot read “many” as a number from 0 to 2. Nothing was changed", null)]
    public async Task One_line_changes_one_thing(string words, string said, string? wishes)
    {
        await using var bot = await WithAnnaAsync();

        var reply = (await bot.Anna.CommandAsync($"/learn {words}")).Ephemeral!.Text;

        Assert.That(reply, Does.StartWith(said));
        Assert.That(await bot.ScalarAsync<string>(WishesSql, TestBot.Key(bot.Anna)), Is.EqualTo(wishes));
    }

    [TestCase("quiet 22:00-07:00")]
    [TestCase("nudges 1")]
    public async Task Who_does_not_learn_is_told_how_to_begin(string words)
    {
        await using var bot = await TestBot.StartAsync();

        Assert.That((await bot.Anna.CommandAsync($"/learn {words}")).Ephemeral!.Text, Does.StartWith("You are not learning at the moment."));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from contact where quiet_from is not null or nudges_a_day is not null"), Is.Zero);
    }

    [TestCase(0, null, "because you allow no messages")]
    [TestCase(null, 0, "because no messages are allowed here")]
    public async Task Who_gets_no_messages_is_never_told_that_a_lesson_comes(int? own, int? company, string because)
    {
        await using var bot = await WithAnnaAsync();
        await new LessonDesk(bot).AddTrackAsync("a", 3);
        await bot.ExecuteAsync(
            """
            insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, 'a', '2026-01-01');
            insert into workspace_default (team_id, nudges_a_day) values (@TeamId, @Company::smallint);
            insert into contact (team_id, user_id, nudges_a_day) values (@TeamId, @UserId, @Own::smallint)
                on conflict (team_id, user_id) do update set nudges_a_day = excluded.nudges_a_day
            """,
            new { bot.Anna.Workspace.TeamId, bot.Anna.UserId, Own = own, Company = company });
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);
        var home = bot.Anna.Home!.Body.Plain();
        string[] told =
        [
            home,
            LessonDesk.All((await bot.Anna.CommandAsync("/learn")).Ephemeral!),
            LessonDesk.All((await bot.Anna.CommandAsync("/learn time 09:00")).Ephemeral!),
            LessonDesk.All((await bot.Anna.CommandAsync("/learn pause 3d")).Ephemeral!),
            LessonDesk.All((await bot.Anna.CommandAsync("/learn quiet 22-7")).Ephemeral!),
        ];

        Assert.That(told, Has.All.Contains($"No lesson comes by itself, {because}; `/learn today` brings one.").And.None.Contains("next lesson comes").And.None.Contains("still comes"));
        Assert.That(home.Split("No lesson comes by itself"), Has.Length.EqualTo(3), "under Today and in the settings");
    }

    [Test]
    public async Task A_wish_is_kept_when_another_one_changes()
    {
        await using var bot = await WithAnnaAsync();

        await bot.Anna.CommandAsync("/learn quiet 22-7");
        await bot.Anna.CommandAsync("/learn nudges 1");
        await bot.Anna.CommandAsync("/learn time 09:00");

        Assert.That(await bot.ScalarAsync<string>(WishesSql, TestBot.Key(bot.Anna)), Is.EqualTo("22:00:00 07:00:00 1 -"));
    }

    [Test]
    public async Task The_settings_change_everything_in_one_submit_and_App_Home_says_who_said_so()
    {
        await using var bot = await WithAnnaAsync();
        await HolidayTests.HaveHolidaysAsync(bot, "XX", ("2026-11-23", "Labour Day"));
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);
        var before = bot.Anna.Home!.Body.Plain();
        await bot.Anna.ClickAsync(bot.Anna.Home!, "Change");
        var form = bot.Anna.Modal!.Body.Plain();

        await bot.Anna.SubmitAsync(Rhythm().With("peace_quiet", "peace.quiet", "22:00-07:00").With("peace_nudges", "peace.nudges", "1").With("peace_holidays", "peace.holidays", "none"));
        var done = bot.Anna.Modal!.Body.Plain();
        await bot.SettleAsync();

        Assert.That(before, Does.Contain("Quiet from 19:00 to 08:00 (the usual) · at most 2 messages a day (the usual) · public holidays of Somewhere (from your company)"));
        Assert.That(before, Does.Contain("tomorrow at 08:30; today is Labour Day."));
        Assert.That(form, Does.Contain("As usual: 19:00 to 08:00").And.Contain("As usual: at most 2 messages a day").And.Contain("As your company: Somewhere").And.Contain("Sweden"));
        Assert.That(done, Does.Contain("Saved").And.Contain("today at 08:30").And.Contain("no public holidays (your choice)"));
        Assert.That(bot.Anna.Home!.Body.Plain(), Does.Contain("Quiet from 22:00 to 07:00 (your choice) · at most 1 message a day (your choice) · no public holidays (your choice)"));
        Assert.That(await bot.ScalarAsync<string>(WishesSql, TestBot.Key(bot.Anna)), Is.EqualTo("22:00:00 07:00:00 1 []"));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-23T07:30:00Z")), "the day is none of hers off any more");
    }

    [Test]
    public async Task The_country_the_company_has_of_a_person_chooses_a_calendar_that_came_with_the_bot()
    {
        await using var bot = await WithAnnaAsync();
        await bot.ExecuteAsync(
            "insert into person (team_id, user_id, country) values (@TeamId, @UserId, 'Sweden') on conflict (team_id, user_id) do update set country = excluded.country", TestBot.Key(bot.Anna));
        await bot.Anna.CommandAsync("/learn time");

        Assert.That(bot.Anna.Modal!.Body.Plain(), Does.Contain("As in your country: Sweden"));
        await bot.Anna.SubmitAsync(Rhythm().With("peace_holidays", "peace.holidays", "CH"));
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);
        Assert.That(bot.Anna.Home!.Body.Plain(), Does.Contain("public holidays of Switzerland (your choice)"));
    }

    [TestCase("peace_quiet", "peace.quiet", "mon-thu", "Please choose quiet hours, or none.")]
    [TestCase("peace_nudges", "peace.nudges", "7", "Please choose a number from 0 to 1.")]
    [TestCase("peace_nudges", "peace.nudges", "2", "Please choose a number from 0 to 1.")]
    [TestCase("peace_nudges", "peace.nudges", "-1", "Please choose a number from 0 to 1.")]
    [TestCase("peace_holidays", "peace.holidays", "'; drop table holiday; --", "Please choose one of the calendars.")]
    [TestCase("peace_holidays", "peace.holidays", "OTHER", "Please choose one of the calendars.")]
    public async Task What_the_form_does_not_offer_is_refused_beside_its_field(string block, string action, string value, string error)
    {
        await using var bot = await WithAnnaAsync();
        await bot.ExecuteAsync("insert into workspace_default (team_id, nudges_a_day) values (@TeamId, 1)", TestBot.Key(bot.Anna));
        await bot.ExecuteAsync("insert into holiday_calendar values ('TOTHER', 'OTHER', 'Not ours', null, 'x', '2026-01-01')");
        await bot.Anna.CommandAsync("/learn time");

        var refused = await bot.Anna.SubmitAsync(Rhythm("10:00").With(block, action, value));

        Assert.That(refused.Errors![block]!.GetValue<string>(), Is.EqualTo(error));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.Hour, Is.EqualTo(new TimeOnly(8, 30)), "all or nothing");
    }

    [Test]
    public async Task A_form_from_before_these_fields_leaves_them_as_they_are()
    {
        await using var bot = await WithAnnaAsync();
        await bot.Anna.CommandAsync("/learn quiet 22-7");
        await bot.Anna.CommandAsync("/learn time");
        var old = Rhythm("10:00").With("peace_quiet", "peace.other", "x").With("peace_nudges", "peace.other", "x").With("peace_holidays", "peace.other", "x");

        await bot.Anna.SubmitAsync(old);

        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.Hour, Is.EqualTo(new TimeOnly(10, 0)));
        Assert.That(await bot.ScalarAsync<string>(WishesSql, TestBot.Key(bot.Anna)), Is.EqualTo("22:00:00 07:00:00 - -"));
    }

    private static JsonObject Rhythm(string hour = "08:30") => LearnerTable.Form(hour, zone: "Europe/Stockholm", eachDay: ["1", "2", "4", "8", "16"]);

    private static async Task<TestBot> WithAnnaAsync()
    {
        var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");
        return bot;
    }
}
