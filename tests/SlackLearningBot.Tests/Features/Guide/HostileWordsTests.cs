using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Guide;

/// <summary>Whatever somebody types after any command, it is only text: nobody is called, nothing breaks, nothing is changed.</summary>
internal sealed class HostileWordsTests
{
    private static readonly string[] Commands =
        ["", "today", "catalog", "join", "leave", "time", "pause", "quiet", "nudges", "defaults", "keep", "keep workspace", "keep track", "progress", "help", "data", "role grant owner", "frobnicate"];

    private static readonly string[] Hostile =
    [
        "<!channel> <!here> <@U0ANNA> <https://evil.example|click>",
        "'; drop table learner; --",
        "\u0000a\u0000",
        "🎉👩‍👩‍👧‍👦\u202eshtrae\u200b",
        "*_~`bold`~_* &amp; &lt;!channel&gt;",
        "\ud800 half a character",
        "$1 {0} %s @Name :name ${x}",
        new string('x', 10_000),
        string.Join(' ', Enumerable.Repeat("mon-thu 08:30", 700)),
    ];

    private TestBot bot = null!;
    private PersonHands anna = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        var desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 1);
        anna = await desk.NewLearnerAsync("t");
        await desk.SendAsync(anna);
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', '2026-01-01T00:00Z')", TestBot.Key(anna));
    }

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task It_is_only_text_after_every_command([ValueSource(nameof(Commands))] string command)
    {
        foreach (var words in Hostile)
        {
            var said = $"/learn {command} {words}";

            var reply = await anna.CommandAsync(said);

            Assert.That(reply.Ok, said[..Math.Min(60, said.Length)]);
            var shown = reply.Ephemeral is { } message ? LessonDesk.All(message) : anna.Modal?.Body.ToJsonString() ?? "";
            Assert.That(shown, Is.Not.Empty.And.Not.Contain("Something went wrong").And.Not.Contain("<!channel>").And.Not.Contain("<!here>").And.Not.Contain("<https://evil"));
            Assert.That(shown, Has.Length.LessThan(20_000));
        }

        var learner = await LearnerTable.ReadAsync(bot, anna);
        Assert.That((learner!.Hour, learner.Days, learner.PausedUntil, learner.StoppedAt), Is.EqualTo((new TimeOnly(8, 30), 127, (DateOnly?)null, (DateTimeOffset?)null)));
        Assert.That(await bot.QueryAsync<string>("select track_id from enrolment where left_at is null"), Is.EqualTo(new[] { "t" }));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from role_grant"), Is.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from workspace_default"), Is.Zero);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from contact where quiet_from is not null or nudges_a_day is not null or calendar is not null"), Is.Zero);
    }

    [TestCase("lesson.answer:0", """1.{"d":"00000000-0000-0000-0000-000000000000","q":"a\u0000","o":0,"m":"x"}""")]
    [TestCase("lesson.later", """1.{"d":"00000000-0000-0000-0000-000000000000","t":9223372036854775807,"n":2147483647,"w":99}""")]
    [TestCase("lesson.later", """1.{"d":"00000000-0000-0000-0000-000000000000","t":-1,"n":-1,"w":1}""")]
    [TestCase("lesson.done", """1.{"d":"00000000-0000-0000-0000-000000000000","t":-5}""")]
    [TestCase("lesson.done", "1.{")]
    [TestCase("tracks.join", """1.{"track":"no-such-track"}""")]
    [TestCase("tracks.leave", """1.{"track":"'; drop table enrolment; --"}""")]
    [TestCase("catalog.page", """1.{"skill":null,"page":-2147483648}""")]
    [TestCase("welcome.start", """1.{"t":null}""")]
    public async Task A_made_up_value_of_a_button_changes_nothing(string action, string value)
    {
        var before = await StateAsync();
        var desk = new LessonDesk(bot);

        await desk.ClickOldAsync(anna, anna.Messages()[0], new JsonObject { ["type"] = "button", ["action_id"] = action, ["value"] = JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(value)) });

        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    private Task<string?> StateAsync() => bot.ScalarAsync<string>(
        """
        select jsonb_build_array(
            (select jsonb_agg(to_jsonb(t) order by t.turn_id) from lesson_turn t), (select jsonb_agg(to_jsonb(e)) from enrolment e),
            (select jsonb_agg(to_jsonb(l)) from learner l), (select count(*) from review))::text
        """);
}
