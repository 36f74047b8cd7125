using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

internal sealed class WelcomeTests
{
    [Test]
    public async Task Looking_at_App_Home_proposes_the_zone_of_the_profile_and_makes_nobody_a_learner()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL that stays fast");

        await OpenHomeAsync(bot, bot.Kenji);

        var home = bot.Kenji.Home!.Body.ToJsonString();
        Assert.That(home, Does.Contain("Asia/Tokyo").And.Contain("Start learning").And.Contain("SQL that stays fast"));
        Assert.That(bot.Kenji.Home!.State.ToJsonString(), Does.Contain("Asia/Tokyo").And.Contain("08:30"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from learner"), Is.Zero);
        Assert.That(bot.Slack.World.Calls.To("chat.postMessage"), Is.Empty);
    }

    [TestCase(DemoWorkspace.Anna, "Europe/Stockholm", "2026-11-23T07:30:00Z")]
    [TestCase(DemoWorkspace.Ben, "Europe/London", "2026-11-23T08:30:00Z")]
    [TestCase(DemoWorkspace.Maria, "America/New_York", "2026-11-23T13:30:00Z")]
    [TestCase(DemoWorkspace.Kenji, "Asia/Tokyo", "2026-11-23T23:30:00Z")] // it is afternoon in Tokyo already
    public async Task One_click_is_a_yes_when_the_proposals_suit(string userId, string zone, string next)
    {
        await using var bot = await TestBot.StartAsync();
        var person = bot.Slack.As(userId);
        await OpenHomeAsync(bot, person);

        await person.ClickAsync(person.Home!, "Start learning");

        var learner = await LearnerTable.ReadAsync(bot, person);
        Assert.That(learner!.Zone, Is.EqualTo(zone));
        Assert.That(learner.Hour, Is.EqualTo(new TimeOnly(8, 30)));
        Assert.That(learner.Days, Is.EqualTo(31));
        Assert.That(learner.NextLessonAt, Is.EqualTo(TestBot.Instant(next)));
        Assert.That(person.Modal!.Body.ToJsonString(), Does.Contain("All set"));
        await bot.SettleAsync();
        Assert.That(person.Home!.Body.ToJsonString(), Does.Contain("settings.open").And.Not.Contain("welcome.start"));
    }

    [Test]
    public async Task Hour_days_zone_and_tracks_are_taken_from_the_form()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL");
        await LearnerTable.AddTrackAsync(bot, "talks", "Talks", position: 2);
        await OpenHomeAsync(bot, bot.Anna);

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Start learning", LearnerTable.Form("16:15", "15", "America/New_York", tracks: ["talks", "no-such-track"]));

        var learner = await LearnerTable.ReadAsync(bot, bot.Anna);
        Assert.That(learner, Is.EqualTo(new LearnerTable.Row
        {
            Zone = "America/New_York", Hour = new TimeOnly(16, 15), Days = 15, NextLessonAt = TestBot.Instant("2026-11-23T21:15:00Z"),
        }));
        Assert.That(await bot.QueryAsync<string>("select track_id from enrolment where user_id = @UserId", TestBot.Key(bot.Anna)), Is.EqualTo(new[] { "talks" }));
    }

    [Test]
    public async Task Three_clicks_at_once_are_one_yes()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL");
        await OpenHomeAsync(bot, bot.Anna);
        var home = bot.Anna.Home!;
        var form = LearnerTable.Form("09:00", "127", "Asia/Tokyo", tracks: ["sql"]);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bot.Anna.ClickAsync(home, "Start learning", form.DeepClone().AsObject())));
        await bot.Anna.ClickAsync(home, "Start learning", LearnerTable.Form("10:00", "31", "Europe/London"));

        Assert.That(await bot.ScalarAsync<long>("select count(*) from learner"), Is.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from enrolment"), Is.EqualTo(1));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.Zone, Is.EqualTo("Asia/Tokyo"), "a later click on an old form changes nothing");
    }

    [Test]
    public async Task Tracks_that_were_joined_before_the_yes_are_ticked_and_who_takes_a_tick_away_leaves_that_track()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL");
        await LearnerTable.AddTrackAsync(bot, "talks", "Talks", position: 2);
        await LearnerTable.AddTrackAsync(bot, "later", "Joined after the form was shown", position: 3);
        await JoinAsync(bot, "sql", "talks");
        await OpenHomeAsync(bot, bot.Anna);
        var home = bot.Anna.Home!;
        var state = home.State.ToJsonString();
        await JoinAsync(bot, "later");

        await bot.Anna.ClickAsync(home, "Start learning", LearnerTable.Form(tracks: ["talks"]));

        Assert.That(state, Does.Contain("sql").And.Contain("talks").And.Not.Contain("later"));
        Assert.That(await JoinedAsync(bot), Is.EqualTo(new[] { "later", "talks" }));
    }

    [Test]
    public async Task The_dialog_ticks_them_too_and_keeps_the_ticks_of_the_form_before_it()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL");
        await LearnerTable.AddTrackAsync(bot, "talks", "Talks", position: 2);
        await JoinAsync(bot, "sql");
        await OpenHomeAsync(bot, bot.Anna);

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Start learning", LearnerTable.Form(days: "own", tracks: ["talks"]));
        var ticked = bot.Anna.Modal!.State["rhythm_tracks"]!.ToJsonString();
        await bot.Anna.SubmitAsync(LearnerTable.Form(eachDay: ["1"]));

        Assert.That(ticked, Does.Contain("talks").And.Not.Contain("sql"));
        Assert.That(await JoinedAsync(bot), Is.EqualTo(new[] { "talks" }));
    }

    [Test]
    public async Task Descriptions_end_after_a_whole_word()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL", "Indexes, plans and locks: what makes a query fast, and what makes it extraordinarily slow");

        await OpenHomeAsync(bot, bot.Anna);

        Assert.That(bot.Anna.Home!.Body.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
            Does.Contain("\"Indexes, plans and locks: what makes a query fast, and what makes it…\""));
    }

    private static async Task JoinAsync(TestBot bot, params string[] tracks)
    {
        foreach (var track in tracks)
        {
            await bot.ExecuteAsync(
                "insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, @Track, @Now)",
                new { bot.Anna.Workspace.TeamId, bot.Anna.UserId, Track = track, Now = bot.Now.UtcDateTime });
        }
    }

    private static Task<IReadOnlyList<string>> JoinedAsync(TestBot bot) => bot.QueryAsync<string>(
        "select track_id from enrolment where user_id = @UserId and left_at is null order by track_id", TestBot.Key(bot.Anna));

    [Test]
    public async Task A_dialog_that_stood_open_since_before_the_yes_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.Anna.CommandAsync("/learn");
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");

        await bot.Anna.SubmitAsync(LearnerTable.Form("15:00", zone: "Asia/Tokyo", eachDay: ["64"]));

        var learner = await LearnerTable.ReadAsync(bot, bot.Anna);
        Assert.That((learner!.Zone, learner.Hour, (int)learner.Days), Is.EqualTo(("Europe/Stockholm", new TimeOnly(8, 30), 31)));
        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("You are learning already"));
    }

    [Test]
    public async Task A_yes_without_a_track_says_what_is_missing()
    {
        await using var bot = await TestBot.StartAsync();
        await OpenHomeAsync(bot, bot.Anna);

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Start learning");

        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("choose at least one track").And.Contain("catalog.open").And.Not.Contain("lesson.today"));
    }

    [TestCase("03:00")]
    [TestCase("23:30")]
    public async Task An_hour_in_the_night_is_refused_with_the_hours_that_are_possible(string hour)
    {
        await using var bot = await TestBot.StartAsync();
        await OpenHomeAsync(bot, bot.Anna);

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Start learning", LearnerTable.Form(hour));

        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("05:00 to 22:00"));
        Assert.That(await LearnerTable.ReadAsync(bot, bot.Anna), Is.Null);
    }

    [Test]
    public async Task Own_days_are_ticked_in_a_dialog_that_keeps_what_was_chosen()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL");
        await OpenHomeAsync(bot, bot.Anna);

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Start learning", LearnerTable.Form("07:45", "own", "Europe/London", tracks: ["sql"]));
        Assert.That(await LearnerTable.ReadAsync(bot, bot.Anna), Is.Null, "the dialog is not the yes");
        await bot.Anna.SubmitAsync(LearnerTable.Form(eachDay: ["2", "64"]));

        var learner = await LearnerTable.ReadAsync(bot, bot.Anna);
        Assert.That((learner!.Zone, learner.Hour, (int)learner.Days), Is.EqualTo(("Europe/London", new TimeOnly(7, 45), 66)));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from enrolment"), Is.EqualTo(1));
        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("tomorrow at 07:45"));
    }

    [Test]
    public async Task The_command_alone_opens_the_welcome_and_no_day_at_all_is_refused_in_it()
    {
        await using var bot = await TestBot.StartAsync();

        await bot.Anna.CommandAsync("/learn");
        var none = await bot.Anna.SubmitAsync(LearnerTable.Form(eachDay: []));
        await bot.Anna.SubmitAsync(LearnerTable.Form("06:30", eachDay: ["1"]));

        Assert.That(none.Errors!.ContainsKey("rhythm_days"));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.Days, Is.EqualTo(1));
    }

    [Test]
    public async Task The_command_of_somebody_never_met_asks_Slack_for_their_zone_first()
    {
        await using var bot = await TestBot.StartAsync();

        var command = bot.Kenji.CommandAsync("/learn");
        while (!command.IsCompleted)
        {
            await bot.SettleAsync(); // what the sender does when it is woken
        }

        await command;
        Assert.That(bot.Kenji.Modal!.State.ToJsonString(), Does.Contain("Asia/Tokyo"));
    }

    [Test]
    public async Task When_Slack_does_not_tell_in_time_the_companys_own_zone_is_proposed()
    {
        await using var bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:DefaultZone"] = "Europe/Helsinki", ["Bot:DefaultHour"] = "09:15", ["Bot:StarterCatalogue"] = "false" });

        await bot.Kenji.CommandAsync("/learn");

        Assert.That(bot.Kenji.Modal!.State.ToJsonString(), Does.Contain("Europe/Helsinki").And.Contain("09:15"));
    }

    [Test]
    public async Task Somebody_of_another_workspace_starts_only_in_their_own()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL of Juniper Works");
        var cleo = await bot.AddCleoAsync();
        await OpenHomeAsync(bot, cleo);

        Assert.That(cleo.Home!.Body.ToJsonString(), Does.Not.Contain("SQL of Juniper Works"));
        await cleo.ClickAsync(cleo.Home!, "Start learning");

        Assert.That(await bot.QueryAsync<string>("select team_id from learner"), Is.EqualTo(new[] { cleo.Workspace.TeamId }));
    }

    [Test]
    public async Task Titles_full_of_markup_and_endless_ones_are_only_text()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "hostile", "<!channel> *bold* & 🎉 '; drop table learner; --" + new string('x', 200), "a\nb\n" + new string('y', 200));
        await LearnerTable.AddTrackAsync(bot, new string('z', 80), "An id too long for an option", position: 2);

        await OpenHomeAsync(bot, bot.Anna);

        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("drop table").And.Not.Contain("too long for an option"));
    }

    internal static async Task OpenHomeAsync(TestBot bot, PersonHands person)
    {
        await person.OpenHomeAsync();
        await bot.SettleAsync();
    }
}
