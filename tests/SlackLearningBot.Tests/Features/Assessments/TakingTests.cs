using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Anna takes an assessment of four questions in her direct message: three right are enough, she has two attempts.</summary>
internal sealed class TakingTests
{
    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private PersonHands Anna => desk.Bot.Anna;

    private Task<IReadOnlyList<string>> ReviewsAsync(PersonHands person) => Bot.QueryAsync<string>(
        "select question_id || ' ' || is_right || ' ' || grade from review where team_id = @TeamId and user_id = @UserId and occasion like 'assessment:%' order by question_id", TestBot.Key(person));

    [Test]
    public async Task The_rules_are_clear_before_it_begins()
    {
        await desk.GiveAsync();

        var words = AssessmentDesk.Words(Anna);
        Assert.That(words, Does.Contain($"<@{Bot.Priya.UserId}> has an assessment for you: *SQL basics*, 4 questions, until Friday at 17:00."));
        Assert.That(words, Does.Contain("75 % are needed to pass. You have two attempts; each draws its questions anew."));
        Assert.That(words, Does.Contain("No clock: stop and go on whenever you like, on any device."));
        Assert.That(words, Does.Contain("When the deadline comes in the middle, what you have answered counts, and the rest counts as not right. After the deadline, Friday at 17:00, nothing can be begun or sent."));
        Assert.That(words, Does.Contain("The owners of this workspace's learning see whether you passed, and no single answer; your manager sees only whether you have done it."));
        Assert.That(words, Does.Contain($"Why this? <@{Bot.Priya.UserId}> gave it to you. If you leave it alone, I remind you twice at most"));
    }

    [Test]
    public async Task One_question_after_another_in_one_message_until_it_is_passed()
    {
        await desk.GiveAsync();

        var message = await AssessmentDesk.BeginAsync(Anna);
        Assert.That(LessonDesk.All(message), Does.Contain("*SQL basics*  ·  question 1 of 4  ·  open until Friday at 17:00"));
        await AssessmentDesk.AnswerAsync(Anna, message, "Wrong");
        Assert.That(LessonDesk.All(message), Does.Contain("question 2 of 4").And.Not.Contain("Not quite"), "nothing is told before the end");
        for (var at = 0; at < 3; at++)
        {
            await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        }

        Assert.That(LessonDesk.All(message), Does.Contain("*Passed: SQL basics.* You reached 75 %; 75 % were needed.").And.Contain("3 of 4 questions right.").And.Not.Contain("Try again"));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 answered 75 true" }));
        Assert.That((await ReviewsAsync(Anna)).Select(review => review[(review.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(), Is.EqualTo(new[] { "false 1", "true 3", "true 3", "true 3" }));
        Assert.That(await AssessmentDesk.ListAsync(Anna), Does.Contain("No assessment is ahead of you.").And.Contain("passed: 75 % of 75 % needed"));
    }

    [Test]
    public async Task Who_does_not_pass_tries_again_with_questions_in_another_order_until_no_attempt_is_left()
    {
        await desk.GiveAsync();

        var message = await AssessmentDesk.TakeAsync(Anna, right: 2, wrong: 2);
        Assert.That(LessonDesk.All(message), Does.Contain("*Not passed yet: SQL basics.* You reached 50 %; 75 % are needed. You have one attempt left, until Friday at 17:00; questions are drawn anew."));
        await Anna.ClickAsync(message, "Try again");
        Assert.That(LessonDesk.All(message), Does.Contain("question 1 of 4"));
        for (var at = 0; at < 4; at++)
        {
            await AssessmentDesk.AnswerAsync(Anna, message, "Wrong");
        }

        Assert.That(LessonDesk.All(message), Does.Contain("*Not passed: SQL basics.* You reached 0 %; 75 % are needed. That was your last attempt.").And.Not.Contain("Try again"));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 answered 50 false", "2 answered 0 false" }));
        Assert.That(await Bot.QueryAsync<string>("select outcome from assessment_assignee"), Is.EqualTo(new[] { "failed" }));
    }

    [Test]
    public async Task With_all_attempts_used_an_old_button_begins_nothing()
    {
        await desk.MakeAsync("Once", attempts: "1");
        await desk.GiveAsync();
        var start = LessonDesk.Element(AssessmentDesk.Last(Anna), "assessment.start");
        var message = await AssessmentDesk.TakeAsync(Anna, right: 0, wrong: 4);

        await desk.Lessons.ClickOldAsync(Anna, message, start);

        Assert.That(LessonDesk.Remark(Anna), Does.Contain("You have used your one attempt at *Once*, so none was begun."));
        Assert.That(await desk.AttemptsAsync(Anna), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Two_clicks_at_once_begin_one_attempt()
    {
        await desk.GiveAsync();
        var message = AssessmentDesk.Last(Anna);
        var start = LessonDesk.Element(message, "assessment.start");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.Lessons.ClickOldAsync(Anna, message, start)));

        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 open" }));
        Assert.That(await Bot.ScalarAsync<int>("select attempts::int from assessment_assignee"), Is.EqualTo(1));
        Assert.That(Anna.Messages().Where(one => one.EphemeralTo is not null).Select(LessonDesk.All), Is.Empty, "none of them failed");
    }

    [Test]
    public async Task The_database_itself_takes_no_second_open_attempt()
    {
        await desk.GiveAsync();
        await AssessmentDesk.BeginAsync(Anna);

        Assert.That(
            () => Bot.ExecuteAsync("insert into assessment_attempt (team_id, attempt_id, assignment_id, user_id, number, seed, started_at, ends_at) select team_id, gen_random_uuid(), assignment_id, user_id, 2, 's', started_at, ends_at from assessment_attempt"),
            Throws.InstanceOf<Npgsql.PostgresException>().With.Message.Contain("assessment_attempt_open"));
    }

    [Test]
    public async Task Answers_at_once_to_one_question_count_once()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        JsonObject[] options = [.. Elements.In(JsonNode.Parse(message.Blocks!)!.AsArray()).Select(placed => placed.Element).Where(element => ((string?)element["action_id"])!.StartsWith("assessment.answer", StringComparison.Ordinal))];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(at => desk.Lessons.ClickOldAsync(Anna, message, options[at % options.Length])));

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_answer where answered_at is not null"), Is.EqualTo(1));
        Assert.That(await ReviewsAsync(Anna), Has.Count.EqualTo(1));
        Assert.That(LessonDesk.All(message), Does.Contain("question 2 of 4"));
    }

    [Test]
    public async Task It_goes_on_elsewhere_where_it_stood_in_a_new_message()
    {
        await desk.GiveAsync();
        var first = await AssessmentDesk.BeginAsync(Anna);
        await AssessmentDesk.AnswerAsync(Anna, first, "Right");

        var list = (await Anna.CommandAsync("/learn assessments")).Ephemeral!;
        Assert.That(LessonDesk.All(list), Does.Contain("One assessment is ahead of you.").And.Contain("under way, until Friday at 17:00"));
        await Anna.ClickAsync(list, "Go on");
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Modal(Anna), Does.Contain("It waits for you in our direct message, at the bottom."));
        var second = AssessmentDesk.Last(Anna);
        Assert.That(second.Ts, Is.Not.EqualTo(first.Ts));
        Assert.That(LessonDesk.All(second), Does.Contain("question 2 of 4"));
        await AssessmentDesk.AnswerAsync(Anna, second, "Right");
        await AssessmentDesk.AnswerAsync(Anna, first, "Right"); // the older message shows the question that is answered already
        Assert.That(LessonDesk.All(first), Does.Contain("question 3 of 4"));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 open" }));
    }

    [Test]
    public async Task From_App_Home_the_rules_come_first_and_it_begins_in_the_direct_message()
    {
        await desk.GiveAsync();
        var home = await Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        Assert.That(Anna.Home!.Body.ToJsonString(), Does.Contain("Assessments").And.Contain("SQL basics"));
        _ = home;

        await Anna.ClickAsync(Anna.Home!, "Begin…");
        Assert.That(AssessmentDesk.Modal(Anna), Does.Contain("Before you begin").And.Contain("75 % are needed to pass"));
        await Anna.SubmitAsync();
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Anna), Does.Contain("question 1 of 4"));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 open" }));
    }

    [Test]
    public async Task A_question_may_wait_and_said_twice_it_waits_once()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        var asked = await Bot.QueryAsync<string>("select question_id from assessment_answer order by place");
        var later = LessonDesk.Element(message, "Later");

        await desk.Lessons.ClickOldAsync(Anna, message, later);
        await desk.Lessons.ClickOldAsync(Anna, message, later);
        for (var at = 0; at < 3; at++)
        {
            await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        }

        Assert.That(LessonDesk.All(message), Does.Contain("question 4 of 4").And.Not.Contain("Later"), "nothing else is left to go first");
        Assert.That(await Bot.ScalarAsync<string>("select question_id from assessment_answer where answered_at is null"), Is.EqualTo(asked[0]));
        Assert.That(await Bot.ScalarAsync<int>("select max(skips)::int from assessment_answer"), Is.EqualTo(1));
    }

    [Test]
    public async Task It_can_be_finished_with_the_answers_there_are()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        await AssessmentDesk.AnswerAsync(Anna, message, "Right");

        await Anna.ClickAsync(message, "Finish now");

        Assert.That(LessonDesk.All(message), Does.Contain("You reached 25 %").And.Contain("1 of 4 questions right, 3 without an answer."));
        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 finished 25 false" }));
        Assert.That(await ReviewsAsync(Anna), Has.Count.EqualTo(1), "what was not answered is no answer of the memory's");
    }

    [Test]
    public async Task Order_is_another_one_for_another_person_and_attempt_and_the_same_whenever_it_is_shown()
    {
        await desk.Lessons.AddTrackAsync("wide", 12);
        await desk.MakeAsync("Wide", "wide", attempts: "3");
        await desk.GiveAsync([Anna.UserId, Bot.Erik.UserId]);
        foreach (var person in new[] { Anna, Bot.Erik })
        {
            var message = await AssessmentDesk.BeginAsync(person);
            await person.ClickAsync(message, "Finish now");
            await person.ClickAsync(message, "Try again");
        }

        var orders = await Bot.QueryAsync<string>("select string_agg(question_id, ',' order by place) from assessment_answer group by attempt_id");
        Assert.That(orders, Has.Count.EqualTo(4).And.Unique);
        var shown = Bot.Erik.Messages()[^1].Blocks;
        await Bot.Erik.ClickAsync((await Bot.Erik.CommandAsync("/learn assessments")).Ephemeral!, "Go on");
        await Bot.SettleAsync();
        Assert.That(Texts(AssessmentDesk.Last(Bot.Erik).Blocks!), Is.EqualTo(Texts(shown!)));

        static IEnumerable<string?> Texts(string blocks) => Elements.In(JsonNode.Parse(blocks)!.AsArray()).Select(placed => (string?)placed.Element["text"]?["text"]);
    }

    [Test]
    public async Task A_question_that_is_rewritten_meanwhile_is_asked_and_kept_as_it_was_when_it_began()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Anna);
        await Bot.ExecuteAsync("""update question set version = 2, ask = 'Another?', options = '[{"text":"Yes","right":true},{"text":"No","right":false}]'""");

        for (var at = 0; at < 4; at++)
        {
            await AssessmentDesk.AnswerAsync(Anna, message, "Right");
        }

        Assert.That(await desk.AttemptsAsync(Anna), Is.EqualTo(new[] { "1 answered 100 true" }));
        Assert.That(await Bot.QueryAsync<int>("select distinct question_version from review where occasion like 'assessment:%'"), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task A_bank_that_lost_its_questions_uses_up_no_attempt()
    {
        await desk.GiveAsync();
        await Bot.ExecuteAsync("update question set retired_at = '2026-11-23'");

        await AssessmentDesk.BeginAsync(Anna);

        Assert.That(LessonDesk.Remark(Anna), Does.Contain("has no questions at the moment, so no attempt was begun, and none is used up."));
        Assert.That(await desk.AttemptsAsync(Anna), Is.Empty);
    }
}
