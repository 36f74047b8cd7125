using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Steps that use what the workspace has: lessons, questions, assessments.</summary>
internal sealed class ProgrammeKindsTests
{
    private const string Yaml = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: bite, kind: lesson, days: -9, title: One bite, lesson: sql-1 }
          - { id: check, kind: assessment, days: -2, title: A check, assessment: "sql, the basics" }
          - { id: workshop, kind: session, title: Workshop, minutes: 90 }
          - { id: keep, kind: questions, days: 1, title: Keep it, track: sql, weeks: 6 }
        """;

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
        await desk.SaveAsync(Yaml);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task What_the_workspace_does_not_have_is_refused_with_a_guess()
    {
        var report = await desk.DropAsync(Yaml.Replace("lesson: sql-1", "lesson: sql-9", StringComparison.Ordinal).Replace("track: sql", "track: sq", StringComparison.Ordinal));

        Assert.That(report.Words(), Does.Contain("`sql.yaml:4` _step-lesson-unknown_").And.Contain("`sql.yaml:7` _step-track-unknown_"));
    }

    [Test]
    public async Task A_lesson_is_read_in_a_dialog()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-01T09:00:00Z");

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*One bite*"), "programme.lesson");

        Assert.That(MentorDesk.Dialog(Bot.Anna), Does.Contain("sql-1"));
    }

    [Test]
    public async Task An_assessment_is_given_to_the_group_as_one_act_and_once_each()
    {
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TurnToAsync("2026-12-08T09:00:00Z");
        await Bot.ExecuteAsync("update programme_step set days = -3 where step_id = 'check'; update programme_member set waits = true; update programme_cohort set walking = true");
        await Bot.TurnToAsync("2026-12-08T10:00:00Z");

        Assert.That(await Bot.QueryAsync<string>("select state || ' ' || to_char(deadline at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from assessment_assignment"), Is.EqualTo(new[] { "open 2026-12-10 13:00" }), "until the session");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignee where not waits"), Is.EqualTo(2));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "SQL, the basics"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_assessment_is_not_given_to_whoever_said_stop()
    {
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.Anna.CommandAsync("/learn stop");
        await Bot.TurnToAsync("2026-12-08T09:00:00Z");

        Assert.That(await Bot.QueryAsync<string>("select user_id from assessment_assignee"), Is.EqualTo(new[] { Bot.Erik.UserId }), "nobody fails what they never heard of");
    }

    [Test]
    public async Task An_assessment_is_not_given_to_whoever_left_the_company()
    {
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.ExecuteAsync(
            "insert into person (team_id, user_id, deleted) values (@TeamId, @UserId, true) on conflict (team_id, user_id) do update set deleted = true", TestBot.Key(Bot.Anna));
        await Bot.TurnToAsync("2026-12-08T09:00:00Z");

        Assert.That(await Bot.QueryAsync<string>("select user_id from assessment_assignee"), Is.EqualTo(new[] { Bot.Erik.UserId }));
    }

    [Test]
    public async Task Questions_come_for_some_weeks_after_a_yes_and_end_by_themselves()
    {
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await desk.Lessons.EnrolAsync(Bot.Erik, "sql");
        await Bot.TurnToAsync("2026-12-11T09:00:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from learner where user_id = @UserId", TestBot.Key(Bot.Anna)), Is.Zero, "nobody learns before a yes");

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Keep it*"), "programme.questions");
        await Bot.Erik.ClickAsync(ProgrammeDesk.Find(Bot.Erik, "*Keep it*"), "programme.questions");
        Assert.That(await Bot.QueryAsync<string>("select user_id from enrolment where left_at is null order by user_id"), Is.EqualTo(new[] { Bot.Anna.UserId, Bot.Erik.UserId }.Order()));
        Assert.That(await desk.StatesAsync(Bot.Anna), Does.Contain("keep done"));

        await Bot.TurnToAsync("2027-01-24T10:00:00Z");

        Assert.That(await Bot.QueryAsync<string>("select user_id from enrolment where left_at is null"), Is.EqualTo(new[] { Bot.Erik.UserId }), "who had the track before keeps it");
    }

    private const string Enrolled = "select count(*) from enrolment where left_at is null and track_id = 'sql' and user_id = @UserId";

    private const string Shorter = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: workshop, kind: session, title: Workshop, minutes: 90 }
          - { id: keep, kind: questions, days: 1, title: Keep it, track: sql, weeks: 1 }
          - { id: more, kind: questions, days: 6, title: Keep more, track: sql, weeks: 6 }
        """;

    [Test]
    public async Task Two_steps_of_one_track_go_on_until_the_weeks_of_the_longer_are_over()
    {
        await desk.SaveAsync(Shorter);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Keep it*"), "programme.questions");
        await Bot.TurnToAsync("2026-12-16T09:30:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Keep more*"), "programme.questions");

        await Bot.TurnToAsync("2026-12-21T09:30:00Z");
        Assert.That(await Bot.ScalarAsync<long>(Enrolled, TestBot.Key(Bot.Anna)), Is.EqualTo(1), "six weeks were promised");
        await Bot.TurnToAsync("2027-01-26T09:30:00Z");
        Assert.That(await Bot.ScalarAsync<long>(Enrolled, TestBot.Key(Bot.Anna)), Is.EqualTo(1));
        await Bot.TurnToAsync("2027-01-28T09:30:00Z");
        Assert.That(await Bot.ScalarAsync<long>(Enrolled, TestBot.Key(Bot.Anna)), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Whoever_joins_the_track_by_themselves_keeps_it(bool leaves)
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Keep it*"), "programme.questions");

        if (leaves)
        {
            await Bot.Anna.CommandAsync("/learn leave sql");
        }

        await Bot.Anna.CommandAsync("/learn join sql");
        await Bot.TurnToAsync("2027-01-28T09:30:00Z");

        Assert.That(await Bot.ScalarAsync<long>(Enrolled, TestBot.Key(Bot.Anna)), Is.EqualTo(1));
    }
}
