using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>The first word to somebody who is in a group.</summary>
internal sealed class ProgrammeHelloTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task A_description_that_is_long_when_written_for_Slack_does_not_hold_the_first_word_up()
    {
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("steps:", $"description: \"{new string('<', 1000)}\"\nsteps:", StringComparison.Ordinal));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();

        Assert.That(ProgrammeDesk.Find(Bot.Anna, "enrolled you in").Words(), Does.Contain("programme.leave"));
    }

    [Test]
    public async Task It_counts_what_comes_to_this_person_and_the_session_is_no_step()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Find(Bot.Anna, "enrolled you in").Words(), Does.Contain("4 steps, with a session on").And.Contain("_Joins_").And.Contain("_Workshop_"));
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");

        await desk.AddAsync(Bot.Erik);
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();

        var late = ProgrammeDesk.Find(Bot.Erik, "enrolled you in").Words();
        Assert.That(late, Does.Contain("2 steps.").And.Contain("_What we saw_").And.Not.Contain("_Joins_").And.Not.Contain("_Workshop_").And.Not.Contain("10 December"), "the session was yesterday");
    }

    [Test]
    public async Task Steps_are_counted_without_the_session_wherever_they_are_counted()
    {
        await Bot.Priya.CommandAsync("/learn program");
        Assert.That(Bot.Priya.Messages()[^1].Words(), Does.Contain("5 steps, 1 of them for managers, and a session"));
        await Bot.Priya.ClickAsync(Bot.Priya.Messages()[^1], "programme.start:sql");
        Assert.That(Bot.Priya.Modal!.Words(), Does.Contain("5 steps, 1 of them for managers, and a session."));

        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-30T09:30:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Last(Bot.Anna), "programme.choose:watch");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Last(Bot.Anna), "programme.done");
        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("step 1 of 4"));
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain("1 of 4 steps done"));

        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await desk.AddAsync(Bot.Erik);
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-12-14T09:30:00Z");
        Assert.That(ProgrammeDesk.Find(Bot.Erik, "*What we saw*").Words(), Does.Contain("step 1 of 2"), "of those that come to him");
    }
}
