using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A programme that is edited while people are in the middle of it, and steps of several forms.</summary>
internal sealed class ProgrammeEditTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task A_step_that_becomes_the_session_is_said_to_be_it()
    {
        var lines = ProgrammeDesk.Yaml.Split('\n').Where(line => !line.Contains("id: recap", StringComparison.Ordinal));
        var report = await desk.DropAsync(string.Join('\n', lines)
            .Replace("{ id: workshop, kind: session, title: Workshop, minutes: 90, place: Room 4 }", "{ id: workshop, kind: do, days: -1, title: Workshop, text: Meet somebody. }", StringComparison.Ordinal)
            .Replace("{ id: show, kind: do, days: 7, title: Show a colleague, text: Show a colleague a query. }", "{ id: show, kind: session, title: Show a colleague, minutes: 60 }", StringComparison.Ordinal));

        Assert.That(report.Words(), Does.Contain("_Show a colleague_ is the session now").And.Not.Contain("comes the session"));
    }

    [Test]
    public async Task An_edit_says_what_it_changes_applies_from_the_next_step_and_sends_nothing_again()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-30T08:01:00Z");
        var edited = ProgrammeDesk.Yaml
            .Replace("title: Why an index is fast", "title: Why an index is very fast", StringComparison.Ordinal)
            .Replace("id: paper, kind: read, days: -5", "id: paper, kind: read, days: -3", StringComparison.Ordinal)
            .Replace("  - { id: workshop", "  - { id: quiz, kind: do, days: -2, title: A quiz, text: Try it. }\n  - { id: workshop", StringComparison.Ordinal)
            .Replace("  - { id: show, kind: do, days: 7, title: Show a colleague, text: Show a colleague a query. }", "", StringComparison.Ordinal);

        var report = await desk.DropAsync(edited);
        Assert.That(report.Words(), Does.Contain("_Why an index is very fast_ says something else").And.Contain("_Joins_ comes 3 days before the session instead of 5 days before the session")
            .And.Contain("new: _A quiz_").And.Contain("gone: _Show a colleague_").And.Contain("it applies from each person's next step"));
        await Bot.Priya.ClickAsync(report, "programme.save");
        await Bot.SettleAsync();
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "an index is"), Is.EqualTo(ProgrammeDesk.Count(Bot.Anna, "enrolled you in") + 1), "what came stays as it came");

        await Bot.TurnToAsync("2026-12-04T08:01:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Joins*"), Is.Zero, "it moved");
        await Bot.TurnToAsync("2026-12-07T08:01:00Z");
        await Bot.TurnToAsync("2026-12-08T08:01:00Z");
        await Bot.TurnToAsync("2026-12-17T08:01:00Z");

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "*Joins*"), ProgrammeDesk.Count(Bot.Anna, "*A quiz*"), ProgrammeDesk.Count(Bot.Anna, "*Show a colleague*"), ProgrammeDesk.Count(Bot.Anna, "📅")), Is.EqualTo((1, 1, 0, 1)));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from (select slot from delivery where kind = 'programme.step' group by slot having count(*) > 1) twice"), Is.Zero);
    }

    [Test]
    public async Task A_session_cannot_go_while_people_count_from_it()
    {
        await desk.BeginAsync(Bot.Anna);

        var report = await desk.DropAsync("id: sql\ntitle: SQL\nsteps:\n  - { id: show, kind: do, days: 0, title: Show it, text: Show it. }\n");

        Assert.That(report.Words(), Does.Contain("Give it another id:").And.Not.Contain("programme.save"));
    }

    [Test]
    public async Task The_form_somebody_chose_is_remembered_and_offered_first_with_its_reason()
    {
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace(
            "{ id: paper, kind: read, days: -5, title: Joins, link: \"https://example.com/joins\" }",
            "{ id: paper, kind: watch, days: -5, title: Joins, link: \"https://example.com/joins\", or: [ { kind: read, link: \"https://example.com/join-paper\" } ] }", StringComparison.Ordinal));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-30T08:01:00Z");
        var first = ProgrammeDesk.Last(Bot.Anna);
        Assert.That(first.Words(), Does.Contain("next time I offer it first"));

        await Bot.Anna.ClickAsync(first, "programme.choose:read");
        Assert.That(Bot.Anna.Now(first).Words(), Does.Contain("*The same on paper*").And.Contain("example.com/paper").And.Contain("programme.done").And.Contain("programme.choose:watch"));
        Assert.That(await Bot.ScalarAsync<string>("select choice from programme_step_state where step_id = 'index'"), Is.EqualTo("read"));

        await Bot.TurnToAsync("2026-12-04T08:01:00Z");
        var second = ProgrammeDesk.Last(Bot.Anna).Words();
        Assert.That(second, Does.Contain("“Read” stands first because you chose it in 1 of 1 such steps"));
        Assert.That(second.IndexOf("programme.choose:read", StringComparison.Ordinal), Is.LessThan(second.IndexOf("programme.choose:watch", StringComparison.Ordinal)));
    }
}
