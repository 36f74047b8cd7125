using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

/// <summary>A shortcut on a message reaches its handler, and whatever happens the person hears or sees something.</summary>
internal sealed class MessageShortcutTests
{
    private readonly PokeShortcut poke = new();
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        poke.Do = (_, _) => Task.FromResult(CommandReply.None);
        poke.Heard.Clear();
        bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?>(), services => services.AddSingleton<IMessageShortcutHandler>(poke));
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task<BotAnswer> UseAsync(string callbackId = PokeShortcut.Name, string type = "message_action", string? userTeam = null)
    {
        var workspace = bot.Anna.Workspace;
        string trigger, url;
        lock (workspace.Gate)
        {
            trigger = workspace.Triggers.Issue(DemoWorkspace.Anna, viewId: null, workspace.MachineNow).Id;
            url = Payloads.Address(workspace, workspace.ResponseUrls.Issue("R1", bot.Anna.Dm, DemoWorkspace.Anna, messageTs: null, workspace.MachineNow));
        }

        return SlackRequest.Form("/slack/interactions", ("payload", JsonSerializer.Serialize(new
        {
            type,
            callback_id = callbackId,
            trigger_id = trigger,
            response_url = url,
            team = new { id = DemoWorkspace.Team },
            user = new { id = DemoWorkspace.Anna, team_id = userTeam ?? DemoWorkspace.Team },
            channel = new { id = bot.Anna.Dm, name = "directmessage" },
            message_ts = "1790000000.000100",
            message = new { type = "message", user = DemoWorkspace.Ben, text = "indexes read from left to right", ts = "1790000000.000100" },
        }))).SendAsync(bot);
    }

    [Test]
    public async Task The_handler_gets_the_message_and_its_words_go_to_the_person_alone()
    {
        poke.Do = (_, _) => Task.FromResult<CommandReply>(Remarks.Say(Mrkdwn.Of($"noted")));

        var answer = await UseAsync();

        Assert.That((answer.Status, answer.Body), Is.EqualTo((200, "")));
        Assert.That(poke.Heard, Is.EqualTo(new[] { $"{DemoWorkspace.Ben} in {bot.Anna.Dm}: indexes read from left to right" }));
        Assert.That(bot.Anna.Messages()[^1].Text, Is.EqualTo("noted"));
        Assert.That(bot.Anna.Messages()[^1].EphemeralTo, Is.EqualTo(DemoWorkspace.Anna));
    }

    [Test]
    public async Task A_view_is_opened_with_the_trigger()
    {
        poke.Do = (_, _) => Task.FromResult<CommandReply>(new CommandReply.OpenView(new ModalView(new PlainText("The form"), [new Section(Mrkdwn.Of($"here"))])));

        await UseAsync();

        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("here"));
        Assert.That(bot.Anna.Modal!.Versions, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_slow_one_opens_a_loading_view_first_and_says_what_it_has_to_say_there()
    {
        poke.Do = async (_, cancel) =>
        {
            while (bot.Anna.Modal is null)
            {
                await Task.Delay(20, cancel);
            }

            return Remarks.Say(Mrkdwn.Of($"only owners may"));
        };

        await UseAsync();

        Assert.That(bot.Anna.Modal!.Versions, Has.Count.EqualTo(2));
        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("only owners may"));
    }

    [Test]
    public async Task One_that_breaks_says_so()
    {
        poke.Do = (_, _) => throw new InvalidOperationException("secret detail");

        await UseAsync();

        Assert.That(bot.Anna.Messages()[^1].Text, Does.Contain("Something went wrong on my side").And.Not.Contain("secret"));
    }

    [Test]
    public async Task One_that_no_handler_knows_any_more_says_so()
    {
        await UseAsync("of.old");

        Assert.That(bot.Anna.Messages()[^1].Text, Does.Contain("earlier version"));
        Assert.That(poke.Heard, Is.Empty);
    }

    [Test]
    public async Task A_global_shortcut_which_we_have_none_of_says_so_in_a_dialog()
    {
        await UseAsync("of.old", type: "shortcut");

        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("earlier version"));
    }

    [Test]
    public async Task A_person_of_another_team_changes_nothing()
    {
        await UseAsync(userTeam: "T0STRANGER");

        Assert.That(bot.Anna.Messages()[^1].Text, Does.Contain("nothing was changed"));
        Assert.That(poke.Heard, Is.Empty);
    }

    private sealed class PokeShortcut : IMessageShortcutHandler, IOpensView
    {
        public const string Name = "test.shortcut";

        public List<string> Heard { get; } = [];

        public Func<MessageAction, CancellationToken, Task<CommandReply>> Do { get; set; } = null!;

        public string CallbackId => Name;

        public Task<CommandReply> HandleAsync(MessageAction action, CancellationToken cancel)
        {
            Heard.Add($"{action.Message.UserId} in {action.ChannelId}: {action.Message.Text}");
            return Do(action, cancel);
        }
    }
}
