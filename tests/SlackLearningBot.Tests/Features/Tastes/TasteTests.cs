using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Tastes;

/// <summary>What a learner says suits them changes which lesson comes, and they can see it.</summary>
internal sealed class TasteTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        foreach (var (track, format, skill) in new[] { ("a", "watch", "sql"), ("b", "read", "law") })
        {
            await desk.AddEmptyTrackAsync(track);
            await desk.AddLessonAsync(track, new TestLesson($"{track}-1") { Format = format, Skills = [skill] });
            await desk.AddLessonAsync(track, new TestLesson($"{track}-2") { Format = format, Skills = [skill] });
        }
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<string> NextAsync(PersonHands person)
    {
        await desk.SendAsync(person);
        return (await bot.ScalarAsync<string>("select lesson_id from lesson_turn where user_id = @UserId order by served_on desc limit 1", new { person.UserId }))!;
    }

    private static JsonObject Form(string[] goals, string[] formats, string minutes) => new()
    {
        ["taste_goals"] = new JsonObject { ["taste.goals"] = new JsonObject { ["type"] = "multi_static_select", ["selected_options"] = Options(goals) } },
        ["taste_formats"] = new JsonObject { ["taste.formats"] = new JsonObject { ["type"] = "checkboxes", ["selected_options"] = Options(formats) } },
        ["taste_minutes"] = new JsonObject { ["taste.minutes"] = new JsonObject { ["type"] = "static_select", ["selected_option"] = Options([minutes])[0]!.DeepClone() } },
    };

    private static JsonArray Options(string[] values) => new([.. values.Select(value => (JsonNode)new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value }, ["value"] = value })]);

    [Test]
    public async Task With_nothing_said_the_track_joined_first_comes_first()
    {
        Assert.That(await NextAsync(await desk.NewLearnerAsync("a", "b")), Is.EqualTo("a-1"));
    }

    [Test]
    public async Task What_one_wants_to_learn_comes_first_and_Why_this_shows_the_points()
    {
        var anna = await desk.NewLearnerAsync("a", "b");
        await anna.CommandAsync("/learn prefer");
        Assert.That(anna.Modal!.Body.ToJsonString(), Does.Contain("law").And.Contain("sql").And.Contain("3 minutes"));
        await anna.SubmitAsync(Form(["law"], ["read"], "5"));
        Assert.That(anna.Modal!.Body.ToJsonString(), Does.Contain("You want to learn law; you like lessons to read; and you have 5 minutes a day."));

        Assert.That(await NextAsync(anna), Is.EqualTo("b-1"));

        await anna.ClickAsync(anna.Messages()[^1], "Why this?");
        Assert.That(LessonDesk.Remark(anna), Does.Contain("fits you best today").And.Contain("your goals 20 of 20").And.Contain("its format").And.Contain("points."));
    }

    [Test]
    public async Task Less_of_one_format_lets_the_other_track_come_first()
    {
        var anna = await desk.NewLearnerAsync("a", "b");
        await bot.ExecuteAsync("insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @UserId, 'b-1', 'b', '2026-11-20', 'done', @Now)",
            new { anna.Workspace.TeamId, anna.UserId, bot.Now });
        var ben = await desk.NewLearnerAsync("a", "b");
        foreach (var person in new[] { anna, ben })
        {
            await bot.ExecuteAsync("insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @UserId, 'a-1', 'a', '2026-11-19', 'done', @Now) on conflict do nothing",
                new { person.Workspace.TeamId, person.UserId, bot.Now });
        }

        await bot.ExecuteAsync("insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @UserId, 'b-1', 'b', '2026-11-20', 'done', @Now)",
            new { ben.Workspace.TeamId, ben.UserId, bot.Now });
        await bot.ExecuteAsync("insert into taste_word (team_id, user_id, lesson_id, likes, said_at) values (@TeamId, @UserId, 'a-1', false, @Now)", new { ben.Workspace.TeamId, ben.UserId, bot.Now });

        Assert.That((await NextAsync(anna), await NextAsync(ben)), Is.EqualTo(("a-2", "b-2")));
    }

    [Test]
    public async Task A_word_is_noted_once_and_shown_in_figures()
    {
        var anna = await desk.NewLearnerAsync("a", "b");
        await NextAsync(anna);
        var message = anna.Messages()[^1];
        await anna.ClickAsync(message, "Why this?");
        var why = anna.Messages().Last(one => one.EphemeralTo is not null);

        await anna.ClickAsync(why, "Less of this");
        Assert.That(LessonDesk.Remark(anna), Does.Contain("How well lessons to watch suit you: 50 % → 29 %.").And.Contain("they come later"));
        await anna.ClickAsync(why, "Less of this");
        Assert.That(LessonDesk.Remark(anna), Does.Contain("That is noted already: lessons to watch suit you with 29 %."));
        await anna.ClickAsync(why, "More of this");
        Assert.That(LessonDesk.Remark(anna), Does.Contain("29 % → 71 %."));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from taste_word"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_lesson_that_never_came_is_no_word()
    {
        var anna = await desk.NewLearnerAsync("a");
        var ben = await desk.NewLearnerAsync("b");
        await NextAsync(anna);
        await anna.ClickAsync(anna.Messages()[^1], "Why this?");
        var button = LessonDesk.Element(anna.Messages()[^1], "Less of this");
        await NextAsync(ben);

        await desk.ClickOldAsync(ben, ben.Messages()[^1], button);

        Assert.That(LessonDesk.Remark(ben), Does.Contain("never came to you"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from taste_word"), Is.Zero);
    }

    [Test]
    public async Task Values_the_form_does_not_offer_count_as_nothing()
    {
        var anna = await desk.NewLearnerAsync("a", "b");
        await anna.CommandAsync("/learn prefer");

        await anna.SubmitAsync(Form(["law", "'; drop table lesson"], ["dance", "do"], "9999"));

        Assert.That(await bot.QueryAsync<string>("select array_to_string(goals, ',') || '|' || array_to_string(formats, ',') || '|' || minutes from preference"), Is.EqualTo(new[] { "law|do|3" }));
    }

    [Test]
    public async Task Words_after_the_command_are_told_not_swallowed()
    {
        var anna = await desk.NewLearnerAsync("a");

        await anna.CommandAsync("/learn prefer video");

        Assert.That(LessonDesk.Remark(anna), Does.Contain("I found “video” after `prefer`"));
    }
}
