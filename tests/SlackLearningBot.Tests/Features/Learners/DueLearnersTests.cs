using NUnit.Framework;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

internal sealed class DueLearnersTests
{
    private const string LessonsSql = "select slot from delivery where kind = 'lesson.daily' order by slot";

    [Test]
    public async Task A_lesson_is_owed_at_the_hour_until_the_evening_and_the_next_one_is_noted()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");

        await TickAsync(bot);
        Assert.That(await bot.QueryAsync<string>(LessonsSql), Is.Empty);
        await TurnAsync(bot, "2026-11-23T07:30:00Z");
        await TickAsync(bot);

        Assert.That(await bot.QueryAsync<string>(
            """
            select slot || ' ' || class || ' ' || to_char(due_at at time zone 'utc', 'HH24:MI') || ' ' || to_char(expires_at at time zone 'utc', 'HH24:MI')
              from delivery where kind = 'lesson.daily'
            """), Is.EqualTo(new[] { "2026-11-23 2 07:30 19:00" }));
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-24T07:30:00Z")));
    }

    [Test]
    public async Task A_bot_that_was_away_leaves_out_the_days_it_missed()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");

        await TurnAsync(bot, "2026-11-25T02:00:00Z");
        await TickAsync(bot);
        Assert.That(await bot.QueryAsync<string>(LessonsSql), Is.Empty, "nothing in the night, and nothing of the days before");
        await TurnAsync(bot, "2026-11-25T18:59:00Z");
        await TickAsync(bot);

        Assert.That(await bot.QueryAsync<string>(LessonsSql), Is.EqualTo(new[] { "2026-11-25" }), "the same evening is still fine");
        Assert.That((await LearnerTable.ReadAsync(bot, bot.Anna))!.NextLessonAt, Is.EqualTo(TestBot.Instant("2026-11-26T07:30:00Z")));
    }

    [Test]
    public async Task Two_processes_at_once_owe_each_of_many_learners_one_lesson()
    {
        await using var bot = await TestBot.StartAsync();
        await AddManyAsync(bot, 2500);
        await TurnAsync(bot, "2026-11-23T07:30:00Z");
        var due = bot.Services.GetRequiredService<DueLearners>();

        var owed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => due.EnqueueDueAsync(CancellationToken.None))));
        await due.EnqueueDueAsync(CancellationToken.None);

        Assert.That(owed.Sum(), Is.EqualTo(2500));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'lesson.daily'"), Is.EqualTo(2500));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from learner where next_lesson_at <> '2026-11-24T07:30Z'"), Is.Zero);
    }

    [TestCase("Europe/Stockholm", "2027-03-26T00:00:00Z", new[] { "26 07:30", "27 07:30", "28 06:30", "29 06:30" })]
    [TestCase("Europe/Stockholm", "2026-10-24T00:00:00Z", new[] { "24 06:30", "25 07:30", "26 07:30", "27 07:30" })]
    [TestCase("America/New_York", "2027-03-13T06:00:00Z", new[] { "13 13:30", "14 12:30", "15 12:30", "16 12:30" })]
    [TestCase("Asia/Tokyo", "2027-03-26T00:00:00Z", new[] { "26 23:30", "27 23:30", "28 23:30", "29 23:30" })]
    public async Task The_hour_on_the_wall_stays_when_clocks_change(string zone, string start, string[] expected)
    {
        await using var bot = await TestBot.StartAsync(start);
        await LearnerTable.AddAsync(bot, bot.Anna, expected[0].Replace("26 ", "2027-03-26T").Replace("24 ", "2026-10-24T").Replace("13 ", "2027-03-13T") + ":00Z", zone, days: 127);

        for (var hour = 0; hour < 96; hour++)
        {
            await TurnAsync(bot, (bot.Now + TimeSpan.FromHours(1)).ToString("O"));
            await TickAsync(bot);
        }

        Assert.That(
            await bot.QueryAsync<string>("select to_char(due_at at time zone 'utc', 'DD HH24:MI') from delivery where kind = 'lesson.daily' order by due_at limit 4"),
            Is.EqualTo(expected));
    }

    [Test]
    public async Task Nobody_who_left_the_company_is_owed_a_lesson_and_who_comes_back_is()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");
        await bot.ExecuteAsync("insert into person (team_id, user_id, deleted) values (@TeamId, @UserId, true)", TestBot.Key(bot.Anna));

        await TurnAsync(bot, "2026-11-23T07:30:00Z");
        await TickAsync(bot);
        Assert.That(await bot.QueryAsync<string>(LessonsSql), Is.Empty);
        await bot.ExecuteAsync("update person set deleted = false");
        await TurnAsync(bot, "2026-11-24T07:30:00Z");
        await TickAsync(bot);

        Assert.That(await bot.QueryAsync<string>(LessonsSql), Is.EqualTo(new[] { "2026-11-24" }));
    }

    [Test]
    public async Task A_zone_this_version_does_not_know_holds_up_nobody_else()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:29:00Z", zone: "Mars/Olympus_Mons");
        await LearnerTable.AddAsync(bot, bot.Ben, "2026-11-23T07:30:00Z", zone: "Europe/London");

        await TurnAsync(bot, "2026-11-23T07:30:00Z");
        await TickAsync(bot);

        Assert.That(await bot.QueryAsync<string>(LessonsSql), Has.Count.EqualTo(2));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from learner where next_lesson_at <= '2026-11-23T07:30Z'"), Is.Zero);
    }

    [Test]
    public async Task Asking_who_is_due_costs_what_is_due()
    {
        await using var bot = await TestBot.StartAsync();
        await AddManyAsync(bot, 20_000);
        await bot.ExecuteAsync("analyze learner");

        var plan = await bot.PlanAsync("DueLearnersStore.ClaimDueSql", new("Now", new DateTime(2026, 11, 23, 7, 29, 0, DateTimeKind.Utc)), new("Most", 1000));

        Assert.That(plan.ToString(), Does.Contain("Index Scan using learner_due"));
    }

    private static Task AddManyAsync(TestBot bot, int count) => bot.ExecuteAsync(
        """
        insert into installation (team_id, team_name, team_url, bot_user_id, token_protected, state, installed_at, updated_at)
        select 'T' || n, 'Many', 'https://many.slack.com/', 'U0', 'none', 'active', '2026-01-01T00:00Z', '2026-01-01T00:00Z' from generate_series(0, 6) n;
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select 'T' || n % 7, 'U' || n, 'Europe/Stockholm', '08:30', 127, '2026-01-01T00:00Z', '2026-11-23T07:30Z' from generate_series(1, @Count) n
        """,
        new { Count = count });

    /// <summary>Only people's clock: the ticks run when a test says so.</summary>
    private static async Task TurnAsync(TestBot bot, string at) => await bot.Slack.TurnClockAsync(TestBot.Instant(at));

    private static Task TickAsync(TestBot bot) => bot.Services.GetRequiredService<DueLearners>().EnqueueDueAsync(CancellationToken.None);
}
