using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Assessments as steps: until when they can be done, and what owners and people see of them.</summary>
internal sealed class ProgrammeAssessmentTests
{
    private const string Yaml = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: check, kind: assessment, days: -2, title: A check, assessment: "SQL, the basics" }
          - { id: workshop, kind: session, title: Workshop, minutes: 90 }
        """;

    private const string Afterwards = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: workshop, kind: session, title: Workshop, minutes: 90 }
          - { id: final, kind: assessment, days: 1, title: The end, assessment: "SQL, the basics" }
        """;

    private const string Deadlines = "select to_char(deadline at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from assessment_assignment order by deadline";

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ProgrammeDesk.StartAsync(saved: false);
        await desk.Lessons.AddTrackAsync("sql", 2);
        await Bot.ExecuteAsync(
            """
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
            values (@TeamId, '00000000-0000-7000-8000-000000000001', 'SQL, the basics', 1, 50, 1, false, @UserId, @Now);
            insert into assessment_track (team_id, assessment_id, track_id) values (@TeamId, '00000000-0000-7000-8000-000000000001', 'sql')
            """, new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId, Now = Bot.Now.UtcDateTime });
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task MoveAsync(string session)
    {
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        var result = await desk.SendAsync(
            ("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant(session).ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", ""));
        Assert.That(result.Ok, Is.True, $"{result.Errors}");
        await Bot.TickAsync();
    }

    private Task<long> RemindersAsync() => Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'assessment.remind' and state = 'sent'");

    [Test]
    public async Task What_is_out_before_a_session_that_moves_later_ends_and_is_reminded_by_the_new_time()
    {
        await desk.SaveAsync(Yaml);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-08T09:00:00Z");
        Assert.That(await Bot.QueryAsync<string>(Deadlines), Is.EqualTo(new[] { "2026-12-10 13:00" }));

        await MoveAsync("2026-12-31T13:00:00Z");
        Assert.That(await Bot.QueryAsync<string>(Deadlines), Is.EqualTo(new[] { "2026-12-31 13:00" }));
        await Bot.TurnToAsync("2026-12-09T09:30:00Z");
        await Bot.TurnToAsync("2026-12-10T09:30:00Z");
        Assert.That(await RemindersAsync(), Is.Zero, "the old time says nothing any more");

        await Bot.TurnToAsync("2026-12-28T09:30:00Z");
        Assert.That(await RemindersAsync(), Is.EqualTo(1));
        await Bot.TurnToAsync("2026-12-30T09:30:00Z");
        await Bot.TurnToAsync("2026-12-31T09:30:00Z");
        Assert.That(await RemindersAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task What_is_out_before_a_session_that_moves_earlier_ends_with_it()
    {
        await desk.SaveAsync(Yaml.Replace("days: -2", "days: -10", StringComparison.Ordinal));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-30T09:30:00Z");
        await Bot.ExecuteAsync(
            """
            insert into assessment_attempt (team_id, attempt_id, assignment_id, user_id, number, seed, started_at, ends_at)
            select team_id, assignment_id, assignment_id, user_id, 1, 'x', @Now, '2026-12-10T13:00:00Z' from assessment_assignee
            """, new { Now = Bot.Now.UtcDateTime });

        await MoveAsync("2026-12-03T13:00:00Z");

        Assert.That(await Bot.QueryAsync<string>(Deadlines), Is.EqualTo(new[] { "2026-12-03 13:00" }));
        Assert.That(await Bot.ScalarAsync<string>("select to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from assessment_attempt"), Is.EqualTo("2026-12-03 13:00"));
        await Bot.ExecuteAsync("delete from assessment_attempt");
        foreach (var day in new[] { "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-09" })
        {
            await Bot.TurnToAsync(day + "T09:30:00Z");
        }

        Assert.That(
            await Bot.QueryAsync<string>("select to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD') from delivery where kind = 'assessment.remind' and state = 'sent'"),
            Is.EqualTo(new[] { "2026-12-02" }), "by the new time, and never after it");
    }

    [Test]
    public async Task Who_was_not_told_of_it_yet_is_told_although_the_old_time_is_over()
    {
        await desk.SaveAsync(Yaml);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-07T09:30:00Z");
        await Bot.ExecuteAsync(
            "insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, '2026-12-14T06:00:00Z') on conflict (team_id, user_id) do update set silent_until = excluded.silent_until",
            TestBot.Key(Bot.Anna));
        await Bot.TurnToAsync("2026-12-08T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "SQL, the basics"), Is.Zero);

        await MoveAsync("2026-12-17T13:00:00Z");
        await Bot.TurnToAsync("2026-12-14T09:30:00Z");

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'assessment.announce' and state = 'sent'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_is_added_late_gets_a_time_of_their_own_and_the_others_keep_theirs()
    {
        await desk.SaveAsync(Afterwards);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-17T09:30:00Z");

        await desk.AddAsync(Bot.Erik, Bot.Kenji);
        await desk.ClickAsync("programme.ask");
        await Bot.TurnToAsync("2026-12-18T09:30:00Z");

        var given = await Bot.QueryAsync<string>(
            "select to_char(a.deadline at time zone 'UTC', 'YYYY-MM-DD') || ' ' || p.user_id from assessment_assignee p join assessment_assignment a on a.assignment_id = p.assignment_id");
        Assert.That(given, Does.Contain($"2026-12-25 {Bot.Anna.UserId}"));
        Assert.That(given.Where(one => one.EndsWith(Bot.Erik.UserId, StringComparison.Ordinal)), Has.One.Matches<string>(one => string.CompareOrdinal(one, "2026-12-30") > 0), "fourteen days of their own");
        Assert.That(ProgrammeDesk.Count(Bot.Erik, "SQL, the basics"), Is.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_step_state where step_id = 'final' and assignment_id is not null"), Is.EqualTo(3));
    }

    [Test]
    public async Task Owners_see_how_many_passed_and_never_who()
    {
        await desk.SaveAsync(Yaml);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-08T09:30:00Z");

        var status = LessonDesk.All((await Bot.Priya.CommandAsync("/learn assess status")).Ephemeral ?? desk.Card());

        Assert.That(await Bot.ScalarAsync<string>("select results from assessment_assignment"), Is.EqualTo("counts"));
        Assert.That(status, Does.Not.Contain("assessment.people").And.Not.Contain("assessment.names"));
        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("SQL, the basics").And.Contain("how many passed, without names"));
    }

    [TestCase("passed", true)]
    [TestCase("failed", true)]
    [TestCase("taken_back", false)]
    public async Task Whoever_has_a_result_has_done_the_step_and_whoever_had_it_taken_back_has_not(string outcome, bool isDone)
    {
        await desk.SaveAsync(Yaml);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-08T09:30:00Z");
        await Bot.ExecuteAsync("update assessment_assignee set outcome = @Outcome, done_at = @Now", new { Outcome = outcome, Now = Bot.Now.UtcDateTime });

        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain(isDone ? "1 of 1 step done" : "0 of 1 step done"), "also before an owner looks");

        await desk.ClickAsync("programme.show");
        Assert.That(await desk.StatesAsync(Bot.Anna), Does.Contain(isDone ? "check done" : "check owed"));
    }
}
