using NUnit.Framework;
using SlackLearningBot.Outbox.Inbound;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

/// <summary>Several handlers of one type of event: each gets its own facts, and each fails alone.</summary>
internal sealed class EventHandlersTests
{
    private readonly Listener first = new("first");
    private readonly Listener second = new("second");
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        first.Heard.Clear();
        second.Heard.Clear();
        first.Breaks = second.Breaks = false;
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), services => services
            .AddSingleton<IEventHandler>(first)
            .AddSingleton<IEventHandler>(second));
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task SendAsync(string id, string onlyFor = "") => SlackRequest.Event(
        $$$"""{"type":"event_callback","team_id":"{{{DemoWorkspace.Team}}}","event_id":"{{{id}}}","event_time":1790000000,"event":{"type":"test_event","user":"{{{DemoWorkspace.Anna}}}","for":"{{{onlyFor}}}"}}""").SendAsync(bot);

    [Test]
    public async Task Each_handler_gets_what_it_declared_and_a_repeat_changes_nothing()
    {
        await SendAsync("Ev1");
        await SendAsync("Ev1");
        await bot.SettleAsync();

        Assert.That(first.Heard, Is.EqualTo(new[] { "Ev1 for first" }));
        Assert.That(second.Heard, Is.EqualTo(new[] { "Ev1 for second" }));
    }

    [Test]
    public async Task A_handler_that_fails_is_tried_again_and_the_other_is_not()
    {
        first.Breaks = true;
        await SendAsync("Ev1");
        await bot.SettleAsync();
        first.Breaks = false;
        bot.Machine.Advance(TimeSpan.FromSeconds(3));
        await bot.SettleAsync();

        Assert.That(first.Heard, Is.EqualTo(new[] { "Ev1 for first" }));
        Assert.That(second.Heard, Is.EqualTo(new[] { "Ev1 for second" }));
    }

    [Test]
    public async Task A_handler_that_always_fails_is_given_up_with_a_reason()
    {
        first.Breaks = true;
        await SendAsync("Ev1");
        for (var i = 0; i < 10; i++)
        {
            await bot.SettleAsync();
            bot.Machine.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.That(
            await bot.QueryAsync<string>("select handler || ' ' || state || coalesce(' ' || reason, '') from inbound_event order by handler"),
            Is.EqualTo(new[] { "first dead InvalidOperationException", "second done" }));
    }

    [Test]
    public async Task An_event_for_a_handler_of_another_version_waits_for_that_version()
    {
        await SendAsync("Ev1");
        await bot.ExecuteAsync("update inbound_event set handler = 'of the future' where handler = 'first'");
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<string>("select state || attempts from inbound_event where handler = 'of the future'"), Is.EqualTo("waiting0"));
        await bot.ExecuteAsync("update inbound_event set handler = 'first' where handler = 'of the future'");
        bot.Machine.Advance(TimeSpan.FromMinutes(1));
        await bot.SettleAsync();
        Assert.That(first.Heard, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_48_hours_nothing_of_an_event_is_left()
    {
        await SendAsync("Ev1");
        await bot.ExecuteAsync("update inbound_event set handler = 'of the past' where handler = 'first'");
        await bot.SettleAsync();
        bot.Machine.Advance(TimeSpan.FromHours(47));
        await bot.Services.GetRequiredService<InboundStore>().CleanAsync(bot.Machine.GetUtcNow() - TimeSpan.FromHours(48), CancellationToken.None);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from inbound_event"), Is.EqualTo(2));
        await bot.Services.GetRequiredService<InboundStore>().CleanAsync(bot.Machine.GetUtcNow().AddHours(2) - TimeSpan.FromHours(48), CancellationToken.None);

        Assert.That(await bot.ScalarAsync<long>("select count(*) from inbound_event"), Is.Zero);
    }

    private sealed class Listener(string name) : IEventHandler
    {
        public List<string> Heard { get; } = [];

        public bool Breaks { get; set; }

        public string EventType => "test_event";

        public string Name => name;

        public EventFacts? Extract(EventEnvelope envelope) =>
            EventFacts.Of(envelope, DemoWorkspace.Anna, extras: new Dictionary<string, string> { ["for"] = name });

        public Task HandleAsync(EventFacts facts, CancellationToken cancel)
        {
            if (Breaks)
            {
                throw new InvalidOperationException("broken");
            }

            Heard.Add($"{facts.EventId} for {facts.Extra("for")}");
            return Task.CompletedTask;
        }
    }
}
