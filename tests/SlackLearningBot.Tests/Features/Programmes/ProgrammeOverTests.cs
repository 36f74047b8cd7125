using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A group comes to an end, two months after the last thing that came of it.</summary>
internal sealed class ProgrammeOverTests
{
    private static readonly string[] Days = ["2026-11-30", "2026-12-04", "2026-12-11", "2026-12-17"];

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ProgrammeDesk.StartAsync();
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TickAsync();
        foreach (var day in Days)
        {
            await Bot.TurnToAsync(day + "T09:30:00Z");
        }
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private Task<string?> StateAsync() => Bot.ScalarAsync<string?>("select state from programme_cohort order by created_at limit 1");

    [Test]
    public async Task It_is_over_when_nothing_comes_any_more_and_what_came_stays_to_be_done()
    {
        await Bot.TurnToAsync("2027-02-10T09:30:00Z");
        Assert.That(await StateAsync(), Is.EqualTo("running"), "two months after the session, and not after the last step");

        await Bot.TurnToAsync("2027-02-17T09:30:00Z");
        Assert.That(await StateAsync(), Is.EqualTo("over"));

        var joins = ProgrammeDesk.Find(Bot.Anna, "*Joins*");
        await Bot.Anna.ClickAsync(joins, "programme.done");
        Assert.That(Bot.Anna.Now(joins).Words(), Does.Contain("✅ *Joins*"));
        await desk.ClickAsync("programme.cancel");
        Assert.That(desk.CardWords(), Does.Contain("2 people. It is over").And.Not.Contain("programme.more").And.Not.Contain("programme.cancel"));
        Assert.That(await StateAsync(), Is.EqualTo("over"), "what is over is not called off");
        Assert.That(LessonDesk.All((await Bot.Priya.CommandAsync("/learn program")).Ephemeral!), Does.Contain("0 groups under way"));
    }

    [Test]
    public async Task It_goes_on_as_long_as_questions_come_of_it()
    {
        await Bot.ExecuteAsync("update programme_step_state set until_at = '2027-05-01' where step_id = 'show'");

        await Bot.TurnToAsync("2027-02-17T09:30:00Z");

        Assert.That(await StateAsync(), Is.EqualTo("running"));
    }

    [Test]
    public async Task Its_people_can_go_through_it_again_from_the_first_step()
    {
        await Bot.TurnToAsync("2027-02-17T09:30:00Z");

        await desk.ChooseAsync([Bot.Anna], session: "2027-03-10T13:00:00Z");
        Assert.That(desk.CardWords(), Does.Contain("1 person by name; that is 1 person to enrol."));
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        await Bot.TurnToAsync("2027-02-26T09:30:00Z");
        await Bot.TurnToAsync("2027-03-05T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Anna).TakeLast(2), Is.EqualTo(new[] { "Why an index is fast", "Joins" }));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Joins*"), Is.EqualTo(2));
    }

    [Test]
    public async Task Whoever_had_steps_in_a_group_that_was_called_off_long_ago_gets_them_again()
    {
        await desk.ClickAsync("programme.cancel");
        await Bot.TickAsync();
        await Bot.TurnToAsync("2027-02-17T09:30:00Z");

        await desk.ChooseAsync([Bot.Anna], session: "2027-03-10T13:00:00Z");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        await Bot.TurnToAsync("2027-02-26T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Anna)[^1], Is.EqualTo("Why an index is fast"));
    }

    [Test]
    public async Task An_edit_leaves_it_alone_and_may_take_the_session_away()
    {
        await Bot.TurnToAsync("2027-02-17T09:30:00Z");

        var report = await desk.DropAsync("id: sql\ntitle: SQL\nsteps:\n  - { id: more, kind: do, days: 300, title: Show it, text: Show it. }\n");
        Assert.That(report.Words(), Does.Not.Contain("Give it another id:"));
        await Bot.Priya.ClickAsync(report, "programme.save");
        await Bot.SettleAsync();
        await Bot.TickAsync();

        Assert.That(await Bot.ScalarAsync<int>("select version from programme"), Is.EqualTo(2));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_step_state where step_id = 'more'"), Is.Zero, "nobody gets a step of what they finished");
    }

    [Test]
    public async Task A_step_that_was_removed_while_somebody_waited_for_it_is_not_waited_for()
    {
        await desk.AddAsync(Bot.Kenji);
        await desk.ClickAsync("programme.ask");
        await Bot.TurnToAsync("2026-12-18T09:30:00Z");
        await desk.SaveAsync(ProgrammeDesk.Yaml + "\n  - { id: later, kind: do, days: 20, title: Much later, text: Do it. }\n");
        Assert.That(await desk.StatesAsync(Bot.Anna), Does.Contain("later waiting"));

        await desk.SaveAsync(ProgrammeDesk.Yaml);
        Assert.That(await desk.StatesAsync(Bot.Anna), Does.Contain("later left_out"));
        var show = ProgrammeDesk.Find(Bot.Anna, "*Show a colleague*");
        await Bot.Anna.ClickAsync(show, "programme.done");
        Assert.That(Bot.Anna.Now(show).Words(), Does.Not.Contain("Much later"), "it does not come next");

        await Bot.TurnToAsync("2027-03-01T09:30:00Z");
        Assert.That(await StateAsync(), Is.EqualTo("over"));
    }
}
