using NUnit.Framework;
using SlackLearningBot.Clock;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Something changes just before a step would come: an edit, a cancellation, a manager, a session's time.</summary>
internal sealed class ProgrammeRaceTests
{
    private const string Kinds = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: goal, kind: do, days: -12, for: manager, title: Ask for a goal, text: Two minutes in your next 1:1. }
          - { id: paper, kind: read, days: -5, title: Joins, link: "https://example.com/joins" }
          - { id: check, kind: assessment, days: -2, title: A check, assessment: "SQL, the basics" }
          - { id: workshop, kind: session, title: Workshop, minutes: 90 }
          - { id: keep, kind: questions, days: 1, title: Keep it, track: sql, weeks: 6 }
        """;

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ProgrammeDesk.StartAsync(saved: false);
        await desk.Lessons.AddTrackAsync("sql", 2);
        await desk.Lessons.AddTrackAsync("go", 2);
        await Bot.ExecuteAsync(
            """
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
            values (@TeamId, '00000000-0000-7000-8000-000000000001', 'SQL, the basics', 1, 50, 1, false, @UserId, @Now);
            insert into assessment_track (team_id, assessment_id, track_id) values (@TeamId, '00000000-0000-7000-8000-000000000001', 'sql')
            """, new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId, Now = Bot.Now.UtcDateTime });
        await desk.SaveAsync(Kinds);
        await desk.ManageAsync(Bot.Anna, Bot.Ben);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    /// <summary>The clock goes there, and nothing is done yet.</summary>
    private async Task TurnQuietlyAsync(string at)
    {
        Bot.Machine.Advance(TestBot.Instant(at) - Bot.Now);
        await Bot.Slack.TurnClockAsync(TestBot.Instant(at));
    }

    /// <summary>The minute comes before whoever plans anew.</summary>
    private async Task TickBeforePlanningAsync()
    {
        await Bot.Services.RunTicksAsync(CancellationToken.None);
        await Bot.SettleAsync();
    }

    [Test]
    public async Task What_is_called_off_as_it_falls_due_does_not_come()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-04T09:30:00Z");
        await TurnQuietlyAsync("2026-12-08T09:30:00Z");

        await Bot.Priya.ClickAsync(desk.Card(), "programme.cancel");
        await TickBeforePlanningAsync();

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignment"), Is.Zero, "an assessment tells people by itself");
        Assert.That(await desk.StatesAsync(Bot.Anna), Does.Contain("check left_out"));
    }

    [Test]
    public async Task What_is_moved_as_it_falls_due_comes_on_its_new_day()
    {
        await desk.BeginAsync(Bot.Anna);
        await TurnQuietlyAsync("2026-12-04T09:30:00Z");

        var report = await desk.DropAsync(Kinds.Replace("days: -5", "days: -3", StringComparison.Ordinal));
        await Bot.Priya.ClickAsync(report, "programme.save");
        await TickBeforePlanningAsync();
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.Empty);

        await Bot.TurnToAsync("2026-12-07T09:30:00Z");
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(new[] { "Joins" }));
    }

    [Test]
    public async Task What_is_taken_out_as_it_falls_due_and_put_back_is_not_lost()
    {
        await desk.BeginAsync(Bot.Anna);
        await TurnQuietlyAsync("2026-12-04T09:30:00Z");
        var report = await desk.DropAsync(string.Join('\n', Kinds.ReplaceLineEndings("\n").Split('\n').Where(line => !line.Contains("id: paper", StringComparison.Ordinal))));
        await Bot.Priya.ClickAsync(report, "programme.save");
        await TickBeforePlanningAsync();

        await desk.SaveAsync(Kinds.Replace("days: -5", "days: -3", StringComparison.Ordinal));
        await Bot.TurnToAsync("2026-12-07T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(new[] { "Joins" }));
    }

    [Test]
    public async Task A_managers_step_goes_to_whoever_is_the_manager_then()
    {
        await desk.BeginAsync(Bot.Anna);
        await desk.ManageAsync(Bot.Anna, Bot.Maria);
        await Bot.TurnToAsync("2026-11-27T15:00:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.Empty, "he is not her manager any more");
        Assert.That(ProgrammeDesk.Steps(Bot.Maria), Is.EqualTo(new[] { "Ask for a goal" }));
    }

    [Test]
    public async Task A_manager_who_becomes_known_after_it_began_gets_the_step()
    {
        await desk.BeginAsync(Bot.Erik);
        await Bot.TickAsync();
        await desk.ManageAsync(Bot.Erik, Bot.Maria);
        await Bot.TurnToAsync("2026-11-27T15:00:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Maria), Is.EqualTo(new[] { "Ask for a goal" }));
        Assert.That(ProgrammeDesk.Steps(Bot.Erik), Is.Empty);
    }

    [Test]
    public async Task Who_is_the_manager_no_more_can_do_nothing_about_the_person()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-27T09:30:00Z");
        var card = ProgrammeDesk.Find(Bot.Ben, "Ask for a goal");
        await desk.ManageAsync(Bot.Anna, Bot.Maria);

        await Bot.Ben.ClickAsync(card, "programme.done");
        await Bot.Ben.OpenHomeAsync();
        await Bot.SettleAsync();

        Assert.That(Bot.Ben.Now(card).Words(), Does.Contain("This step is over"));
        Assert.That(Bot.Ben.Home!.Body.ToJsonString(), Does.Not.Contain("Ask for a goal"));
    }

    [Test]
    public async Task A_step_that_the_days_budget_held_back_comes_when_the_session_has_moved()
    {
        await TurnQuietlyAsync("2026-12-10T09:30:00Z");
        await desk.SaveAsync(Kinds.Replace("  - { id: check", "  - { id: more, kind: read, days: -2, title: More, link: \"https://example.com/more\" }\n  - { id: check", StringComparison.Ordinal));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Has.Count.LessThan(2), "the day's two messages are used up");

        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        await desk.SendAsync(("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant("2026-12-17T13:00:00Z").ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", ""));
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-14T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(new[] { "Joins", "More" }));
    }

    [Test]
    public async Task A_step_that_the_days_budget_held_back_never_comes_after_the_session()
    {
        await TurnQuietlyAsync("2026-12-10T09:30:00Z");
        await desk.SaveAsync(Kinds.Replace("  - { id: check", "  - { id: more, kind: read, days: -2, title: More, link: \"https://example.com/more\" }\n  - { id: check", StringComparison.Ordinal));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        var before = ProgrammeDesk.Steps(Bot.Anna);

        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");
        await Bot.TurnToAsync("2026-12-14T09:30:00Z");

        Assert.That(ProgrammeDesk.Steps(Bot.Anna).Except(before), Is.EqualTo(new[] { "Keep it" }));
    }

    [Test]
    public async Task The_track_that_was_joined_is_left_whatever_the_step_names_by_then()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Keep it*"), "programme.questions");
        await Bot.ExecuteAsync("insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, 'go', @Now)", new { Bot.Anna.Workspace.TeamId, Bot.Anna.UserId, Now = Bot.Now.UtcDateTime });

        await desk.SaveAsync(Kinds.Replace("track: sql", "track: go", StringComparison.Ordinal));
        await Bot.TurnToAsync("2027-01-25T10:00:00Z");

        Assert.That(await Bot.QueryAsync<string>("select track_id from enrolment where left_at is null"), Is.EqualTo(new[] { "go" }));
    }

    [Test]
    public async Task An_old_button_of_questions_joins_nothing_when_the_step_is_something_else()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");
        var card = ProgrammeDesk.Find(Bot.Anna, "*Keep it*");
        await desk.SaveAsync(Kinds.Replace("kind: questions, days: 1, title: Keep it, track: sql, weeks: 6", "kind: lesson, days: 1, title: Keep it, lesson: sql-1", StringComparison.Ordinal));

        await desk.Lessons.ClickOldAsync(Bot.Anna, card, LessonDesk.Element(card, "programme.questions"));

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from enrolment"), Is.Zero);
        Assert.That(Bot.Anna.Now(card).Words(), Does.Contain("This step is over"));
    }

    [Test]
    public async Task A_track_that_was_taken_out_is_not_promised()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");
        await Bot.ExecuteAsync("update track set retired_at = @Now where track_id = 'sql'", new { Now = Bot.Now.UtcDateTime });

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Keep it*"), "programme.questions");

        Assert.That(LessonDesk.Remark(Bot.Anna), Does.Contain("there is nothing to ask"));
        Assert.That(await desk.StatesAsync(Bot.Anna), Does.Contain("keep owed"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from learner"), Is.Zero, "and nobody begins to learn by it");
    }

    [Test]
    public async Task A_step_that_was_taken_out_is_open_no_more()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-04T09:30:00Z");
        await desk.SaveAsync(string.Join('\n', Kinds.ReplaceLineEndings("\n").Split('\n').Where(line => !line.Contains("id: paper", StringComparison.Ordinal))));

        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();

        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain("SQL for analysts").And.Not.Contain("Joins"));
    }
}
