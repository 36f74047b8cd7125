using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Tracks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.PersonalData;

/// <summary>A person is forgotten whole, alone, and for good.</summary>
internal sealed class EraseTests
{
    private FaultyNetwork network = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "true" }, network.Use);
        await bot.FillAsync(bot.Anna);
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    private static JsonObject Typed(string word) => new()
    {
        ["data.erase.word"] = new JsonObject { ["data.erase.word"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = word } },
    };

    private static async Task<HandResult> EraseAsync(PersonHands person, string word = "ERASE")
    {
        await person.CommandAsync("/learn data erase");
        return await person.SubmitAsync(Typed(word));
    }

    [Test]
    public async Task Nothing_about_the_person_is_left_in_any_table()
    {
        var before = await bot.CountAsync(bot.Anna);

        await EraseAsync(bot.Anna);
        await bot.SettleAsync();

        Assert.That(before.Values, Has.All.GreaterThan(0), "FullLife knows every table; add the new one there");
        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [Test]
    public async Task Others_and_another_workspace_keep_everything()
    {
        var cleo = await bot.AddCleoAsync();
        foreach (var welcome in bot.Services.GetServices<INewWorkspace>())
        {
            await welcome.WelcomeAsync(new Workspace(cleo.Workspace.TeamId, "Other Works", bot.Slack.Url, "U0", "xoxb-other"), CancellationToken.None);
        }

        await bot.FillAsync(bot.Ben);
        await bot.FillAsync(cleo);
        await bot.ExecuteAsync( // the same person's id in another workspace is another person
            "insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at) values (@TeamId, @UserId, 'Etc/UTC', '08:00', 1, @Now, @Now + interval '1 year')",
            new { cleo.Workspace.TeamId, bot.Anna.UserId, Now = bot.Now.UtcDateTime });
        var (ben, cleos) = (await bot.CountAsync(bot.Ben), await bot.CountAsync(cleo));

        await EraseAsync(bot.Anna);
        await bot.SettleAsync();

        Assert.That(await bot.CountAsync(bot.Ben), Is.EqualTo(ben));
        Assert.That(await bot.CountAsync(cleo), Is.EqualTo(cleos));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from learner where user_id = @UserId", TestBot.Key(bot.Anna)), Is.EqualTo(1));
    }

    [Test]
    public async Task The_answer_says_what_was_erased_and_what_Slack_keeps()
    {
        await EraseAsync(bot.Anna);

        Assert.That(bot.Anna.Modal!.Shown(), Does.Contain("3 answers").And.Contain("1 answer you were asked about").And.Not.Contain("near_miss").And.Contain("1 track you joined").And.Contain("1 lesson you were given")
            .And.Contain("your hour, days and zone").And.Contain("kept by Slack").And.Contain("begin again"));
    }

    [Test]
    public async Task Erasing_twice_says_that_nothing_is_left()
    {
        await EraseAsync(bot.Anna);
        await bot.SettleAsync();

        await EraseAsync(bot.Anna);

        Assert.That(bot.Anna.Modal!.Shown(), Does.Contain("nothing left to erase"));
    }

    [TestCase("")]
    [TestCase("yes")]
    [TestCase("ERASE ME'; --")]
    public async Task Without_the_word_nothing_is_erased(string word)
    {
        var before = await bot.CountAsync(bot.Anna);

        var result = await EraseAsync(bot.Anna, word);

        Assert.That(result.Ok, Is.False);
        Assert.That(await bot.CountAsync(bot.Anna), Is.EqualTo(before));
    }

    [Test]
    public async Task The_button_in_Home_asks_for_the_word_and_the_old_Home_goes()
    {
        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();
        var before = bot.Anna.Home!.Shown();

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Erase me");
        await bot.Anna.SubmitAsync(Typed("erase"));
        await bot.SettleAsync();

        Assert.That(before, Does.Contain("Erase me").And.Contain("tracks.mine:feedback"));
        Assert.That(bot.Anna.Home!.Shown(), Does.Not.Contain("Erase me").And.Not.Contain("tracks.mine:").And.Contain("Learn something in three minutes"));
        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [Test]
    public async Task A_Home_that_Slack_refuses_to_refresh_leaves_no_trace_either()
    {
        network.Answer("views.publish", 200, """{"ok":false,"error":"not_enabled"}""");

        await EraseAsync(bot.Anna);
        await bot.SettleAsync();

        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [Test]
    public async Task A_Home_that_cannot_be_refreshed_is_given_up_and_forgotten()
    {
        for (var n = 0; n < 6; n++)
        {
            network.Answer("views.publish", 503, "away");
        }

        await EraseAsync(bot.Anna);
        for (var n = 0; n < 8; n++)
        {
            await bot.SettleAsync();
            bot.Machine.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [Test]
    public async Task Nothing_is_sent_afterwards()
    {
        await EraseAsync(bot.Anna);
        await bot.SettleAsync();
        var before = bot.Anna.Messages().Count;

        await bot.TurnToAsync("2026-11-24T12:00:00Z");
        await bot.TurnToAsync("2027-12-01T12:00:00Z");

        Assert.That(bot.Anna.Messages(), Has.Count.EqualTo(before));
        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [TestCase("conversations.open")]
    [TestCase("files.getUploadURLExternal")]
    public async Task An_export_under_way_uploads_nothing_and_leaves_no_trace(string method)
    {
        await bot.Anna.CommandAsync("/learn data export");
        network.Meanwhile(method, () => EraseAsync(bot.Anna));

        await bot.SettleAsync();

        Assert.That(bot.Anna.Messages().SelectMany(message => message.Files), Is.Empty);
        Assert.That(bot.Slack.World.Calls.To("files.completeUploadExternal"), Is.Empty);
        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [TestCase("chat.postMessage", "lesson.daily")]
    [TestCase("users.info", "person.refresh")]
    [TestCase("views.publish", "home.publish")]
    public async Task Whatever_is_being_done_for_the_person_leaves_no_trace(string method, string kind)
    {
        await bot.ExecuteAsync(
            """
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at)
            values (gen_random_uuid(), @TeamId, @UserId, @Kind, '2026-11-23', 0, @Now, @Now)
            """, new { bot.Anna.Workspace.TeamId, bot.Anna.UserId, Kind = kind, Now = bot.Now.UtcDateTime });
        network.Meanwhile(method, () => EraseAsync(bot.Anna));

        await bot.SettleAsync();

        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [Test]
    public async Task Somebody_whom_Slack_refuses_while_they_are_erased_is_not_kept_as_unreachable()
    {
        await bot.Anna.CommandAsync("/learn data export");
        network.Meanwhile("conversations.open", () => EraseAsync(bot.Anna));
        bot.Anna.Workspace.Scopes.Remove("im:write");

        await bot.SettleAsync();

        Assert.That((await bot.CountAsync(bot.Anna)).Values, Has.All.Zero);
    }

    [Test]
    public async Task Answers_given_in_that_very_moment_go_too()
    {
        await bot.ExecuteAsync("delete from review where user_id = @UserId", TestBot.Key(bot.Anna));
        var question = await bot.ScalarAsync<string>("select question_id from question where lesson_id = 'feedback-what-you-saw' order by position limit 1");
        var text = await bot.ScalarAsync<string>("select options->0->>'text' from question where question_id = @Id", new { Id = question });
        var answering = bot.Services.GetRequiredService<SlackLearningBot.Features.Answers.Answering>();
        var eraser = bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>();
        var value = new SlackLearningBot.Blocks.AnswerValue(Guid.CreateVersion7(bot.Now), question!, 0, SlackLearningBot.Blocks.AnswerValue.MarkOf(text!));

        await Task.WhenAll(
            eraser.EraseAsync(TestBot.Key(bot.Anna), CancellationToken.None),
            AnswerAsync(), AnswerAsync(), AnswerAsync());
        await bot.SettleAsync();

        var left = await bot.CountAsync(bot.Anna);
        Assert.That((left["review"], left["lesson_turn"], left["learner"]), Is.EqualTo((0, 0, 0)));

        async Task AnswerAsync()
        {
            try
            {
                await answering.AnswerAsync(TestBot.Key(bot.Anna), value, CancellationToken.None);
            }
            catch (Npgsql.PostgresException e) when (e.SqlState == Npgsql.PostgresErrorCodes.DeadlockDetected)
            {
                // The erasure won; the click gets "please try again".
            }
        }
    }

    [Test]
    public async Task Who_comes_back_begins_anew_and_gets_a_fresh_Home()
    {
        await EraseAsync(bot.Anna);
        await bot.SettleAsync();

        await bot.Anna.CommandAsync("/learn join feedback");
        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(bot.Anna.Home!.Shown(), Does.Contain("0 of 6 lessons"));
    }
}
