using System.CommandLine;
using NUnit.Framework;
using SlackLearningBot.Features.Memory;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Memory;

/// <summary><c>memory rebuild</c>, and what a night does.</summary>
internal sealed class RebuildTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private MemoryDesk memory = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        memory = new MemoryDesk(bot);
        await desk.AddTrackAsync("t", 3);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        var host = new ConsoleHost((_, _) => Task.FromResult(new ConsoleSession(bot.Services, null)), output, output);
        var root = new RootCommand();
        root.Subcommands.Add(new MemoryCommand().Build(host));
        var code = await root.Parse([.. args, "--workspace", bot.Anna.Workspace.TeamId]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (code, output.ToString().Trim());
    }

    [Test]
    public async Task What_answers_made_is_what_the_log_says()
    {
        foreach (var (right, days) in new[] { (true, 1), (false, 3), (true, 9) })
        {
            var anna = await desk.NewLearnerAsync("t");
            await memory.AddReviewAsync(anna, "t-1-q", $"2026-11-{20 - days:00}T09:00:00Z", 3, isOld: true);
            await memory.AddReviewAsync(anna, "t-1-q", $"2026-11-{20 - days:00}T10:00:00Z", 1, isOld: true);
            await anna.ClickAsync(await desk.SendAsync(anna), right ? "Right t-1" : "Wrong t-1");
            if (right)
            {
                await anna.ClickAsync(anna.Messages()[^1], "I guessed");
            }
        }

        Assert.That(await RunAsync("memory", "rebuild", "--check"), Is.EqualTo((0, "3 memories of 3 learners, made from 9 answers: all stand as the answers say.")));
    }

    [Test]
    public async Task What_stands_otherwise_is_told_and_mended()
    {
        var anna = await desk.NewLearnerAsync("t");
        await anna.ClickAsync(await desk.SendAsync(anna), "Right t-1");
        var before = await memory.FindAsync(anna, "t-1-q");
        await memory.AddReviewAsync(anna, "t-2-q", "2026-11-01T09:00:00Z", 3, isOld: true);
        await bot.ExecuteAsync("update memory set stability = stability * 2; insert into memory select team_id, user_id, 't-3-q', 1, 5, '2026-11-01', 1, '2026-11-04', 6, 0 from memory");

        var check = await RunAsync("memory", "rebuild", "--check");
        var stillWrong = await memory.FindAsync(anna, "t-1-q");
        var run = await RunAsync("memory", "rebuild");

        Assert.That(check, Is.EqualTo((1, "2 memories of 1 learners, made from 2 answers: 3 stand otherwise. Mend them with: memory rebuild")));
        Assert.That(stillWrong, Is.Not.EqualTo(before), "a check changes nothing");
        Assert.That(run.Code, Is.Zero);
        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.State, Is.EqualTo(before!.State));
        Assert.That(await memory.FindAsync(anna, "t-2-q"), Is.Not.Null);
        Assert.That(await memory.FindAsync(anna, "t-3-q"), Is.Null);
        Assert.That((await RunAsync("memory", "rebuild", "--check")).Code, Is.Zero);
    }

    [Test]
    public async Task Answers_from_before_there_were_memories_get_theirs_with_the_next_tick()
    {
        var anna = await desk.NewLearnerAsync("t");
        await memory.AddReviewAsync(anna, "t-1-q", "2026-11-01T09:00:00Z", 3, isOld: true);

        await bot.Services.GetRequiredService<MemoryNights>().RunDueAsync(CancellationToken.None);

        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.DueOn, Is.GreaterThan(new DateOnly(2026, 11, 3)));
        Assert.That(await bot.ScalarAsync<int>("select built_fit from memory_pass"), Is.Zero);
    }

    [Test]
    public async Task A_night_sums_up_how_questions_were_answered_and_mends_what_an_older_program_left()
    {
        var nights = bot.Services.GetRequiredService<MemoryNights>();
        await nights.RunDueAsync(CancellationToken.None);
        var anna = await desk.NewLearnerAsync("t");
        await memory.AddReviewAsync(anna, "t-1-q", "2026-11-23T09:00:00Z", 3);
        await memory.AddReviewAsync(anna, "t-1-q", "2026-11-24T09:00:00Z", 1, isOld: true);
        await bot.TurnToAsync("2026-11-25T00:30:00Z");
        await nights.RunDueAsync(CancellationToken.None);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from question_offset"), Is.Zero, "it is not yet night");
        await bot.TurnToAsync("2026-11-25T01:30:00Z");

        await nights.RunDueAsync(CancellationToken.None);
        await nights.RunDueAsync(CancellationToken.None);

        Assert.That(await bot.QueryAsync<string>("select concat_ws('|', question_id, answers, surprise < -0.5) from question_offset"), Is.EqualTo(new[] { "t-1-q|1|t" }));
        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.Answers, Is.EqualTo(2));
    }

    /// <summary>People who forget within days what the usual numbers expect them to keep for weeks.</summary>
    private Task AddForgetfulPeopleAsync() => bot.ExecuteAsync(
        """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at, learning_on, counts, model_version)
        select gen_random_uuid(), @TeamId, 'U0FORGET' || p, 't-1-q', 1, 't-1', 'test:' || k, gen_random_uuid(), 0, 'x', r.is_right, case when r.is_right then 3 else 1 end,
               d.day, d.day + time '09:00', d.day, true, 6
          from generate_series(1, 300) p, generate_series(0, 2) k
         cross join lateral (select date '2026-10-01' + p % 20 + k * 4 as day) d
         cross join lateral (select k = 0 or (p + k) % 10 < 3 as is_right) r
        """, new { bot.Anna.Workspace.TeamId });

    [Test]
    public async Task A_fit_that_foretells_better_is_kept_and_makes_all_memories_anew()
    {
        await AddForgetfulPeopleAsync();
        await RunAsync("memory", "rebuild");
        var before = await bot.ScalarAsync<double>("select avg(stability) from memory");

        var fit = await RunAsync("memory", "fit");

        Assert.That(fit.Output, Does.StartWith("Fitted to 900 answers: log loss on the newest quarter ").And.EndWith("All memories are made anew."));
        Assert.That(await bot.QueryAsync<string>("select concat_ws('|', fit, kept, log_loss < log_loss_before, reviews) from memory_fit"), Is.EqualTo(new[] { "1|t|t|900" }));
        Assert.That(await bot.ScalarAsync<double>("select avg(stability) from memory"), Is.LessThan(before), "they are believed to forget sooner");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from memory where fit <> 1"), Is.Zero);
        Assert.That((await RunAsync("memory", "rebuild", "--check")).Code, Is.Zero);
    }

    [Test]
    public async Task With_few_answers_nothing_is_fitted()
    {
        var anna = await desk.NewLearnerAsync("t");
        await memory.AddReviewAsync(anna, "t-1-q", "2026-11-01T09:00:00Z", 3);

        Assert.That((await RunAsync("memory", "fit")).Output, Does.Contain("too few answers"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from memory_fit"), Is.Zero);
    }
}
