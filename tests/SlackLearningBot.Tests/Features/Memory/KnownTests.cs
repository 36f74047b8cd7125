using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Memory;

/// <summary>What a learner is shown of their memory: in App Home, and by /learn progress. It is Monday 23 November 2026, 07:00 in Stockholm.</summary>
internal sealed class KnownTests
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
        await desk.AddEmptyTrackAsync("t");
        foreach (var (at, skills) in new[] { (1, new[] { "sql" }), (2, ["sql", "*bold* & <!here>"]), (3, ["git"]), (4, []) })
        {
            await desk.AddLessonAsync("t", new TestLesson($"t-{at}") { Skills = skills, Questions = [new TestQuestion($"t-{at}-q", $"Right t-{at}", $"Wrong t-{at}")] });
        }
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<PersonHands> KnowingAsync(params (int Lesson, double Stability, string AnsweredAt, string DueOn)[] known)
    {
        var person = await desk.NewLearnerAsync("t");
        foreach (var (lesson, stability, at, due) in known)
        {
            await memory.AddReviewAsync(person, $"t-{lesson}-q", at, 3);
            await bot.ExecuteAsync(
                """
                insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
                values (@TeamId, @UserId, @Question, @Stability, 5, @At::timestamptz::date, 1, @Due::date, 6, 0)
                """, new { person.Workspace.TeamId, person.UserId, Question = $"t-{lesson}-q", Stability = stability, At = at, Due = due });
        }

        await memory.PlanAsync(person, "2026-11-23T07:30:00Z");
        return person;
    }

    private async Task<string> HomeAsync(PersonHands person)
    {
        await person.OpenHomeAsync();
        await bot.SettleAsync();
        return person.Home!.Body.Plain();
    }

    private static int Hundredths(double days, double stability) => (int)Math.Round(MemoryDesk.Model.Recall(days, stability) * 100);

    [Test]
    public async Task Progress_says_what_is_known_by_skill_now_and_in_thirty_days_and_draws_it()
    {
        // The answer of Saturday noon is 42 hours old at six in the morning (UTC).
        var anna = await KnowingAsync((1, 5, "2026-11-21T12:00:00Z", "2026-11-27"), (2, 5, "2026-11-21T12:00:00Z", "2026-11-25"), (3, 40, "2026-11-13T06:00:00Z", "2027-01-01"), (4, 2, "2026-11-13T06:00:00Z", "2026-11-20"));

        var said = (await anna.CommandAsync("/learn progress")).Ephemeral!;

        var (sql, then) = (Hundredths(1.75, 5), Hundredths(31.75, 5));
        var words = LessonDesk.All(said);
        Assert.That(words, Does.Contain("data_visualization").And.Contain($$"""{"value":{{sql}},"label":"sql"}""").And.Contain($$"""{"value":{{then}},"label":"sql"}"""));
        Assert.That(words, Does.Contain($"{sql} of 100 now, {then} in 30 days (2 questions)").And.Contain($"{Hundredths(10, 40)} of 100 now, {Hundredths(40, 40)} in 30 days (1 question)"));
        Assert.That(words, Does.Contain("∗bold∗ &amp; &lt;!here&gt;").And.Contain("You have answered *4 questions*. You would get about *4* of them right today, and about *3* in 30 days"));
        Assert.That(said.Text, Does.Contain("in 1 track").And.Contain("You have answered *4 questions*"));
        Assert.That(words, Does.Contain("Coming again this week: 1 question today, 1 question on Wednesday and 1 question on Friday."));
        Assert.That(words, Does.Contain("fallen to about *85 of 100* (the usual), at most 3 questions a day"));
    }

    [Test]
    public async Task What_an_assessment_may_ask_comes_once_more_this_week()
    {
        var anna = await KnowingAsync((1, 90, "2026-10-21T12:00:00Z", "2027-03-01"), (2, 90, "2026-10-21T12:00:00Z", "2027-03-01"), (3, 40, "2026-11-21T06:00:00Z", "2026-11-25"), (4, 90, "2026-10-21T12:00:00Z", "2027-03-01"));
        var before = LessonDesk.All((await anna.CommandAsync("/learn progress")).Ephemeral!);
        await bot.ExecuteAsync("update question set retired_at = @Now where question_id = 't-4-q'", new { bot.Now });
        await bot.ExecuteAsync(
            """
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at) values (@TeamId, @Id, 'SQL', 2, 70, 1, false, 'erased', @Now);
            insert into assessment_track (team_id, assessment_id, track_id) values (@TeamId, @Id, 't');
            insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, audience, results, state, created_at)
            values (@TeamId, @Id, @Id, 'erased', '2026-12-04T16:00:00Z', '{}', 'names', 'open', @Now);
            insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at) values (@TeamId, @Id, @UserId, '', @Now);
            """, new { anna.Workspace.TeamId, anna.UserId, Id = Guid.CreateVersion7(bot.Now), bot.Now });

        var after = LessonDesk.All((await anna.CommandAsync("/learn progress")).Ephemeral!);

        Assert.That(before, Does.Contain("Coming again this week: 1 question on Wednesday.").And.Not.Contain("assessment"));
        Assert.That(after, Does.Contain("Coming again this week: 2 questions today and 1 question on Wednesday. You have an assessment to take by Friday 4 December: what it may ask comes once more before."));
        Assert.That(await HomeAsync(anna), Does.Contain("You have an assessment to take by Friday 4 December"));
        await bot.ExecuteAsync("update assessment_assignee set done_at = @Now, outcome = 'passed'", new { bot.Now });
        Assert.That(LessonDesk.All((await anna.CommandAsync("/learn progress")).Ephemeral!), Does.Contain("Coming again this week: 1 question on Wednesday.").And.Not.Contain("assessment"));
    }

    [TestCase(8, false)]
    [TestCase(9, true)]
    [TestCase(30, true)]
    public async Task Every_skill_can_be_reached(int skills, bool more)
    {
        await desk.AddEmptyTrackAsync("many");
        var anna = await desk.NewLearnerAsync("many");
        for (var at = 1; at <= skills; at++)
        {
            await desk.AddLessonAsync("many", new TestLesson($"m-{at}") { Skills = [$"skill {at:00} & <more>"], Questions = [new TestQuestion($"m-{at}-q", "Right", "Wrong")] });
            await bot.ExecuteAsync(
                """
                insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
                values (@TeamId, @UserId, @Question, 20, 5, '2026-11-20', 1, '2027-01-01', 6, 0)
                """, new { anna.Workspace.TeamId, anna.UserId, Question = $"m-{at}-q" });
        }

        var progress = (await anna.CommandAsync("/learn progress")).Ephemeral!;

        Assert.That(LessonDesk.All(progress), Does.Contain("skill 08").And.Not.Contain("*skill 09"));
        Assert.That(LessonDesk.All(progress).Contains($"All {skills} skills", StringComparison.Ordinal), Is.EqualTo(more));
        Assert.That((await HomeAsync(anna)).Contains($"All {skills} skills", StringComparison.Ordinal), Is.EqualTo(more));
        if (more)
        {
            await anna.ClickAsync(progress, $"All {skills} skills");
            Assert.That(anna.Modal!.Body.Plain(), Does.Contain("skill 01 &amp; &lt;more&gt;").And.Contain($"skill {skills:00} &amp; &lt;more&gt;").And.Contain("You have answered"));
        }
    }

    [Test]
    public async Task Whoever_has_nothing_in_memory_any_more_is_told_so()
    {
        var anna = await KnowingAsync((1, 5, "2026-11-21T12:00:00Z", "2026-11-27"));
        var progress = (await anna.CommandAsync("/learn progress")).Ephemeral!;
        await bot.ExecuteAsync("delete from memory");

        await desk.ClickOldAsync(anna, progress, new System.Text.Json.Nodes.JsonObject { ["type"] = "button", ["action_id"] = "memory.skills" });

        Assert.That(anna.Modal!.Body.Plain(), Does.Contain("You have not answered any question yet."));
    }

    [Test]
    public async Task App_Home_says_the_same_without_the_chart_and_however_much_waits_no_number_of_it()
    {
        var anna = await KnowingAsync((1, 1, "2026-09-01T06:00:00Z", "2026-09-05"), (2, 1, "2026-09-01T06:00:00Z", "2026-09-05"), (3, 1, "2026-09-01T06:00:00Z", "2026-09-05"), (4, 1, "2026-09-01T06:00:00Z", "2026-09-05"));

        var home = await HomeAsync(anna);

        Assert.That(home, Does.Contain("What you know").And.Contain("Coming again this week: 3 questions today and 1 question tomorrow.").And.Contain("Change").And.Not.Contain("data_visualization"));
        Assert.That(home, Does.Not.Contain("overdue").IgnoreCase.And.Not.Contain("late").IgnoreCase);
    }

    [Test]
    public async Task Whoever_answered_nothing_is_told_nothing_and_so_is_a_stranger()
    {
        var anna = await desk.NewLearnerAsync("t");

        Assert.That(LessonDesk.All((await anna.CommandAsync("/learn progress")).Ephemeral!), Does.Contain("0 of 4 lessons").And.Not.Contain("You have answered"));
        Assert.That(await HomeAsync(anna), Does.Not.Contain("What you know"));
        Assert.That(LessonDesk.All((await bot.Maria.CommandAsync("/learn progress")).Ephemeral!), Does.Contain("You have not joined a track yet").And.Not.Contain("data_visualization"));
    }

    [Test]
    public async Task What_was_put_aside_or_left_is_known_and_does_not_come()
    {
        var anna = await KnowingAsync((1, 5, "2026-11-21T12:00:00Z", "2026-11-24"));
        await bot.ExecuteAsync("update enrolment set left_at = @Now where user_id = @UserId", new { anna.UserId, bot.Now });

        var words = LessonDesk.All((await anna.CommandAsync("/learn progress")).Ephemeral!);

        Assert.That(words, Does.Contain("You have answered *1 question*").And.Contain("Nothing comes again in the next days."));
    }

    [Test]
    public async Task A_learners_and_a_questions_offset_move_what_is_shown()
    {
        var anna = await KnowingAsync((1, 5, "2026-11-21T12:00:00Z", "2026-11-27"));
        await bot.ExecuteAsync(
            """
            insert into learner_offset (team_id, user_id, value, answers) values (@TeamId, @UserId, -0.5, 20);
            insert into question_offset (team_id, question_id, answers, surprise, doubt) values (@TeamId, 't-1-q', 60, -8, 6);
            """, TestBot.Key(anna));

        var chance = Forecast.Chance(MemoryDesk.Model.Recall(1.75, 5), -0.5, -0.8);
        Assert.That(LessonDesk.All((await anna.CommandAsync("/learn progress")).Ephemeral!), Does.Contain($"about *{Math.Round(chance * 100)} of 100* today"));
    }
}
