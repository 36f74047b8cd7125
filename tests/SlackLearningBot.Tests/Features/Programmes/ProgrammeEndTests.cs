using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Nothing more comes after leaving or calling off: neither of an assessment that was given, nor of questions that were asked for.</summary>
internal sealed class ProgrammeEndTests
{
    private const string Yaml = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: keep, kind: questions, days: -9, title: Keep it, track: sql, weeks: 6 }
          - { id: check, kind: assessment, days: -6, title: A check, assessment: "SQL, the basics" }
          - { id: workshop, kind: session, title: Workshop, minutes: 90 }
        """;

    private const string OutcomesSql = "select user_id || ' ' || coalesce(outcome, 'open') from assessment_assignee order by user_id";
    private const string EnrolledSql = "select user_id from enrolment where left_at is null order by user_id";

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
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TurnToAsync("2026-12-01T09:30:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Keep it*"), "programme.questions");
        await Bot.Erik.ClickAsync(ProgrammeDesk.Find(Bot.Erik, "*Keep it*"), "programme.questions");
        await Bot.TurnToAsync("2026-12-04T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "has an assessment for you"), Is.EqualTo(1));
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task Whoever_leaves_is_neither_asked_nor_tested_any_more()
    {
        var announcement = ProgrammeDesk.Find(Bot.Anna, "has an assessment for you");
        var begin = LessonDesk.Element(announcement, "assessment.start");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");
        await Bot.TickAsync();

        Assert.That(Bot.Anna.Now(announcement).Words(), Does.Contain("was taken back").And.Not.Contain("assessment.start"));
        await desk.Lessons.ClickOldAsync(Bot.Anna, announcement, begin);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_attempt"), Is.Zero);
        await Bot.TurnToAsync("2026-12-08T09:30:00Z");
        await Bot.TurnToAsync("2026-12-09T09:30:00Z");
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");

        Assert.That(await Bot.QueryAsync<string>(OutcomesSql), Does.Contain($"{Bot.Anna.UserId} taken_back").And.Not.Contain($"{Bot.Erik.UserId} taken_back"), "it stays open for the others");
        Assert.That(await Bot.QueryAsync<string>(EnrolledSql), Is.EqualTo(new[] { Bot.Erik.UserId }));
        Assert.That(await Bot.QueryAsync<string>("select distinct recipient from delivery where kind = 'assessment.remind' and state = 'sent'"), Is.EqualTo(new[] { Bot.Erik.UserId }));
    }

    [Test]
    public async Task Called_off_it_is_over_for_everybody()
    {
        await desk.ClickAsync("programme.cancel");
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(await Bot.QueryAsync<string>(OutcomesSql), Is.EquivalentTo(new[] { $"{Bot.Anna.UserId} taken_back", $"{Bot.Erik.UserId} taken_back" }));
        Assert.That(await Bot.QueryAsync<string>(EnrolledSql), Is.Empty);
    }

    [Test]
    public async Task Who_leaves_the_company_leaves_the_group()
    {
        await Bot.ExecuteAsync(
            "insert into person (team_id, user_id, deleted) values (@TeamId, @UserId, true) on conflict (team_id, user_id) do update set deleted = true", TestBot.Key(Bot.Erik));
        await desk.ClickAsync("programme.show");
        Assert.That(desk.CardWords(), Does.Contain("2 people"));

        await Bot.TurnToAsync("2026-12-04T10:21:05Z");
        await Bot.TickAsync();

        Assert.That(await Bot.QueryAsync<string>(OutcomesSql), Is.EquivalentTo(new[] { $"{Bot.Anna.UserId} open", $"{Bot.Erik.UserId} taken_back" }));
        Assert.That(await Bot.QueryAsync<string>(EnrolledSql), Is.EqualTo(new[] { Bot.Anna.UserId }));
        await desk.ClickAsync("programme.show");
        Assert.That(desk.CardWords(), Does.Contain("1 person, and 1 left."));
    }

    [Test]
    public async Task A_group_of_which_they_cannot_be_taken_does_not_keep_them_in_another()
    {
        var other = Guid.Parse("ffffffff-ffff-7fff-bfff-ffffffffffff"); // behind the one that fails
        await Bot.ExecuteAsync(
            $"""
            insert into person (team_id, user_id, deleted) values (@TeamId, @UserId, true) on conflict (team_id, user_id) do update set deleted = true;
            insert into programme_cohort overriding user value select (jsonb_populate_record(c, jsonb_build_object('cohort_id', @other))).* from programme_cohort c;
            insert into programme_member overriding user value select (jsonb_populate_record(m, jsonb_build_object('cohort_id', @other))).* from programme_member m where m.user_id = @UserId;
            create function fail() returns trigger language plpgsql as 'begin raise exception ''broken''; end';
            create trigger fail before update of left_at on programme_member for each row when (new.cohort_id <> '{other}') execute function fail()
            """,
            new { Bot.Erik.Workspace.TeamId, Bot.Erik.UserId, other });

        await Bot.TurnToAsync("2026-12-04T10:21:05Z");
        await Bot.TickAsync();

        Assert.That(await Bot.QueryAsync<Guid>("select cohort_id from programme_member where left_at is not null"), Is.EqualTo(new[] { other }));
    }

    [Test]
    public async Task What_was_passed_stands()
    {
        await Bot.ExecuteAsync("update assessment_assignee set outcome = 'passed', done_at = @Now where user_id = @UserId", new { Bot.Anna.UserId, Now = Bot.Now.UtcDateTime });

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");

        Assert.That(await Bot.QueryAsync<string>(OutcomesSql), Does.Contain($"{Bot.Anna.UserId} passed"));
    }

    [Test]
    public async Task Whoever_comes_back_is_tested_and_asked_as_long_as_there_is_time()
    {
        var until = await UntilAsync();
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");
        await Bot.TickAsync();
        Assert.That(await Bot.QueryAsync<string>(EnrolledSql), Is.EqualTo(new[] { Bot.Erik.UserId }));

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "You have left the programme"), "programme.come_back");
        await Bot.TickAsync();

        Assert.That(await Bot.QueryAsync<string>(EnrolledSql), Does.Contain(Bot.Anna.UserId));
        Assert.That(await UntilAsync(), Is.EqualTo(until), "the rest of their weeks");
        Assert.That(await Bot.QueryAsync<string>(OutcomesSql), Does.Contain($"{Bot.Anna.UserId} open"));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "has an assessment for you"), Is.EqualTo(1), "told anew, where the first word of it says that it was taken back");
    }

    [Test]
    public async Task Whoever_comes_back_when_the_weeks_are_over_and_no_attempt_is_left_gets_neither()
    {
        await Bot.ExecuteAsync("update assessment_assignee set attempts = 1 where user_id = @UserId", new { Bot.Anna.UserId });
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");
        await Bot.TickAsync();
        await Bot.ExecuteAsync("update programme_step_state set until_was_at = @Now where until_was_at is not null", new { Now = Bot.Now.UtcDateTime });

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "You have left the programme"), "programme.come_back");
        await Bot.TickAsync();

        Assert.That(await Bot.QueryAsync<string>(EnrolledSql), Does.Not.Contain(Bot.Anna.UserId));
        Assert.That(await Bot.QueryAsync<string>(OutcomesSql), Does.Contain($"{Bot.Anna.UserId} taken_back"));
    }

    private Task<DateTime?> UntilAsync() => Bot.ScalarAsync<DateTime?>("select until_at from programme_step_state where about_id = @UserId and step_id = 'keep'", new { Bot.Anna.UserId });
}
