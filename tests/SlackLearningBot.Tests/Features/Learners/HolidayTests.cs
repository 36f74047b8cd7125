using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>A public holiday is no learning day. It is Monday 23 November 2026, 07:00 in Stockholm.</summary>
internal sealed class HolidayTests
{
    private const string Tuesday = "2026-11-24";

    [Test]
    public async Task A_learner_whose_Tuesday_is_a_holiday_gets_no_lesson_on_it_and_one_on_Wednesday()
    {
        await using var bot = await WithAnnaAsync();
        await HaveHolidaysAsync(bot, "XX", (Tuesday, "Labour Day"));

        await bot.TurnToAsync("2026-11-23T07:30:00Z");
        var said = await SayAsync(bot, "/learn");
        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        await bot.TurnToAsync("2026-11-24T18:00:00Z");
        await bot.TurnToAsync("2026-11-25T07:30:00Z");

        Assert.That(said, Does.Contain("comes on Wednesday at 08:30; tomorrow is Labour Day."));
        Assert.That(await LessonsAsync(bot), Is.EqualTo(new[] { "2026-11-23", "2026-11-25" }));
    }

    [Test]
    public async Task A_day_that_becomes_a_holiday_after_its_lesson_was_planned_has_none_and_every_word_knows_it()
    {
        await using var bot = await WithAnnaAsync();
        await bot.TurnToAsync("2026-11-23T07:30:00Z"); // from here Tuesday is planned
        await HaveHolidaysAsync(bot, "XX", (Tuesday, "Labour Day"));

        var said = await SayAsync(bot, "/learn");
        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        await bot.TurnToAsync("2026-11-25T07:30:00Z");

        Assert.That(said, Does.Contain("comes on Wednesday at 08:30; tomorrow is Labour Day."));
        Assert.That(await LessonsAsync(bot), Is.EqualTo(new[] { "2026-11-23", "2026-11-25" }));
    }

    [TestCase("time 09:00", "on Thursday at 09:00; tomorrow is Labour Day and Wednesday is Labour Day too.")]
    [TestCase("time tue", "on Tuesday 1 December at 08:30; tomorrow is Labour Day.")]
    [TestCase("pause until 2026-11-25", "comes on Thursday at 08:30; Wednesday is Labour Day too.")]
    public async Task Whatever_is_changed_the_next_lesson_passes_the_holidays(string words, string said)
    {
        await using var bot = await WithAnnaAsync();
        await HaveHolidaysAsync(bot, "XX", (Tuesday, "Labour Day"), ("2026-11-25", "Labour Day too"));
        await bot.TurnToAsync("2026-11-23T07:30:00Z");

        Assert.That(await SayAsync(bot, $"/learn {words}"), Does.Contain(said));
    }

    [TestCase("update contact set calendar = ''", "update person set country = 'XX'", new[] { Tuesday }, Description = "a person who wants none has none")]
    [TestCase("update contact set calendar = 'YY'", "update person set country = 'XX'", new string[0], Description = "their own choice goes before the country")]
    [TestCase("update person set country = ' xx '", "delete from workspace_default", new string[0], Description = "the country's name as people write it")]
    [TestCase("update person set country = 'Somewhere'", "update workspace_default set calendar = 'YY'", new string[0], Description = "by its title; before the company's word")]
    [TestCase("update person set country = 'Nowhere'", "select 1", new string[0], Description = "a country without a calendar: the company's word")]
    [TestCase("update workspace_default set calendar = null", "select 1", new[] { Tuesday }, Description = "nobody said anything")]
    public async Task Whose_holidays_count(string first, string second, string[] lessons)
    {
        await using var bot = await WithAnnaAsync();
        await HaveHolidaysAsync(bot, "XX", (Tuesday, "Labour Day"));
        await HaveHolidaysAsync(bot, "YY", (first.Contains("YY", StringComparison.Ordinal) ? Tuesday : "2026-12-24", "Another day"));
        await bot.ExecuteAsync("update workspace_default set calendar = 'XX'");
        await bot.ExecuteAsync(first);
        await bot.ExecuteAsync(second);

        await bot.TurnToAsync("2026-11-23T07:30:00Z");
        await bot.TurnToAsync("2026-11-24T07:30:00Z");

        Assert.That((await LessonsAsync(bot)).Where(day => day == Tuesday), Is.EqualTo(lessons));
    }

    [Test]
    public async Task A_workspace_s_own_calendar_stands_before_the_one_of_that_name_that_came_with_the_bot()
    {
        await using var bot = await WithAnnaAsync();
        await HaveHolidaysAsync(bot, "XX", (Tuesday, "Labour Day"));
        await bot.ExecuteAsync("insert into holiday_calendar values ('', 'XX', 'Other', null, 'x', '2026-01-01')");
        await bot.ExecuteAsync("insert into holiday values ('', 'XX', '2026-11-25', 'Not here')");

        await bot.TurnToAsync("2026-11-24T07:30:00Z");
        await bot.TurnToAsync("2026-11-25T07:30:00Z");

        Assert.That(await LessonsAsync(bot), Does.Contain("2026-11-25").And.Not.Contain(Tuesday));
    }

    [Test]
    public async Task The_yes_and_App_Home_name_the_holiday_whatever_it_is_called()
    {
        await using var bot = await TestBot.StartAsync("2026-11-23T12:00:00Z");
        await HaveHolidaysAsync(bot, "XX", (Tuesday, "<!channel> *Day*"));
        await bot.Anna.CommandAsync("/learn");
        await bot.SettleAsync();

        await bot.Anna.SubmitAsync(Weekdays);
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);

        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("on Wednesday at 08:30; tomorrow is").And.Not.Contain("<!channel>"));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-25T07:30:00Z")));
    }

    /// <summary>The company's calendar with these days.</summary>
    internal static async Task HaveHolidaysAsync(TestBot bot, string calendar, params (string Day, string Name)[] days)
    {
        var team = bot.Anna.Workspace.TeamId;
        await bot.ExecuteAsync(
            "insert into holiday_calendar values (@Team, @Calendar, 'Somewhere', null, 'x', '2026-01-01')", new { Team = team, Calendar = calendar });
        foreach (var (day, name) in days)
        {
            await bot.ExecuteAsync(
                "insert into holiday values (@Team, @Calendar, @Day::date, @Name)", new { Team = team, Calendar = calendar, Day = day, Name = name });
        }

        await bot.ExecuteAsync(
            "insert into workspace_default (team_id, calendar) values (@Team, @Calendar) on conflict (team_id) do nothing", new { Team = team, Calendar = calendar });
    }

    private static JsonObject Weekdays => LearnerTable.Form("08:30", zone: "Europe/Stockholm", eachDay: ["1", "2", "4", "8", "16"], tracks: ["sql"]);

    private static async Task<TestBot> WithAnnaAsync()
    {
        var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL");
        await bot.Anna.CommandAsync("/learn");
        await bot.SettleAsync();
        await bot.Anna.SubmitAsync(Weekdays);
        await bot.SettleAsync();
        return bot;
    }

    private static async Task<string> SayAsync(TestBot bot, string command) => (await bot.Anna.CommandAsync(command)).Ephemeral!.Text;

    private static Task<IReadOnlyList<string>> LessonsAsync(TestBot bot) => bot.QueryAsync<string>("select slot from delivery where kind = 'lesson.daily' order by slot");
}
