using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Calendars;

/// <summary>An operator takes a calendar away again: whoever had its holidays has others, and gets the lesson of a day that is none any more.</summary>
internal sealed class CalendarRemoveTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [TearDown]
    public Task Stop() => bot.DisposeAsync().AsTask();

    /// <summary>Anna chose it, Ben has it by his country, Kenji because the workspace decided so; Maria chose none, and Erik said stop.</summary>
    private async Task EverybodyHasItAsync(string name, string next = "2026-11-25T07:30Z")
    {
        await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", name);
        await bot.SettleAsync();
        foreach (var person in new[] { bot.Anna, bot.Ben, bot.Kenji, bot.Maria, bot.Erik })
        {
            await bot.ExecuteAsync(
                """
                insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
                values (@TeamId, @UserId, 'Europe/Stockholm', '08:30', 31, '2026-01-01Z', @Next::timestamptz)
                """,
                new { person.Workspace.TeamId, person.UserId, Next = next });
        }

        await bot.ExecuteAsync("update learner set stopped_at = joined_at, next_lesson_at = null where user_id = @UserId", TestBot.Key(bot.Erik));
        await bot.ExecuteAsync("insert into contact (team_id, user_id, calendar) values (@TeamId, @UserId, @Name)", new { bot.Anna.Workspace.TeamId, bot.Anna.UserId, Name = name });
        await bot.ExecuteAsync("insert into contact (team_id, user_id, calendar) values (@TeamId, @UserId, '')", TestBot.Key(bot.Maria));
        await bot.ExecuteAsync("insert into person (team_id, user_id, country) values (@TeamId, @UserId, @Name) on conflict (team_id, user_id) do update set country = @Name",
            new { bot.Ben.Workspace.TeamId, bot.Ben.UserId, Name = name.ToLowerInvariant() });
        await bot.ExecuteAsync("insert into workspace_default (team_id, calendar) values (@TeamId, @Name)", new { bot.Anna.Workspace.TeamId, Name = name });
    }

    [Test]
    public async Task It_says_whose_holidays_they_are_and_moves_their_lessons_back()
    {
        await EverybodyHasItAsync("CH-ZURICH");
        var stays = await NextAsync(bot.Maria);

        var run = await CalendarRun.OfAsync(bot, "remove", "ch-zurich", "--yes");
        await bot.SettleAsync();

        Assert.That((run.Code, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.StartWith("Removes CH-ZURICH (Zürich), whose holidays 3 learners have: 1 chose it, 1 by their country, 1 as the workspace decided."));
        Assert.That(run.Output, Does.Contain("The workspace decided for it (/learn defaults)").And.Contain("CH-ZURICH is removed."));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from holiday where team_id <> ''"), Is.Zero);
        foreach (var person in new[] { bot.Anna, bot.Ben, bot.Kenji })
        {
            Assert.That(await NextAsync(person), Is.EqualTo("2026-11-24 07:30"), "Tuesday is a day like another");
        }

        Assert.That(await NextAsync(bot.Maria), Is.EqualTo("2026-11-24 07:30"), "planned anew with the others");
        Assert.That(stays, Is.EqualTo("2026-11-25 07:30"));
    }

    [Test]
    public async Task Who_chose_it_has_the_companys_holidays_and_can_choose_another()
    {
        await EverybodyHasItAsync("CH-ZURICH");
        await bot.ExecuteAsync("update workspace_default set calendar = 'SE' where team_id = @TeamId", TestBot.Key(bot.Anna));

        await CalendarRun.OfAsync(bot, "remove", "CH-ZURICH", "--yes");
        await bot.SettleAsync();
        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();
        await bot.Anna.ClickAsync(bot.Anna.Home!, "settings.open");
        var form = bot.Anna.Modal!.Body.ToJsonString();
        var saved = await bot.Anna.SubmitAsync();

        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("public holidays of Sweden"));
        Assert.That(form, Does.Contain("As your company: Sweden").And.Not.Contain("CH-ZURICH"));
        Assert.That(saved.Error, Is.Null, saved.Message);
    }

    [Test]
    public async Task Imported_again_it_holds_again_for_whoever_chose_it()
    {
        await EverybodyHasItAsync("CH-ZURICH");
        await CalendarRun.OfAsync(bot, "remove", "CH-ZURICH", "--yes");
        await bot.SettleAsync();

        await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "CH-ZURICH");
        await bot.SettleAsync();

        Assert.That(await NextAsync(bot.Anna), Is.EqualTo("2026-11-25 07:30"));
    }

    [Test]
    public async Task The_one_that_came_with_the_bot_holds_in_its_place()
    {
        await EverybodyHasItAsync("SE");

        var run = await CalendarRun.OfAsync(bot, "remove", "SE", "--yes");
        var again = await CalendarRun.OfAsync(bot, "remove", "SE", "--yes");

        Assert.That(run.Output, Does.Contain("The SE that came with the bot holds in its place.").And.Not.Contain("/learn defaults"));
        Assert.That((await CalendarRun.OfAsync(bot, "list")).Output, Does.Contain("SE           Sweden"));
        Assert.That((again.Code, again.Error.Trim()), Is.EqualTo((1, "SE came with the bot and stays; import another one of that name to put it in its place. The workspace imported none.")));
    }

    [TestCase("no\n", "Nothing was changed.")]
    [TestCase("", "Nothing was changed.")]
    [TestCase(null, "nobody is here to answer")]
    public async Task It_asks_and_without_a_yes_nothing_happens(string? answer, string said)
    {
        await EverybodyHasItAsync("OFFICE");

        var run = await CalendarRun.AskedAsync(bot, answer, "remove", "OFFICE");

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Output + run.Error, Does.Contain(said));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from holiday_calendar where team_id <> ''"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_yes_is_heard_and_another_workspaces_calendar_is_nobody_elses()
    {
        await EverybodyHasItAsync("OFFICE");
        await bot.AddCleoAsync();
        await CalendarRun.WithFileAsync(bot, "zh.ics", CalendarRun.Christmas, "import", "FILE", "--name", "THEIRS", "--workspace", "T0OTHER0001");

        var foreign = await CalendarRun.OfAsync(bot, "remove", "THEIRS", "--yes", "--workspace", bot.Anna.Workspace.TeamId);
        var nameless = await CalendarRun.OfAsync(bot, "remove", "a b", "--yes", "--workspace", bot.Anna.Workspace.TeamId);
        var which = await CalendarRun.OfAsync(bot, "remove", "OFFICE", "--yes");
        var done = await CalendarRun.AskedAsync(bot, "Yes\n", "remove", "OFFICE", "--workspace", bot.Anna.Workspace.TeamId);

        Assert.That((foreign.Code, foreign.Error.Trim()), Is.EqualTo((1, "Found THEIRS, which is no calendar of the workspace. Expected one of OFFICE.")));
        Assert.That(nameless.Error, Does.StartWith("Found a b, which is no calendar of the workspace."));
        Assert.That(which.Error, Does.Contain("Add --workspace with one of"));
        Assert.That(done.Code, Is.Zero);
        Assert.That(await bot.QueryAsync<string>("select calendar from holiday_calendar where team_id <> ''"), Is.EqualTo(new[] { "THEIRS" }));
    }

    private Task<string?> NextAsync(PersonHands person) =>
        bot.ScalarAsync<string>("select to_char(next_lesson_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from learner where team_id = @TeamId and user_id = @UserId", TestBot.Key(person));
}
