using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Questions;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>Whole days: the minute's tick, the command, all lessons that ship with the bot, and a lesson as big and hostile as one can be.</summary>
internal sealed class LessonDayTests
{
    [Test]
    public async Task The_mornings_lesson_comes_once_at_the_learners_own_hour()
    {
        await using var bot = await TestBot.StartAsync();
        var desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 3);
        var anna = await desk.NewLearnerAsync("t");
        await bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-23T07:30:00Z'");

        await bot.TurnToAsync("2026-11-23T07:29:00Z");
        var before = anna.Messages().Count;
        await bot.TurnToAsync("2026-11-23T07:30:00Z");
        await bot.TickAsync();
        await bot.TurnToAsync("2026-11-23T12:00:00Z");
        var first = anna.Messages().Count;
        await bot.TurnToAsync("2026-11-24T07:31:00Z");

        Assert.That((before, first, anna.Messages().Count), Is.EqualTo((0, 1, 2)));
    }

    [Test]
    public async Task The_command_finds_todays_lesson()
    {
        await using var bot = await TestBot.StartAsync();
        var desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 1);
        var anna = await desk.NewLearnerAsync("t");
        await desk.SendAsync(anna);

        var reply = await anna.CommandAsync("/learn today");

        Assert.That(LessonDesk.All(reply.Ephemeral!), Does.Contain("Here is today's lesson").And.Contain("|Lesson t-1>"));
    }

    [Test]
    public async Task Every_lesson_of_the_starter_catalogue_can_be_sent_and_answered()
    {
        await using var bot = await TestBot.StartAsync(withStarter: true);
        var desk = new LessonDesk(bot);
        var anna = await desk.NewLearnerAsync([.. await bot.QueryAsync<string>("select track_id from track order by track_id")]);
        var lessons = await bot.ScalarAsync<int>("select count(distinct lesson_id)::int from track_lesson");

        // Nearly every day brings one: where many answers were wrong, their questions go first now and then, but never twice in a row.
        for (var day = 0; day < lessons * 3 / 2 && await bot.ScalarAsync<int>("select count(*)::int from lesson_turn") < lessons; day++)
        {
            await bot.ExecuteAsync("update learner set next_lesson_at = @Next", new { Next = bot.Now.AddHours(25) }); // what is skipped today comes tomorrow, not in 2100
            await WorkThroughAsync(anna, await desk.SendAsync(anna));
            await bot.TurnToAsync(bot.Now.AddDays(1).ToString("O"));
        }

        Assert.That(lessons, Is.GreaterThanOrEqualTo(24));
        Assert.That(await bot.QueryAsync<string>("select lesson_id || ' ' || state from lesson_progress where state <> 'done'"), Is.Empty);
        Assert.That(await bot.ScalarAsync<int>("select count(*)::int from lesson_progress"), Is.EqualTo(lessons));
        Assert.That(await bot.QueryAsync<string>("select kind || ' ' || reason from delivery where state = 'dead'"), Is.Empty);
    }

    /// <summary>Presses the first option of every question or fills in its fields; or presses Done.</summary>
    private static async Task WorkThroughAsync(PersonHands person, Message message)
    {
        for (var question = 0; question < 5; question++)
        {
            var next = System.Text.Json.Nodes.JsonNode.Parse(message.Blocks!)!.AsArray();
            var element = Elements.In(next).FirstOrDefault(placed => placed.ActionId.StartsWith("lesson.answer", StringComparison.Ordinal) || placed.ActionId is "lesson.submit" or "lesson.done");
            if (element is null)
            {
                return;
            }

            var result = await person.ClickAsync(message, element.ActionId, FilledFields.In(message).Anything().State);
            Assert.That(result.Ok, Is.True, result.Message);
        }
    }

    [Test]
    public async Task A_lesson_as_big_and_hostile_as_can_be_is_sent_read_and_answered()
    {
        const string hostile = "<!channel> <@U0ANNA> *b* _i_ `c` & 😀 '; drop table review; --";
        await using var bot = await TestBot.StartAsync();
        var desk = new LessonDesk(bot);
        await desk.AddEmptyTrackAsync("t");
        await desk.AddLessonAsync("t", new TestLesson("big")
        {
            Title = hostile,
            Body = string.Join("\n\n", Enumerable.Range(0, 2000).Select(at => $"{hostile} {at} {new string('w', 100)}")),
            Link = "https://example.org/" + new string('l', 1900),
            Skills = [.. Enumerable.Range(0, 100).Select(at => $"skill-{at}")],
            Source = """{"title":"<!here>","url":"https://example.org/","licence":"CC-BY-4.0","attribution":"<!everyone>"}""",
            Questions = [.. Enumerable.Range(0, 8).Select(at => new TestQuestion($"q{at}", $"r {hostile} {new string('x', 80)}", $"w1 {hostile}", $"w2 {hostile}", $"w3 {hostile}") { Ask = hostile + new string('?', 180) })],
        });
        var anna = await desk.NewLearnerAsync("t");

        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Read the rest");
        var rest = anna.Modal?.Body.ToJsonString();
        for (var question = 0; question < 8; question++)
        {
            var result = await anna.ClickAsync(message, "lesson.answer:1");
            Assert.That(result.Ok, Is.True, result.Message);
        }

        Assert.That(await bot.ScalarAsync<string>("select state from delivery where kind = 'lesson.daily'"), Is.EqualTo("sent"));
        Assert.That(rest, Is.Not.Null);
        Assert.That(await desk.ReviewsAsync(anna), Has.Count.EqualTo(8));
        Assert.That(await desk.StateAsync(anna, "big"), Is.EqualTo("done"));
        Assert.That(message.Versions.Select(version => version.Text), Has.None.Contain("<!channel>"));
        Assert.That(message.Text, Does.Contain("Done."), "each answer changed the message, so none was refused by Slack");
    }
}
