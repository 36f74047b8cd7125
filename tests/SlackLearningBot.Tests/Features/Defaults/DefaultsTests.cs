using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Defaults;

/// <summary>Priya owns the programme; Anna and Ben learn, Maria is new. It is Monday 23 November 2026, 07:00 in Stockholm.</summary>
internal sealed class DefaultsTests
{
    private const string RowSql = "select to_jsonb(d) - 'team_id' from workspace_default d where team_id = @TeamId";

    [Test]
    public async Task What_an_owner_decides_is_proposed_to_newcomers_and_holds_for_those_who_chose_nothing()
    {
        await using var bot = await WithOwnerAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");
        await LearnerTable.AddAsync(bot, bot.Ben, "2026-11-23T07:30:00Z");
        await bot.Ben.CommandAsync("/learn quiet 22-7");
        await bot.Priya.CommandAsync("/learn defaults");
        var form = bot.Priya.Modal!.Body.Plain();

        await bot.Priya.SubmitAsync(Form());

        var said = bot.Priya.Modal!.Body.Plain();
        Assert.That(form, Does.Contain("What newcomers are proposed").And.Contain("08:30").And.Contain("19:00 to 08:00").And.Contain("No public holidays"));
        Assert.That(said, Does.Contain("Newcomers are proposed Monday to Thursday at 10:15, Zurich time"));
        Assert.That(said, Does.Contain("Quiet hours 18:00 to 08:00: for 1 learner who chose no quiet hours").And.Contain("At most 1 message a day: for everybody; whoever chose less keeps less (2 learners chose nothing)"));
        Assert.That(said, Does.Contain("Public holidays of Sweden: for 2 learners who chose no calendar").And.Contain("Nobody's own choice was changed"));
        Assert.That(await HomeAsync(bot, bot.Anna), Does.Contain("Monday to Friday at 08:30").And.Contain("Quiet from 18:00 to 08:00 (from your company) · at most 1 message a day (from your company) · public holidays of Sweden (from your company)"));
        Assert.That(await HomeAsync(bot, bot.Ben), Does.Contain("Quiet from 22:00 to 07:00 (your choice)"));
        await bot.Maria.CommandAsync("/learn");
        Assert.That(bot.Maria.Modal!.Body.Plain(), Does.Contain("\"initial_time\":\"10:15\""));
        await bot.Maria.SubmitAsync();
        await bot.SettleAsync();
        var maria = await LearnerTable.ReadAsync(bot, bot.Maria);
        Assert.That((maria!.Hour, (int)maria.Days), Is.EqualTo((new TimeOnly(10, 15), 15)));
    }

    [Test]
    public async Task Another_calendar_moves_the_lessons_that_were_planned_over_its_days()
    {
        await using var bot = await WithOwnerAsync("2026-12-23T12:00:00Z");
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-12-24T07:30:00Z");
        await bot.Priya.CommandAsync("/learn defaults");

        await bot.Priya.SubmitAsync(Form());
        await bot.SettleAsync();

        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-12-28T07:30:00Z")), "Christmas Eve and Day, and a weekend");
        Assert.That((await bot.Anna.CommandAsync("/learn")).Ephemeral!.Text, Does.Contain("on Monday at 08:30; tomorrow is Christmas Eve and Friday is Christmas Day."));
        Assert.That((await bot.Priya.CommandAsync("/learn defaults reset")).Ephemeral!.Text, Does.Contain("The bot's own settings hold again").And.Contain("08:30, UTC time; quiet hours 19:00 to 08:00; at most 2 messages a day"));
        await bot.SettleAsync();
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-12-24T07:30:00Z")));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from workspace_default"), Is.Zero);
    }

    [Test]
    public async Task Nobody_but_an_owner_decides_not_even_with_a_form_that_was_opened_before()
    {
        await using var bot = await WithOwnerAsync();
        await bot.Priya.CommandAsync("/learn defaults");
        await bot.ExecuteAsync("delete from role_grant");

        await bot.Priya.SubmitAsync(Form());

        Assert.That(bot.Priya.Modal!.Body.Plain(), Does.Contain("for the owners of this workspace's learning, so nothing was changed"));
        Assert.That((await bot.Anna.CommandAsync("/learn defaults")).Ephemeral!.Text, Does.Contain("for the owners").And.Contain("nothing was changed"));
        Assert.That((await bot.Anna.CommandAsync("/learn defaults reset")).Ephemeral!.Text, Does.Contain("for the owners"));
        Assert.That(LessonDesk.All((await bot.Anna.CommandAsync("/learn help")).Ephemeral!), Does.Contain("/learn quiet 19:00-08:00").And.Not.Contain("defaults"));
        Assert.That(await bot.QueryAsync<string>(RowSql, TestBot.Key(bot.Anna)), Is.Empty);
    }

    [Test]
    public async Task What_is_missing_or_made_up_is_refused_beside_its_field_and_changes_nothing()
    {
        await using var bot = await WithOwnerAsync();
        await bot.Priya.CommandAsync("/learn defaults");

        var refused = await bot.Priya.SubmitAsync(Form(hour: "03:00", zone: "Mars/Base", days: ["128"])
            .With("peace_quiet", "peace.quiet", "x").With("peace_nudges", "peace.nudges", "9").With("peace_holidays", "peace.holidays", "XX"));

        Assert.That(
            refused.Errors!.Select(error => error.Key),
            Is.EquivalentTo(new[] { "defaults_hour", "defaults_zone", "defaults_days", "peace_quiet", "peace_nudges", "peace_holidays" }));
        Assert.That(await bot.QueryAsync<string>(RowSql, TestBot.Key(bot.Anna)), Is.Empty);
    }

    [Test]
    public async Task One_workspace_s_decisions_are_nobody_else_s()
    {
        await using var bot = await WithOwnerAsync();
        var cleo = await bot.AddCleoAsync();
        await bot.Priya.CommandAsync("/learn defaults");
        await bot.Priya.SubmitAsync(Form());

        await cleo.CommandAsync("/learn");

        Assert.That(cleo.Modal!.Body.Plain(), Does.Contain("\"initial_time\":\"08:30\""));
    }

    private static JsonObject Form(string hour = "10:15", string zone = "Europe/Zurich", string[]? days = null) => new JsonObject
    {
        ["defaults_hour"] = new JsonObject { ["defaults.hour"] = new JsonObject { ["type"] = "timepicker", ["selected_time"] = hour } },
        ["defaults_days"] = new JsonObject
        {
            ["defaults.days"] = LearnerTable.Form(eachDay: days ?? ["1", "2", "4", "8"])["rhythm_days"]!["rhythm.each_day"]!.DeepClone(),
        },
    }
        .With("defaults_zone", "defaults.zone", zone)
        .With("peace_quiet", "peace.quiet", "18:00-08:00")
        .With("peace_nudges", "peace.nudges", "1")
        .With("peace_holidays", "peace.holidays", "SE");

    private static async Task<string> HomeAsync(TestBot bot, PersonHands person)
    {
        await WelcomeTests.OpenHomeAsync(bot, person);
        return person.Home!.Body.Plain();
    }

    private static async Task<TestBot> WithOwnerAsync(string at = TestBot.MondayMorning)
    {
        var bot = await TestBot.StartAsync(at);
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', '2026-01-01T00:00Z')", TestBot.Key(bot.Priya));
        return bot;
    }
}
