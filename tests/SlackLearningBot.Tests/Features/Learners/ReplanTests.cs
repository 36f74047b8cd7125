using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Tests.Features.Calendars;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>A change of holidays reaches everybody, whatever ends meanwhile. 1,500 learners are planned for the Tuesday that becomes one.</summary>
internal sealed class ReplanTests
{
    private const string MovedSql = "select count(*) from learner where next_lesson_at = '2026-11-25T07:30Z'";
    private const string CountedSql = "select learners from morning where due_at = '2026-11-25T07:30Z'";
    private const string OwedSql = "select count(*) from delivery where kind = 'learner.replan'";

    [Test]
    public async Task What_the_change_owes_is_there_with_it_and_is_done_in_batches()
    {
        await using var bot = await WithLearnersAsync(new MortalSteps());

        await ImportAsync(bot);
        var (before, owed) = (await bot.ScalarAsync<long>(MovedSql), await bot.ScalarAsync<long>(OwedSql));
        await bot.SettleAsync();

        Assert.That((before, owed), Is.EqualTo((0L, 1L)));
        Assert.That(await bot.ScalarAsync<long>(MovedSql), Is.EqualTo(1500));
        Assert.That(await bot.ScalarAsync<int>(CountedSql), Is.EqualTo(1500));
        Assert.That(await bot.ScalarAsync<long>(OwedSql), Is.Zero, "where it stood named a person");
    }

    [Test]
    public async Task A_process_that_dies_in_the_middle_leaves_the_rest_to_the_next_one()
    {
        var steps = new MortalSteps { DiesAt = Steps.BeforeRecord };
        await using var bot = await WithLearnersAsync(steps);
        await ImportAsync(bot);

        Assert.That(bot.SettleAsync, Throws.InstanceOf<ProcessDied>());
        var half = await bot.ScalarAsync<long>(MovedSql);
        bot.Machine.Advance(TimeSpan.FromSeconds(121));
        await bot.Services.GetRequiredService<ClaimStore>().RescueAsync(bot.Now, bot.Machine.GetUtcNow(), bot.Machine.GetUtcNow(), CancellationToken.None);
        await bot.SettleAsync();

        Assert.That(half, Is.EqualTo(1000));
        Assert.That(await bot.ScalarAsync<long>(MovedSql), Is.EqualTo(1500));
        Assert.That(await bot.ScalarAsync<int>(CountedSql), Is.EqualTo(1500), "nobody is counted twice");
        Assert.That(await bot.ScalarAsync<long>(OwedSql), Is.Zero);
    }

    [Test]
    public async Task A_change_that_comes_while_an_older_one_is_under_way_reaches_those_that_were_passed_already()
    {
        var steps = new MortalSteps { DiesAt = Steps.BeforeRecord };
        await using var bot = await WithLearnersAsync(steps);
        await ImportAsync(bot);
        Assert.That(bot.SettleAsync, Throws.InstanceOf<ProcessDied>());

        await CalendarRun.WithFileAsync(bot, "x.ics", CalendarRun.Christmas.Replace("20261124", "20261128", StringComparison.Ordinal), "import", "FILE", "--name", "X");
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<long>("select count(*) from learner where next_lesson_at = '2026-11-24T07:30Z'"), Is.EqualTo(1500));
    }

    private static async Task ImportAsync(TestBot bot) =>
        Assert.That((await CalendarRun.WithFileAsync(bot, "x.ics", CalendarRun.Christmas, "import", "FILE", "--name", "X")).Code, Is.Zero);

    private static async Task<TestBot> WithLearnersAsync(MortalSteps steps)
    {
        var bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, services => services.AddSingleton<ISteps>(steps));
        await bot.ExecuteAsync(
            """
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            select @TeamId, 'U' || n, 'Europe/Stockholm', '08:30', 31, '2026-01-01Z', '2026-11-24T07:30Z' from generate_series(1, 1500) n
            """,
            TestBot.Key(bot.Anna));
        await bot.ExecuteAsync("insert into workspace_default (team_id, calendar) values (@TeamId, 'X')", TestBot.Key(bot.Anna));
        return bot;
    }
}
