using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Operator;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A programme as a dropped file or a form: checked, saved version by version, and edited under way.</summary>
internal sealed class ProgrammeFileTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync(saved: false);

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task A_dropped_file_is_shown_and_saved_with_one_click_and_once()
    {
        var report = await desk.DropAsync(ProgrammeDesk.Yaml);
        Assert.That(report.Words(), Does.Contain("✅ *SQL for analysts*: 5 steps, 1 of them for managers, around a session of 90 minutes.")
            .And.Contain("10 days before the session: watch _Why an index is fast_ (or read)").And.Contain("for the manager").And.Contain("Save the programme"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme"), Is.Zero, "nothing is saved before the click");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Bot.Priya.ClickAsync(report, "programme.save")));

        Assert.That(Bot.Priya.Now(report).Text, Does.Contain("is saved as version 1").Or.Contain("no longer have this draft"));
        Assert.That(await Bot.QueryAsync<string>("select programme_id || ' ' || version from programme_version"), Is.EqualTo(new[] { "sql 1" }));
        Assert.That(await Bot.QueryAsync<string>("select step_id from programme_step order by position"), Is.EqualTo(new[] { "goal", "index", "paper", "workshop", "recap", "show" }));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from draft_file"), Is.Zero, "it is no draft of lessons");
        Assert.That(ProgrammeDesk.Count(Bot.Priya, "things to correct"), Is.Zero);
    }

    [Test]
    public async Task Every_error_is_told_with_file_and_line_and_rule_and_nothing_can_be_saved()
    {
        var report = await desk.DropAsync("id: sql\ntitle: SQL\nsteps:\n  - { id: a, kind: wach, days: -2, title: A, link: \"https://example.com\" }\n  - { id: b, kind: watch, days: -5, title: B }\n");

        Assert.That(report.Words(), Does.Contain("things to correct").And.Contain("`sql.yaml:4` _step-kind-unknown_").And.Contain("Did you mean 'watch'?")
            .And.Contain("`sql.yaml:5` _step-link-missing_").And.Contain("_step-order_").And.Contain("_session-missing_"));
        Assert.That(report.Words(), Does.Not.Contain("programme.save"));
        Assert.That((await desk.DropAsync("steps: [")).Words(), Does.Contain("_yaml_"));
    }

    [Test]
    public async Task Lessons_beside_it_are_reported_on_by_themselves()
    {
        await Bot.DropAsync(Bot.Priya, AuthorDesk.File("sql.yaml", ProgrammeDesk.Yaml), AuthorDesk.File("bite.md", AuthorDesk.Lesson));

        Assert.That(ProgrammeDesk.Count(Bot.Priya, "5 steps, 1 of them for managers, around a session"), Is.EqualTo(1));
        Assert.That(ProgrammeDesk.Count(Bot.Priya, "1 lesson with 1 question"), Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_but_an_owner_saves()
    {
        var report = await desk.DropAsync(ProgrammeDesk.Yaml);

        await desk.Lessons.ClickOldAsync(Bot.Anna, report, LessonDesk.Element(report, "programme.save"));
        var dropped = await Bot.DropAsync(Bot.Anna, AuthorDesk.File("sql.yaml", ProgrammeDesk.Yaml));

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme"), Is.Zero);
        Assert.That(dropped.Words(), Does.Contain("owner"));
        Assert.That(LessonDesk.All((await Bot.Anna.CommandAsync("/learn program")).Ephemeral!), Does.Contain("owner"));
    }

    [Test]
    public async Task The_form_makes_the_same_of_a_step_a_line()
    {
        await Bot.Priya.CommandAsync("/learn program new");
        var wrong = await Bot.Priya.SubmitAsync(Fields.Of(("programme_title", "programme_title", "Go"), ("programme_steps", "programme_steps", "-3 watch A video\n0 session Workshop, 60 min")));
        Assert.That($"{wrong.Errors}", Does.Contain("Line 1: Found something to watch without a link"));

        await Bot.Priya.SubmitAsync(Fields.Of(("programme_title", "programme_title", "Go"), ("programme_steps", "programme_steps", "-3 watch A video https://example.com/v\n0 session Workshop, 60 min Room 1\n1 recap Notes")));
        Assert.That(MentorDesk.Dialog(Bot.Priya), Does.Contain("2 steps around a session of 60 minutes"));
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "programme.save");

        Assert.That(MentorDesk.Dialog(Bot.Priya), Does.Contain("is saved as version 1"));
        Assert.That(await Bot.QueryAsync<string>("select step_id || ' ' || kind || ' ' || days from programme_step order by position"), Is.EqualTo(new[] { "a-video watch -3", "workshop session 0", "notes recap 1" }));
    }

    [Test]
    public async Task The_form_tells_of_a_misspelt_kind_and_takes_the_text_of_a_step()
    {
        await Bot.Priya.CommandAsync("/learn program new");
        Assert.That(MentorDesk.Dialog(Bot.Priya), Does.Contain("A line that begins with > is the text of the step above it"));
        var wrong = await Bot.Priya.SubmitAsync(Fields.Of(("programme_title", "programme_title", "Go"), ("programme_steps", "programme_steps", "-5 reed A paper\nWorkshop\n-2 wach A video")));
        Assert.That($"{wrong.Errors}", Does.Contain("Line 1: Found the kind").And.Contain("reed").And.Contain("expected one of read, watch").And.Contain("Did you mean").And.Contain("? Look at line 2, 3, too."));

        await Bot.Priya.SubmitAsync(Fields.Of(("programme_title", "programme_title", "Go"), ("programme_steps", "programme_steps", "-5 read A paper https://example.com/p\n> Read \"three\" pages.\n> Note one question.\n0 session Workshop, 60 min")));
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "programme.save");

        Assert.That(await Bot.ScalarAsync<string>("select body from programme_step where step_id = 'a-paper'"), Is.EqualTo("Read \"three\" pages.\nNote one question."));
    }

    [Test]
    public async Task The_example_can_be_dropped_as_it_is()
    {
        var help = JsonNode.Parse((await Bot.Priya.CommandAsync("/learn program import")).Ephemeral!.Blocks!)!.AsArray();
        var example = help.Select(block => (string?)block!["text"]?["text"]).Single(text => text?.StartsWith("```", StringComparison.Ordinal) is true)!.Trim('`');

        var report = await desk.DropAsync(example.Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal));
        Assert.That(report.Words(), Does.Contain("✅ *SQL for analysts*: 4 steps, 1 of them for managers, around a session of 90 minutes.").And.Contain("programme.save"));
    }

    [Test]
    public async Task A_misspelt_kind_in_a_file_is_all_that_is_told_of_its_step()
    {
        var report = await desk.DropAsync(ProgrammeDesk.Yaml.Replace("kind: session", "kind: sesion", StringComparison.Ordinal));

        Assert.That(report.Words(), Does.Contain("1 thing to correct").And.Contain("Did you mean 'session'?"));
    }

    [Test]
    public async Task The_same_file_again_changes_nothing_and_an_old_report_saves_nothing()
    {
        await desk.SaveAsync(ProgrammeDesk.Yaml);
        Assert.That((await desk.DropAsync(ProgrammeDesk.Yaml)).Words(), Does.Contain("the same as version 1").And.Not.Contain("programme.save"));

        var old = await desk.DropAsync(ProgrammeDesk.Yaml.Replace("days: -5", "days: -6", StringComparison.Ordinal));
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("days: 7", "days: 8", StringComparison.Ordinal));
        await Bot.Priya.ClickAsync(old, "programme.save");

        Assert.That(Bot.Priya.Now(old).Words(), Does.Contain("Changed meanwhile"));
        Assert.That(await Bot.QueryAsync<int>("select version from programme_version order by 1"), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task An_operator_imports_it_from_a_file_and_the_same_again_changes_nothing()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7(Bot.Now):N}.yaml");
        await File.WriteAllTextAsync(file, ProgrammeDesk.Yaml);
        try
        {
            Assert.That(await ImportAsync(file), Is.EqualTo((0, "Saved: SQL for analysts, version 1.")));
            Assert.That(await ImportAsync(file), Is.EqualTo((0, "Unchanged: SQL for analysts is this version 1 already.")));
            await File.WriteAllTextAsync(file, "id: sql\ntitle: SQL\nsteps: []\n");
            Assert.That((await ImportAsync(file)).Said, Does.Contain(":1: programme-empty:").And.Contain("Nothing was changed."));
            Assert.That((await ImportAsync(file + ".gone")).Said, Does.Contain("Found no file"));
        }
        finally
        {
            File.Delete(file);
        }

        Assert.That(await Bot.ScalarAsync<int>("select max(version) from programme_version"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_operator_reads_how_many_groups_go_on_with_a_version()
    {
        await desk.SaveAsync(ProgrammeDesk.Yaml);
        await desk.BeginAsync(Bot.Anna);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7(Bot.Now):N}.yaml");
        await File.WriteAllTextAsync(file, ProgrammeDesk.Yaml.Replace("Joins", "Joins and more", StringComparison.Ordinal));
        try
        {
            Assert.That((await ImportAsync(file)).Said, Does.EndWith("version 2. 1 group under way goes on with it from the next step."));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<(int Code, string Said)> ImportAsync(string file)
    {
        await using var output = new StringWriter();
        var host = new ConsoleHost((_, _) => Task.FromResult(new ConsoleSession(Bot.Services, null)), output, output);
        var code = await BotConsole.RunAsync(["programme", "import", file], SlackLearningBot.Features.FeaturesRoom.ConsoleCommands(new StillClock(TestBot.Instant(ProgrammeDesk.Monday))), host);
        return (code, output.ToString().Trim());
    }
}
