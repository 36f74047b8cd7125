using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

/// <summary>A form that was closed reaches the handler of its name, with what Slack still knows of it.</summary>
internal sealed class ViewClosedTests
{
    private readonly PokeClosed poke = new();
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        poke.Heard.Clear();
        bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?>(), services => services.AddSingleton<IViewClosedHandler>(poke));
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task The_handler_hears_whose_form_it_was_and_what_stood_in_it()
    {
        var answer = await CloseAsync("poke.form");

        Assert.That((answer.Status, answer.Body), Is.EqualTo((200, "")));
        Assert.That(poke.Heard, Is.EqualTo(new[] { $"{DemoWorkspace.Anna}: half a sentence" }));
    }

    [Test]
    public async Task A_form_nobody_cares_for_is_acknowledged() =>
        Assert.That((await CloseAsync("no.such.form")).Status, Is.EqualTo(200));

    [Test]
    public async Task Somebody_of_another_workspace_is_not_heard()
    {
        await CloseAsync("poke.form", userTeam: "T0ELSEWHERE");

        Assert.That(poke.Heard, Is.Empty);
    }

    private Task<BotAnswer> CloseAsync(string callbackId, string userTeam = DemoWorkspace.Team) =>
        SlackRequest.Form("/slack/interactions", ("payload", JsonSerializer.Serialize(new
        {
            type = "view_closed",
            team = new { id = DemoWorkspace.Team },
            user = new { id = DemoWorkspace.Anna, team_id = userTeam },
            is_cleared = false,
            view = new
            {
                id = "V1", type = "modal", callback_id = callbackId, private_metadata = "",
                state = new { values = new { b = new { a = new { type = "plain_text_input", value = "half a sentence" } } } },
            },
        }))).SendAsync(bot);

    private sealed class PokeClosed : IViewClosedHandler
    {
        public List<string> Heard { get; } = [];

        public string CallbackId => "poke.form";

        public Task HandleAsync(ViewClosed closed, CancellationToken cancel)
        {
            Heard.Add($"{closed.Actor.UserId}: {closed.View.State.Text("b", "a")}");
            return Task.CompletedTask;
        }
    }
}
