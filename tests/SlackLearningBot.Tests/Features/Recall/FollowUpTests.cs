using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Memory;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Recall;

/// <summary>Questions come again in the day's message, once, and answers to them move the memory.</summary>
internal sealed partial class FollowUpTests
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
        await desk.AddTrackAsync("t", 5);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    /// <summary>Somebody who answered the first lessons of the track (all of them, where none shall be left) two weeks ago, and now is about to forget.</summary>
    private async Task<PersonHands> WithDueAsync(int lessons)
    {
        var person = await desk.NewLearnerAsync("t");
        for (var at = 1; at <= lessons; at++)
        {
            await memory.AddReviewAsync(person, $"t-{at}-q", $"2026-11-0{at}T09:00:00Z", 3);
            await bot.ExecuteAsync(
                """
                insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @UserId, @Lesson, 't', @Day::date, 'done', @Day::timestamptz);
                insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
                values (@TeamId, @UserId, @Lesson || '-q', 2.3065, 2.118103970459, @Day::date, 1, @Day::date + 4, 6, 0)
                """, new { person.Workspace.TeamId, person.UserId, Lesson = $"t-{at}", Day = $"2026-11-0{at}" });
        }

        await memory.PlanAsync(person, "2026-11-24T07:30:00Z");
        return person;
    }

    [GeneratedRegex("\"block_id\":\"b[0-9a-f]+\"")]
    private static partial Regex BlockId();

    [Test]
    public async Task With_nothing_new_left_the_days_message_asks_again_one_after_the_other()
    {
        var anna = await WithDueAsync(5);

        var message = await desk.SendAsync(anna);
        var first = LessonDesk.All(message);
        var asked = await bot.QueryAsync<string>("select question_id from asking where user_id = @UserId order by place", new { anna.UserId });
        foreach (var question in asked)
        {
            await anna.ClickAsync(message, $"Right {question[..^2]}");
        }

        Assert.That(asked, Has.Count.EqualTo(3), "a day has three questions");
        Assert.That(first, Does.Contain("Do you still know this?").And.Contain("Three questions from what you learnt before.").And.Not.Contain("That was all"));
        Assert.That(LessonDesk.All(message), Does.Contain("That was all for today.").And.Contain("Comes again in"));
        var row = await memory.FindAsync(anna, asked[0]);
        var before = MemoryDesk.Model.First(Grade.Good);
        Assert.That(row!.State, Is.EqualTo(MemoryDesk.Model.Next(before, Grade.Good, 23 - int.Parse(asked[0][2..3], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That(await bot.QueryAsync<string>("select distinct occasion from review where user_id = @UserId and occasion like 'recall%'", new { anna.UserId }), Is.EqualTo(new[] { "recall:2026-11-23" }));
    }

    [Test]
    public async Task With_a_lesson_left_the_questions_stand_below_it_once_it_is_over()
    {
        var anna = await WithDueAsync(1);

        var message = await desk.SendAsync(anna);
        var open = LessonDesk.All(message);
        await anna.ClickAsync(message, "Right t-2");
        var over = LessonDesk.All(message);
        await anna.ClickAsync(message, "Wrong t-1");

        Assert.That(open, Does.Contain("t-2").And.Not.Contain("Do you still know this?"));
        Assert.That(over, Does.Contain("✓ Done.").And.Contain("*Do you still know this?* One question from what you learnt before.").And.Contain("Right t-1"));
        Assert.That(LessonDesk.All(message), Does.Contain("❌ Wrong t-1").And.Contain("✅ Right t-2").And.Contain("That was all for today."));
        Assert.That((await memory.FindAsync(anna, "t-1-q"))!.Answers, Is.EqualTo(2));
        Assert.That(anna.Messages(), Has.Count.EqualTo(1), "all of it in one message");
    }

    [Test]
    public async Task The_same_message_asks_the_same_when_it_is_rendered_again_and_nothing_comes_twice_a_day()
    {
        var anna = await WithDueAsync(5);
        var message = await desk.SendAsync(anna);
        var asked = await bot.QueryAsync<string>("select question_id || place from asking order by place");

        await bot.ExecuteAsync("update delivery set state = 'waiting', finished_at = null, ts = null, channel = null where kind = 'lesson.daily'");
        await bot.SettleAsync();

        Assert.That(await bot.QueryAsync<string>("select question_id || place from asking order by place"), Is.EqualTo(asked));
        Assert.That(anna.Messages()[^1].Ts, Is.Not.EqualTo(message.Ts));
        Assert.That(BlockId().Replace(anna.Messages()[^1].Blocks!, ""), Is.EqualTo(BlockId().Replace(message.Blocks!, "")));
    }

    [Test]
    public async Task A_second_click_shows_the_first_result_and_another_person_changes_nothing()
    {
        var anna = await WithDueAsync(5);
        var ben = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await desk.SendAsync(ben);
        var question = (await bot.ScalarAsync<string>("select question_id from asking where place = 1"))![..^2];
        var (right, wrong) = (LessonDesk.Element(message, $"Right {question}"), LessonDesk.Element(message, $"Wrong {question}"));

        await desk.ClickOldAsync(ben, ben.Messages()[^1], wrong);
        await desk.ClickOldAsync(anna, message, right);
        await desk.ClickOldAsync(anna, message, wrong);

        Assert.That(LessonDesk.Remark(ben), Does.Contain("sent to somebody else"));
        Assert.That(await bot.QueryAsync<string>("select user_id || ' ' || chosen_text from review where occasion like 'recall%'"), Is.EqualTo(new[] { $"{anna.UserId} Right {question}" }));
    }

    [Test]
    public async Task Why_this_says_what_skipping_would_cost()
    {
        var anna = await WithDueAsync(5);
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, "Why this?");

        Assert.That(LessonDesk.Remark(anna), Does.Match("You answered it last on \\w+ \\d November\\. More would be forgotten than fits into a day: this is worth the most, and the rest comes on later days\\. Your chance of a right answer is \\d\\d % now; if you skip it until Tuesday 24 November: \\d\\d % → \\d\\d %\\."));
    }

    [Test]
    public async Task Nothing_comes_again_of_lessons_put_aside_or_tracks_left()
    {
        var anna = await WithDueAsync(2);
        await bot.ExecuteAsync("update lesson_turn set state = 'put_aside' where lesson_id = 't-1'");

        await desk.SendAsync(anna);
        Assert.That(await bot.QueryAsync<string>("select question_id from asking"), Is.EqualTo(new[] { "t-2-q" }));

        await bot.ExecuteAsync("delete from asking; delete from delivery; update enrolment set left_at = joined_at");
        await desk.OweAsync(anna);
        await bot.SettleAsync();
        Assert.That(await bot.QueryAsync<string>("select question_id from asking"), Is.Empty);
    }

    [Test]
    public async Task Who_wishes_for_fewer_gets_fewer()
    {
        var anna = await WithDueAsync(5);
        await bot.ExecuteAsync("insert into memory_wish (team_id, scope, about, questions_a_day) values (@TeamId, 'person', @UserId, 1)", TestBot.Key(anna));

        await desk.SendAsync(anna);

        Assert.That(await bot.ScalarAsync<long>("select count(*) from asking"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_question_retired_before_it_was_answered_is_not_asked()
    {
        var anna = await WithDueAsync(5);
        var message = await desk.SendAsync(anna);
        var asked = await bot.QueryAsync<string>("select question_id from asking order by place");
        var right = LessonDesk.Element(message, $"Right {asked[0][..^2]}");
        await bot.ExecuteAsync("update question set retired_at = @Now where question_id = @Id", new { bot.Now, Id = asked[1] });

        await desk.ClickOldAsync(anna, message, right);

        Assert.That(LessonDesk.All(message), Does.Contain($"Right {asked[2][..^2]}").And.Not.Contain(asked[1][..^2]));
    }

    [Test]
    public async Task A_lesson_asked_for_after_a_message_of_questions_comes_in_its_own()
    {
        var anna = await WithDueAsync(5);
        await desk.SendAsync(anna);
        await desk.AddLessonAsync("t", new TestLesson("t-6") { Questions = [new TestQuestion("t-6-q", "Right t-6", "Wrong t-6")] });

        await anna.CommandAsync("/learn today");
        await bot.SettleAsync();
        var reply = await anna.CommandAsync("/learn today");

        var questions = anna.Messages()[0];
        Assert.That(LessonDesk.All(reply.Ephemeral!), Does.Contain("Here is today's lesson").And.Contain("|Lesson t-6>").And.Not.Contain(questions.Ts.Replace(".", "", StringComparison.Ordinal)));
        Assert.That(await bot.QueryAsync<string>("select kind || ' ' || slot from delivery where state = 'sent' and kind like 'lesson%' order by created_at"),
            Is.EqualTo(new[] { "lesson.daily 2026-11-23", "lesson.again t-6:0" }));
        var message = anna.Messages().Single(one => one.EphemeralTo is null && LessonDesk.All(one).Contains("t-6-q", StringComparison.Ordinal));
        await anna.ClickAsync(message, "Right t-6");
        Assert.That(await desk.StateAsync(anna, "t-6"), Is.EqualTo("done"));
    }

    [Test]
    public async Task Before_an_assessment_its_questions_come_once_more_even_when_they_are_not_due()
    {
        var anna = await WithDueAsync(5);
        await bot.ExecuteAsync("update memory set due_on = '2027-03-01'");
        await desk.OweAsync(anna);
        await bot.SettleAsync();
        Assert.That(await bot.ScalarAsync<long>("select count(*) from asking"), Is.Zero, "nothing is due");
        await bot.ExecuteAsync(
            """
            delete from delivery;
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
            values (@TeamId, '00000000-0000-0000-0000-000000000001', 'Quarter', 3, 60, 1, false, 'U0', @Now);
            insert into assessment_track (team_id, assessment_id, track_id) values (@TeamId, '00000000-0000-0000-0000-000000000001', 't');
            insert into assessment_assignment (team_id, assignment_id, assessment_id, deadline, audience, results, state, author_id, created_at)
            values (@TeamId, '00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001', '2026-12-01T16:00:00Z', '{}', 'names', 'open', 'U0', @Now);
            insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at) values (@TeamId, '00000000-0000-0000-0000-000000000002', @UserId, '', @Now);
            """, new { anna.Workspace.TeamId, anna.UserId, bot.Now });

        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Why this?");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from asking"), Is.EqualTo(3));
        Assert.That(LessonDesk.Remark(anna), Does.Contain("It is wanted on Tuesday 1 December"));
    }

    [Test]
    public async Task What_nobody_answers_rests_after_three_days_for_two_weeks()
    {
        var anna = await WithDueAsync(5);
        var asked = new List<long>();
        for (var day = 0; day < 20; day++)
        {
            await memory.PlanAsync(anna, bot.Now.AddHours(25).ToString("O"));
            await desk.OweAsync(anna);
            await bot.SettleAsync();
            asked.Add(await bot.ScalarAsync<long>("select count(*) from asking where asked_on = @Day", new { Day = DateOnly.FromDateTime(bot.Now.UtcDateTime) }));
            await bot.TurnToAsync(bot.Now.AddDays(1).ToString("O"));
        }

        Assert.That(asked.Sum(), Is.LessThanOrEqualTo(5 * 3 + 5 * 3), "each of the five three times, and once more after it rested");
        Assert.That(asked.Skip(6).Take(8), Has.Some.EqualTo(0L), "some days are silent");
    }
}
