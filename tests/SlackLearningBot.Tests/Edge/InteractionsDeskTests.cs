using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Edge;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Web;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

/// <summary>Clicks are finished, whatever Slack, the database or an old message does; and every one of them is answered with a sentence.</summary>
internal sealed class InteractionsDeskTests
{
    private readonly PokeAction poke = new();
    private FaultyNetwork network = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        poke.Reset();
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), services =>
        {
            network.Use(services);
            services.AddSingleton(ActionRoute.To(poke));
            services.AddSingleton<IViewSubmissionHandler>(new PokeSubmission());
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    private static string Value(string note = "x", int version = PokeAction.Version) => ActionValue.Write(note, PokeJson.Default.String, version);

    /// <summary>A message of the bot's with one button, as Anna sees it.</summary>
    private async Task<Message> ButtonAsync(string actionId, string value)
    {
        var text = Mrkdwn.Of($"press it");
        var sent = await bot.Services.GetRequiredService<SlackClient>().ChatPostMessageAsync(
            PlaygroundOptions.BotToken, bot.Anna.Dm,
            new SlackMessage(text, [new Section(text), new Actions([new Button(new PlainText("Press"), actionId, value)])]), CancellationToken.None);
        var ts = ((SlackResult<MessageAddress>.Ok)sent).Value.Ts;
        return bot.Anna.Messages().Single(message => message.Ts == ts);
    }

    private string LastWords() => bot.Anna.Messages()[^1].Text;

    [TestCase("lesson.gone", "v1:{}")]
    [TestCase("lesson.gone:3", "rubbish")]
    public async Task A_button_that_no_handler_knows_any_more_says_so(string actionId, string value)
    {
        var result = await bot.Anna.ClickAsync(await ButtonAsync(actionId, value), "Press");

        Assert.That(result.Ok, Is.True);
        Assert.That(LastWords(), Does.Contain("earlier version"));
    }

    [Test]
    public async Task A_value_of_another_version_or_rubbish_never_reaches_the_handler()
    {
        foreach (var value in new[] { Value(version: 1), "rubbish", "v2:{", "'; drop table delivery; --" })
        {
            await bot.Anna.ClickAsync(await ButtonAsync(PokeAction.ActionName, value), "Press");
            Assert.That(LastWords(), Does.Contain("earlier version"));
        }

        Assert.That(poke.Calls, Is.Zero);
    }

    [Test]
    public async Task A_handler_that_breaks_is_answered_with_a_sentence_and_a_reference()
    {
        poke.Do = _ => throw new InvalidOperationException("secret detail");
        var message = await ButtonAsync(PokeAction.ActionName, Value());

        var result = await bot.Anna.ClickAsync(message, "Press");

        Assert.That(result.Ok, Is.True);
        Assert.That(LastWords(), Does.Contain("Something went wrong on my side").And.Not.Contain("secret"));
        Assert.That(bot.Anna.Messages().Single(m => m.Ts == message.Ts).Text, Is.EqualTo("press it"));
    }

    [Test]
    public async Task When_the_response_url_fails_the_outbox_changes_the_message()
    {
        var words = Mrkdwn.Of($"changed");
        poke.Do = _ => Task.FromResult<ActionReply>(new ActionReply.ReplaceMessage(new SlackMessage(words, [new Section(words)])));
        var message = await ButtonAsync(PokeAction.ActionName, Value());
        network.Answer("response_url", 404, "used_url");

        await bot.Anna.ClickAsync(message, "Press");
        Assert.That(bot.Anna.Messages().Single(m => m.Ts == message.Ts).Text, Is.EqualTo("press it"));
        await bot.SettleAsync();

        Assert.That(bot.Anna.Messages().Single(m => m.Ts == message.Ts).Text, Is.EqualTo("changed"));
        Assert.That(bot.Slack.World.Calls.To("chat.update"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_slow_form_opens_a_loading_view_first_and_fills_it_by_id_and_hash()
    {
        poke.Do = async cancel =>
        {
            await Until(() => bot.Anna.Modal is not null, cancel);
            return new ActionReply.OpenView(new ModalView(new PlainText("The form"), [new Section(Mrkdwn.Of($"here it is"))]));
        };

        await bot.Anna.ClickAsync(await ButtonAsync(PokeAction.ActionName, Value()), "Press");

        Assert.That(bot.Anna.Modal!.Versions, Has.Count.EqualTo(2));
        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("here it is"));
        var update = bot.Slack.World.Calls.To("views.update").Single();
        Assert.That(update.Arguments["view_id"]?.ToString(), Is.EqualTo(bot.Anna.Modal!.Id));
        Assert.That(update.Arguments["hash"]?.ToString(), Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task A_slow_form_that_breaks_says_so_where_it_was_loading()
    {
        poke.Do = async cancel =>
        {
            await Until(() => bot.Anna.Modal is not null, cancel);
            throw new InvalidOperationException("away");
        };

        await bot.Anna.ClickAsync(await ButtonAsync(PokeAction.ActionName, Value()), "Press");

        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("Something went wrong on my side"));
    }

    [Test]
    public async Task A_quick_form_is_opened_at_once()
    {
        poke.Do = _ => Task.FromResult<ActionReply>(new ActionReply.OpenView(new ModalView(new PlainText("The form"), [new Section(Mrkdwn.Of($"here"))])));

        await bot.Anna.ClickAsync(await ButtonAsync(PokeAction.ActionName, Value()), "Press");

        Assert.That(bot.Anna.Modal!.Versions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_click_is_finished_although_Slack_has_hung_up()
    {
        using var patience = new CancellationTokenSource();
        var finished = new TaskCompletionSource<bool>();
        poke.Do = async cancel =>
        {
            await patience.CancelAsync();
            await Task.Delay(300, CancellationToken.None);
            finished.SetResult(cancel.IsCancellationRequested);
            return ActionReply.None;
        };

        var message = await ButtonAsync(PokeAction.ActionName, Value());
        try
        {
            await bot.Anna.ClickAsync(message, "Press", cancel: patience.Token);
        }
        catch (OperationCanceledException)
        {
            // That is what hanging up looks like from Slack's side.
        }

        Assert.That(await finished.Task.WaitAsync(TimeSpan.FromSeconds(10)), Is.False, "cancelled with the connection");
    }

    [TestCase(DemoWorkspace.Team, "T0STRANGER", TestName = "A_person_of_another_team_in_a_shared_conversation_changes_nothing")]
    [TestCase("T0STRANGER", "T0STRANGER", TestName = "A_click_from_an_unknown_workspace_changes_nothing")]
    public async Task Foreign(string team, string userTeam)
    {
        var payload = JsonSerializer.Serialize(new
        {
            type = "block_actions",
            team = new { id = team },
            user = new { id = "U0STRANGER", team_id = userTeam },
            api_app_id = "A1",
            container = new { type = "message", channel_id = bot.Anna.Dm, message_ts = "1.1" },
            actions = new[] { new { type = "button", action_id = PokeAction.ActionName, block_id = "b", value = Value() } },
        });

        var answer = await SlackRequest.Form("/slack/interactions", ("payload", payload)).SendAsync(bot);

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(poke.Calls, Is.Zero);
    }

    [TestCase("form.of.old", "earlier version")]
    [TestCase(PokeSubmission.Name, "Something went wrong on my side")]
    public async Task A_submission_that_cannot_be_handled_is_answered_in_the_form(string callbackId, string words)
    {
        poke.Do = _ => Task.FromResult<ActionReply>(new ActionReply.OpenView(new ModalView(
            new PlainText("The form"), [new Section(Mrkdwn.Of($"here"))], submit: new PlainText("Save"), callbackId: callbackId)));
        await bot.Anna.ClickAsync(await ButtonAsync(PokeAction.ActionName, Value()), "Press");

        await bot.Anna.SubmitAsync();

        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain(words));
    }

    private static async Task Until(Func<bool> there, CancellationToken cancel)
    {
        while (!there())
        {
            await Task.Delay(20, cancel);
        }
    }
}
