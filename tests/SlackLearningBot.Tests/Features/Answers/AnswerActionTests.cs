using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Answers;

internal sealed class AnswerActionTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 2);
    }

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task A_right_answer_is_stored_and_the_message_says_why_and_what_is_next()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);

        var result = await anna.ClickAsync(message, "Right t-1");

        Assert.That(result.Ok, Is.True, result.Message);
        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Right t-1 true 3" }));
        Assert.That(LessonDesk.All(message), Does.Contain("✅ Right t-1").And.Contain("Because Right t-1 is right.").And.Contain("The *text* of the lesson.")
            .And.Contain("Your next lesson comes tomorrow at 08:30.").And.Not.Contain("lesson.answer").And.Not.Contain("The right answer"));
        Assert.That(await desk.StateAsync(anna, "t-1"), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_wrong_answer_shows_its_reason_and_the_right_one()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);

        await anna.ClickAsync(message, "Wrong t-1");

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Wrong t-1 false 1" }));
        Assert.That(LessonDesk.All(message), Does.Contain("❌ Wrong t-1").And.Contain("Because Wrong t-1 is wrong.").And.Contain("The right answer: *Right t-1*")
            .And.Contain("Because Right t-1 is right."));
    }

    [Test]
    public async Task The_review_is_raw_option_in_the_authors_order_seconds_and_local_day()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await bot.ExecuteAsync("update delivery set finished_at = finished_at - interval '75 seconds' where recipient = @UserId and kind = 'lesson.daily'", new { anna.UserId });

        await anna.ClickAsync(message, "Wrong t-1");

        var row = await bot.QueryAsync<string>(
            "select concat_ws('|', chosen, question_version, occasion, seconds, answered_on, lesson_id) from review where user_id = @UserId", new { anna.UserId });
        Assert.That(row, Is.EqualTo(new[] { "1|1|lesson:t-1|75|2026-11-23|t-1" }));
    }

    [Test]
    public async Task A_second_click_on_any_option_shows_the_first_result()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        var (right, wrong) = (LessonDesk.Element(message, "Right t-1"), LessonDesk.Element(message, "Wrong t-1"));

        await desk.ClickOldAsync(anna, message, wrong);
        var first = message.Blocks;
        await desk.ClickOldAsync(anna, message, wrong);
        await desk.ClickOldAsync(anna, message, right); // last, or an overwritten result would look like the first

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Wrong t-1 false 1" }));
        Assert.That(LessonDesk.All(message), Does.Contain("❌ Wrong t-1").And.Not.Contain("✅"));
        Assert.That(message.Versions, Has.Count.GreaterThan(2), "the later clicks were answered, too");
        Assert.That(first, Is.Not.Null);
    }

    [Test]
    public async Task Three_clicks_at_once_are_one_answer_and_all_show_it()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        JsonObject[] clicks = [LessonDesk.Element(message, "Right t-1"), LessonDesk.Element(message, "Wrong t-1"), LessonDesk.Element(message, "Right t-1")];

        var answers = await Task.WhenAll(clicks.Select(click => desk.ClickOldAsync(anna, message, click)));

        var reviews = await desk.ReviewsAsync(anna);
        Assert.That(answers.Select(answer => answer.Status), Has.All.EqualTo(200));
        Assert.That(reviews, Has.Count.EqualTo(1));
        var shown = message.Versions.Skip(1).Select(version => version.Blocks!.Contains(reviews[0].Contains("true", StringComparison.Ordinal) ? "✅" : "❌", StringComparison.Ordinal));
        Assert.That(shown.ToList(), Has.Count.EqualTo(3).And.All.True);
    }

    [Test]
    public async Task Another_persons_click_changes_nothing()
    {
        var anna = await desk.NewLearnerAsync("t");
        var ben = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await desk.SendAsync(ben);
        var before = message.Blocks;

        await desk.ClickOldAsync(ben, ben.Messages()[^1], LessonDesk.Element(message, "Right t-1"));

        Assert.That(LessonDesk.Remark(ben), Does.Contain("sent to somebody else"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(await desk.ReviewsAsync(ben), Is.Empty);
        Assert.That(message.Blocks, Is.EqualTo(before));
    }

    [Test]
    public async Task A_person_of_another_workspace_changes_nothing()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        var cleo = await bot.AddCleoAsync();
        await cleo.SayAsync("hello");

        await desk.ClickOldAsync(cleo, cleo.Messages()[^1], LessonDesk.Element(message, "Right t-1"));

        Assert.That(LessonDesk.Remark(cleo), Does.Contain("I no longer have this question"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from review where team_id = @Team", new { Team = cleo.Workspace.TeamId }), Is.Zero);
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
    }

    [TestCase("0.{\"d\":\"x\"}")]
    [TestCase("1.{\"d\":\"nonsense\",\"q\":\"t-1-q\",\"o\":0,\"m\":\"\"}")]
    [TestCase("1.{}")]
    [TestCase("")]
    public async Task A_value_of_another_version_gets_a_friendly_remark(string value)
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        var click = LessonDesk.Element(message, "Right t-1").DeepClone().AsObject();
        click["value"] = value;

        await desk.ClickOldAsync(anna, message, click);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("earlier version"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
    }

    [TestCase("99", "Right t-1")]
    [TestCase("-1", "Right t-1")]
    public async Task A_made_up_place_of_an_option_is_told_by_its_text(string option, string counted)
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        var click = LessonDesk.Element(message, "Right t-1").DeepClone().AsObject();
        click["value"] = ((string)click["value"]!).Replace("\"o\":0", $"\"o\":{option}", StringComparison.Ordinal);

        await desk.ClickOldAsync(anna, message, click);

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { $"{counted} true 3" }));
    }

    [TestCase("t-1-q' or '1'='1")]
    [TestCase("no-such-question")]
    public async Task A_question_that_is_not_there_is_said_to_be_gone(string question)
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        var click = LessonDesk.Element(message, "Right t-1").DeepClone().AsObject();
        click["value"] = ((string)click["value"]!).Replace("t-1-q", question, StringComparison.Ordinal);

        await desk.ClickOldAsync(anna, message, click);

        Assert.That(LessonDesk.Remark(anna), Does.Contain("I no longer have this question"));
        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
    }

    [Test]
    public async Task A_question_retired_meanwhile_still_counts()
    {
        await desk.AddTrackAsync("old", 1);
        var anna = await desk.NewLearnerAsync("old");
        var message = await desk.SendAsync(anna);
        await bot.ExecuteAsync("update question set retired_at = @Now where question_id = 'old-1-q'", new { bot.Now });
        await bot.ExecuteAsync("update lesson set retired_at = @Now where lesson_id = 'old-1'", new { bot.Now });

        await anna.ClickAsync(message, "Right old-1");

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Right old-1 true 3" }));
        Assert.That(LessonDesk.All(message), Does.Contain("✅ Right old-1"));
        Assert.That(await desk.StateAsync(anna, "old-1"), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_question_whose_options_moved_is_graded_by_the_text_that_was_pressed()
    {
        await desk.AddTrackAsync("moved", 1);
        var anna = await desk.NewLearnerAsync("moved");
        var message = await desk.SendAsync(anna);
        await bot.ExecuteAsync(
            """update question set version = 2, options = '[{"text":"New"},{"text":"Wrong moved-1","right":false},{"text":"Right moved-1","right":true}]' where question_id = 'moved-1-q'""");

        await anna.ClickAsync(message, "Right moved-1");

        Assert.That(await bot.QueryAsync<string>("select concat_ws('|', chosen, question_version, is_right) from review where user_id = @UserId", new { anna.UserId }), Is.EqualTo(new[] { "2|2|t" }));
    }

    [Test]
    public async Task A_question_rewritten_meanwhile_is_asked_anew()
    {
        await desk.AddTrackAsync("rewritten", 1);
        var anna = await desk.NewLearnerAsync("rewritten");
        var message = await desk.SendAsync(anna);
        await bot.ExecuteAsync("""update question set version = 2, options = '[{"text":"Yes","right":true},{"text":"No","right":false}]' where question_id = 'rewritten-1-q'""");

        await anna.ClickAsync(message, "Right rewritten-1");

        Assert.That(await desk.ReviewsAsync(anna), Is.Empty);
        Assert.That(LessonDesk.Remark(anna), Does.Contain("was rewritten since"));
        Assert.That(LessonDesk.Element(message, "Yes"), Is.Not.Null);
    }

    [Test]
    public async Task The_second_question_comes_after_the_first_is_answered()
    {
        await desk.AddEmptyTrackAsync("two");
        await desk.AddLessonAsync("two", new TestLesson("two-1")
        {
            Questions = [new TestQuestion("q1", "First right", "First wrong"), new TestQuestion("q2", "True", "False") { Type = "true-false" }],
        });
        var anna = await desk.NewLearnerAsync("two");
        var message = await desk.SendAsync(anna);
        var before = LessonDesk.All(message);

        await anna.ClickAsync(message, "First wrong");
        var between = await desk.StateAsync(anna, "two-1");
        await anna.ClickAsync(message, "True");

        Assert.That(before, Does.Contain("What of q1?").And.Not.Contain("What of q2?"));
        Assert.That(between, Is.EqualTo("open"));
        Assert.That(LessonDesk.All(message), Does.Contain("❌ First wrong").And.Contain("✅ True"));
        Assert.That(await desk.StateAsync(anna, "two-1"), Is.EqualTo("done"));
    }

    [TestCase("In 1 hour", false)]
    [TestCase("Not for me", true)]
    public async Task An_answer_from_an_older_copy_counts_after_Later_and_Not_for_me(string words, bool isButton)
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        var right = LessonDesk.Element(message, "Right t-1");
        await anna.ClickAsync(message, words);
        Assert.That(LessonDesk.All(message), Does.Contain(isButton ? "Put aside" : "comes back"));

        await desk.ClickOldAsync(anna, message, right);

        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Right t-1 true 3" }));
        Assert.That(LessonDesk.All(message), Does.Contain("✅ Right t-1"));
        Assert.That(await desk.StateAsync(anna, "t-1"), Is.EqualTo("done"));
    }

    [Test]
    public async Task No_value_tells_the_right_answer()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);

        var values = new[] { "Right t-1", "Wrong t-1" }.Select(words => JsonNode.Parse(((string)LessonDesk.Element(message, words)["value"]!)[2..])!.AsObject()).ToList();

        Assert.That(values.Select(value => string.Join(',', value.Select(pair => pair.Key))).Distinct().ToList(), Is.EqualTo(new[] { "d,q,o,m" }));
        Assert.That(message.Blocks, Does.Not.Contain("\"right\"").And.Not.Contain("is_right"));
    }

    [Test]
    public async Task After_an_answer_App_Home_is_owed_anew()
    {
        var anna = await desk.NewLearnerAsync("t");
        await anna.OpenHomeAsync(); // who never looks at it is owed none
        await bot.SettleAsync();
        var message = await desk.SendAsync(anna);
        await bot.ExecuteAsync("delete from delivery where recipient = @UserId and kind = 'home.publish'", new { anna.UserId });

        await anna.ClickAsync(message, "Right t-1");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where recipient = @UserId and kind = 'home.publish'", new { anna.UserId }), Is.EqualTo(1));
    }
}
