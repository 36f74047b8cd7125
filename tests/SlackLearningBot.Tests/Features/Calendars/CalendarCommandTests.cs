using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Calendars;

internal sealed class CalendarCommandTests
{
    private const string DaysSql = "select calendar || ' ' || to_char(day, 'YYYY-MM-DD') || ' ' || name from holiday where team_id <> '' order by 1";

    [Test]
    public async Task An_imported_calendar_is_kept_and_a_new_one_of_that_name_stands_in_its_place()
    {
        await using var bot = await TestBot.StartAsync();

        var first = await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "ch-zurich");
        var second = await CalendarRun.WithFileAsync(
            bot, "zh.ics", CalendarRun.Christmas.Replace("20261124", "20261123", StringComparison.Ordinal).Replace("Y:Christmas", "Y:Weihnachten", StringComparison.Ordinal), "import", "FILE", "--name", "CH-ZURICH");

        Assert.That((first.Code, first.Error), Is.EqualTo((0, "")));
        Assert.That(first.Output, Does.StartWith("CH-ZURICH (Zürich): 3 holidays from 2026-11-24 to 2026-12-26, nothing left out.").And.Contain("3 added, 0 renamed, 0 removed."));
        Assert.That(second.Output, Does.Contain("1 added, 2 renamed, 1 removed."));
        Assert.That(await bot.QueryAsync<string>(DaysSql), Is.EqualTo(new[] { "CH-ZURICH 2026-11-23 Labour Day", "CH-ZURICH 2026-12-25 Weihnachten", "CH-ZURICH 2026-12-26 Weihnachten" }));
    }

    [TestCase("zh.ics", "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260230\nEND:VEVENT\nEND:VCALENDAR", "zh.ics:4: Found DTSTART '20260230'")]
    [TestCase("zh.yaml", "title: x\ndays:\n  12-32: Too late\n", "zh.yaml:3: Found '12-32', expected a day such as 12-25")]
    [TestCase("zh.yaml", "title: &a x\nsource: *a\n", "zh.yaml:1: Found no valid YAML here")]
    [TestCase("zh.yaml", "days: [1, 2]\n", "zh.yaml:1: Found no valid YAML here")]
    [TestCase("zh.yaml", "title: x\ntitle: y\n", "zh.yaml:2: Found 'title' twice.")]
    [TestCase("zh.yaml", "holidays: {}\n", "zh.yaml:1: Found the key 'holidays', expected calendar, title, source, years or days.")]
    [TestCase("zh.yaml", "", "zh.yaml:1: Found no valid YAML here")]
    [TestCase("zh.yaml", "\"unfinished", "zh.yaml:1: Found no valid YAML here")]
    [TestCase("zh.yaml", "title: Nothing\n", "zh.yaml:1: Found 0 entries under 'days', expected 1 to 500.")]
    public async Task A_file_with_an_error_changes_nothing_and_names_its_line(string file, string text, string error)
    {
        await using var bot = await TestBot.StartAsync();
        await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "X");

        var run = await CalendarRun.WithFileAsync(bot, file, text, "import", "FILE", "--name", "X");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith(error).And.Contain("Nothing was changed."));
        Assert.That(await bot.QueryAsync<string>(DaysSql), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task What_is_left_out_is_told_and_the_rest_comes_in()
    {
        await using var bot = await TestBot.StartAsync();
        var text = CalendarRun.Christmas.Replace("SUMMARY:Labour", "RRULE:FREQ=YEARLY;BYDAY=4TH\r\nSUMMARY:Labour", StringComparison.Ordinal);

        var run = await CalendarRun.WithFileAsync(bot, "zh.ics", text, "import", "FILE", "--name", "X");

        Assert.That(run.Output, Does.StartWith("zh.ics:6: Left out: it repeats by a rule that is not supported (BYDAY=4TH)").And.Contain("2 holidays").And.Contain("1 event left out"));
    }

    [Test]
    public async Task A_name_is_needed_and_a_workspace_when_there_are_several()
    {
        await using var bot = await TestBot.StartAsync();

        Assert.That((await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE")).Error, Does.Contain("Say what the calendar is called with --name"));
        Assert.That((await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "a b")).Error, Does.Contain("Found --name a b"));
        Assert.That((await CalendarRun.OfAsync(bot, "import", "/no/such/file.ics", "--name", "X")).Error, Does.StartWith("file.ics:1: The file cannot be read"));
        await bot.AddCleoAsync();
        Assert.That((await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "X")).Error, Does.Contain("Add --workspace with one of"));
        Assert.That((await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "X", "--workspace", "T0OTHER0001")).Code, Is.Zero);
        Assert.That((await CalendarRun.OfAsync(bot, "list", "--workspace", bot.Anna.Workspace.TeamId)).Output, Does.Not.Contain("Zürich"), "another workspace's calendar is nobody else's");
    }

    [Test]
    public async Task A_calendar_of_rules_names_itself_and_check_prints_its_days()
    {
        await using var bot = await TestBot.StartAsync();
        const string text = "calendar: office\ntitle: Our office\nyears: 2026-2027\ndays:\n  12-28 since 2027: \"Between the years\"\n  last friday of june: Summer party\n";

        var check = await CalendarRun.WithFileAsync(bot, "office.yaml", text, "check", "FILE");
        var import = await CalendarRun.WithFileAsync(bot, "office.yaml", text, "import", "FILE");

        Assert.That(check.Output, Is.EqualTo("2026-06-26 Fri  Summer party\n2027-06-25 Fri  Summer party\n2027-12-28 Tue  Between the years\nGood: 3 holidays, nothing left out.\n".ReplaceLineEndings()));
        Assert.That(import.Output, Does.StartWith("OFFICE (Our office): 3 holidays"));
        Assert.That((await CalendarRun.OfAsync(bot, "list")).Output, Does.Contain("OFFICE       Our office: 3 holidays from 2026-06-26 to 2027-12-28, imported (office.yaml)"));
    }

    [Test]
    public async Task An_import_moves_the_lessons_that_were_planned_over_its_days_and_back()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ExecuteAsync(
            """
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            values (@TeamId, 'U1', 'Europe/Stockholm', '08:30', 31, '2026-01-01Z', '2026-11-24T07:30Z'), (@TeamId, 'U2', 'Asia/Tokyo', '08:30', 31, '2026-01-01Z', '2026-11-23T23:30Z'),
                   (@TeamId, 'U3', 'Europe/Stockholm', '08:30', 4, '2026-01-01Z', '2026-11-25T07:30Z'), ('TOTHER', 'U1', 'Europe/Stockholm', '08:30', 31, '2026-01-01Z', '2026-11-24T07:30Z')
            """,
            TestBot.Key(bot.Anna));
        await bot.ExecuteAsync("insert into workspace_default (team_id, calendar) values (@TeamId, 'X')", TestBot.Key(bot.Anna));

        var run = await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "X");
        await bot.SettleAsync();
        var moved = await NextAsync(bot);
        await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas.Replace("20261124", "20261128", StringComparison.Ordinal), "import", "FILE", "--name", "X");
        await bot.SettleAsync();

        Assert.That(run.Output, Does.Contain("Lessons that were planned over its days move as soon as the bot runs."));
        Assert.That(
            await bot.QueryAsync<string>("select to_char(due_at at time zone 'UTC', 'DD HH24:MI') || ' ' || learners from morning where learners > 0 order by due_at"),
            Is.EqualTo(new[] { "23 23:30 1", "24 07:30 1" }), "who is counted for a big morning moves with them");
        Assert.That(moved, Is.EqualTo(new[] { "2026-11-25 07:30", "2026-11-24 23:30", "2026-11-25 07:30", "2026-11-24 07:30" }), "another workspace's stay");
        Assert.That(await NextAsync(bot), Is.EqualTo(new[] { "2026-11-24 07:30", "2026-11-23 23:30", "2026-11-25 07:30", "2026-11-24 07:30" }));
    }

    private static Task<IReadOnlyList<string>> NextAsync(TestBot bot) =>
        bot.QueryAsync<string>("select to_char(next_lesson_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from learner order by team_id = 'TOTHER', user_id");
}
