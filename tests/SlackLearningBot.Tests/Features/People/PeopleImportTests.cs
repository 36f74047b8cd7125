using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.People;

internal sealed class PeopleImportTests
{
    private const string ManagersSql = "select user_id || ' ' || coalesce(manager_id, '-') || ' ' || coalesce(level, '-') from person where imported_at is not null order by user_id";

    [Test]
    public async Task People_named_by_address_or_id_are_read_from_Slack_first_and_then_imported()
    {
        await using var bot = await TestBot.StartAsync();

        var run = await ConsoleRun.ImportAsync(bot, """
            E-Mail;Manager;Level;Team;Country;Site
            anna@juniper.example;maria@juniper.example;L3;Platform;SE;Stockholm
            BEN@juniper.example;U0PGMARIA01;L5;Platform;GB;London
            maria@juniper.example;;M1;Platform;US;"New York; 5th floor"
            """);

        Assert.That(run.Error, Is.Empty);
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.Output, Does.Contain("Anna Lindqvist (U0PGANNA001): manager none → U0PGMARIA01, level none → L3").And.Contain("3 people changed, 0 stayed as they are."));
        Assert.That(await bot.QueryAsync<string>(ManagersSql), Is.EqualTo(new[] { "U0PGANNA001 U0PGMARIA01 L3", "U0PGBEN0001 U0PGMARIA01 L5", "U0PGMARIA01 - M1" }));
        Assert.That(await bot.ScalarAsync<string>("select site from person where user_id = 'U0PGMARIA01'"), Is.EqualTo("New York; 5th floor"));
        Assert.That(bot.Slack.World.Calls.To("users.list"), Has.Count.EqualTo(1));
        Assert.That(bot.Slack.World.Calls.To("chat.postMessage"), Is.Empty);
    }

    [Test]
    public async Task Another_country_moves_the_lesson_that_was_planned_over_its_holiday()
    {
        await using var bot = await TestBot.StartAsync("2026-12-23T12:00:00Z");
        await bot.ExecuteAsync(
            """
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            values (@TeamId, @UserId, 'Europe/Stockholm', '08:30', 31, '2026-01-01Z', '2026-12-24T07:30Z')
            """,
            TestBot.Key(bot.Anna));

        await ConsoleRun.ImportAsync(bot, "user,country\nU0PGANNA001,SE");
        await bot.SettleAsync();
        var moved = await bot.ScalarAsync<DateTime>("select next_lesson_at from learner");
        await ConsoleRun.ImportAsync(bot, "user,level\nU0PGANNA001,L3");

        Assert.That(moved, Is.EqualTo(TestBot.Instant("2026-12-28T07:30:00Z").UtcDateTime), "Christmas Eve and Day, and a weekend");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'learner.replan'"), Is.Zero, "a level has no holidays");
    }

    [Test]
    public async Task An_import_again_updates_what_its_columns_say_and_leaves_the_rest()
    {
        await using var bot = await TestBot.StartAsync();
        await ConsoleRun.ImportAsync(bot, "user,manager,level\nU0PGANNA001,U0PGMARIA01,L3\nU0PGBEN0001,U0PGMARIA01,L5");

        var run = await ConsoleRun.ImportAsync(bot, "user_id,manager\nU0PGANNA001,U0PGPRIYA01\nU0PGBEN0001,U0PGMARIA01");

        Assert.That(run.Output, Does.Contain("Anna Lindqvist (U0PGANNA001): manager U0PGMARIA01 → U0PGPRIYA01").And.Contain("1 person changed, 1 stayed as they are."));
        Assert.That(await bot.QueryAsync<string>(ManagersSql), Is.EqualTo(new[] { "U0PGANNA001 U0PGPRIYA01 L3", "U0PGBEN0001 U0PGMARIA01 L5" }));
        Assert.That(bot.Slack.World.Calls.To("users.list"), Has.Count.EqualTo(1), "everybody was known by then");
    }

    [Test]
    public async Task A_check_says_what_would_change_and_changes_nothing()
    {
        await using var bot = await TestBot.StartAsync();

        var run = await ConsoleRun.ImportAsync(bot, "user,level\nU0PGANNA001,L3", "--check");

        Assert.That((run.Code, run.Output), Is.EqualTo((0, $"Anna Lindqvist (U0PGANNA001): level none → L3{Environment.NewLine}Checked only, nothing was changed. 1 person would change, 0 would stay as they are.{Environment.NewLine}")));
        Assert.That(await bot.QueryAsync<string>(ManagersSql), Is.Empty);
    }

    [Test]
    public async Task Every_bad_line_is_named_with_its_rule_and_nothing_is_changed()
    {
        await using var bot = await TestBot.StartAsync();

        var run = await ConsoleRun.ImportAsync(bot, """
            email,user,manager,level
            anna@juniper.example,,,L1
            nobody@juniper.example,,,L2

            ,,U0PGMARIA01,L3
            ben@juniper.example,,ben@juniper.example,L4
            erik@juniper.example,U0PGKENJI01,,L5
            anna@juniper.example,,,L6
            maria@juniper.example,,the boss,L7
            kenji@juniper.example,,U0NOBODY,
            priya@juniper.example,,
            priya@juniper.example,,,L"9
            ,U0PGLEARNBOT,,L10
            """);

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error.Split(Environment.NewLine), Is.EqualTo(new[]
        {
            "people.csv:3: e-mail nobody@juniper.example is nobody in this workspace",
            "people.csv:5: the line does not say who it is about; expected a user id or an e-mail address",
            "people.csv:6: Ben Okafor (U0PGBEN0001) cannot be their own manager; leave manager empty for somebody at the top",
            "people.csv:7: user is Kenji Watanabe (U0PGKENJI01), but e-mail is Erik Berg (U0PGERIK001); which of them is meant?",
            "people.csv:8: Anna Lindqvist (U0PGANNA001) stands in line 2 already; keep one of them",
            "people.csv:9: manager \"the boss\" is neither a user id such as U012AB3CD nor an e-mail address",
            "people.csv:10: manager U0NOBODY is nobody in this workspace",
            "people.csv:11: 3 values, expected 4 as in the header; put values that contain the separator in quotation marks",
            "people.csv:12: a quotation mark stands where none may be, or is never closed; put the whole value in quotation marks and double those inside",
            "people.csv:13: user U0PGLEARNBOT is a bot; expected a person",
            "Nothing was changed: 10 errors.",
            "",
        }));
        Assert.That(await bot.QueryAsync<string>(ManagersSql), Is.Empty);
    }

    [Test]
    public async Task Managers_in_a_circle_are_refused_also_when_half_of_it_is_known_from_before()
    {
        await using var bot = await TestBot.StartAsync();
        await ConsoleRun.ImportAsync(bot, "user,manager\nU0PGANNA001,U0PGMARIA01");

        var run = await ConsoleRun.ImportAsync(bot, "user,manager\nU0PGERIK001,U0PGPRIYA01\nU0PGMARIA01,U0PGBEN0001\nU0PGBEN0001,U0PGANNA001");

        Assert.That(run.Error, Does.StartWith(
            "people.csv:4: managers go round in a circle: U0PGMARIA01 → U0PGBEN0001 → U0PGANNA001 → U0PGMARIA01; one of them must have another manager, or none"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from person where manager_id is not null"), Is.EqualTo(1));
    }

    [TestCase("", "people.csv:1: the file is empty; expected a header line with some of user, user_id, e-mail, email, manager, level, team, country, site")]
    [TestCase("user,boss\nU0PGANNA001,x", "people.csv:1: the column \"boss\" is not known; expected some of user, user_id, e-mail, email, manager, level, team, country, site")]
    [TestCase("user,User_Id\nU0PGANNA001,U0PGANNA001", "people.csv:1: the column \"user_id\" comes after another that says the same; keep one of them")]
    [TestCase("level,team\nL1,x", "people.csv:1: no column says who it is about; expected user (or user_id) or e-mail (or email)")]
    [TestCase("user,site\nU0PGANNA001,a\u0000b", "people.csv:2: site contains a control character (a line break, a tab or a NUL); remove it")]
    public async Task A_file_that_cannot_be_read_says_why(string csv, string error)
    {
        await using var bot = await TestBot.StartAsync();

        var run = await ConsoleRun.ImportAsync(bot, csv);

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith(error));
    }

    [Test]
    public async Task SQL_markup_and_emoji_in_a_file_are_only_text()
    {
        await using var bot = await TestBot.StartAsync();

        var run = await ConsoleRun.ImportAsync(bot, "user,level,site\nU0PGANNA001,\"'; drop table person; --\",<!channel> *🎉*");

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(await bot.ScalarAsync<string>("select level || site from person where user_id = 'U0PGANNA001'"), Is.EqualTo("'; drop table person; --<!channel> *🎉*"));
    }

    [Test]
    public async Task With_several_workspaces_it_must_be_said_which_and_the_others_stay_untouched()
    {
        await using var bot = await TestBot.StartAsync();
        var cleo = await bot.AddCleoAsync();
        const string csv = "email,level\ncleo@other.example,L9";

        var unsaid = await ConsoleRun.ImportAsync(bot, csv);
        var wrong = await ConsoleRun.ImportAsync(bot, csv, "--team", "T0PGJUNIPER");
        var right = await ConsoleRun.ImportAsync(bot, csv, "--workspace", cleo.Workspace.TeamId);

        Assert.That(unsaid.Error, Does.Contain("Add --workspace with one of ").And.Contain("T0PGJUNIPER (Juniper Works)").And.Contain("T0OTHER0001 (Other Works)"));
        Assert.That(wrong.Error, Does.Contain("cleo@other.example is nobody in this workspace"));
        Assert.That(right.Code, Is.Zero, right.Error);
        Assert.That(await bot.QueryAsync<string>("select team_id from person where level is not null"), Is.EqualTo(new[] { cleo.Workspace.TeamId }));
    }
}
