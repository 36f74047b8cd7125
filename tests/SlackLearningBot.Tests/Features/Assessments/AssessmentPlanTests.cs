using Npgsql;
using NpgsqlTypes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>A workspace that gave 20 assessments to 2,000 people each: what is asked every minute and with every click costs what it is about.</summary>
internal sealed class AssessmentPlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into track (team_id, track_id, title, description, position) select 'T1', 't' || i, 'Track', '', i from generate_series(1, 20) i;
            insert into lesson (team_id, lesson_id, version, hash, title, format, skills, body, imported_at)
            select 'T1', 'l-' || i, 1, '', 'Lesson ' || i, 'read', '{sql}', 'Text', '2026-01-01' from generate_series(1, 400) i;
            insert into track_lesson (team_id, track_id, lesson_id, position) select 'T1', 't' || (1 + i % 20), 'l-' || i, i from generate_series(1, 400) i;
            insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
            select 'T1', 'q-' || i || '-' || j, 'l-' || i, 1, j, 'single', 'Why?', '[]' from generate_series(1, 400) i, generate_series(1, 5) j;
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            select 'T1', 'U' || i, 'Europe/Zurich', '08:00', 31, '2026-01-01', '2026-11-24' from generate_series(1, 2000) i;
            insert into person (team_id, user_id, manager_id) select 'T1', 'U' || i, 'U' || (i + 1) % 200 + 2001 from generate_series(1, 2000) i;
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
            select 'T1', md5('a' || i)::uuid, 'A' || i, 10, 80, 2, true, 'U1', '2026-01-01' from generate_series(1, 20) i;
            insert into assessment_track (team_id, assessment_id, track_id) select 'T1', md5('a' || i)::uuid, 't' || i from generate_series(1, 20) i;
            insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, audience, results, state, created_at)
            select 'T1', md5('a' || i)::uuid, md5('a' || i)::uuid, 'U1', timestamptz '2026-11-01' + i * interval '3 days', '{}', 'names', 'open', '2026-01-01' from generate_series(1, 20) i;
            insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, attempts, outcome, done_at)
            select 'T1', md5('a' || i)::uuid, 'U' || j, '', '2026-01-01', 1, case when i < 15 then 'passed' end, case when i < 15 then timestamptz '2026-10-01' end from generate_series(1, 20) i, generate_series(1, 2000) j;
            insert into assessment_attempt (team_id, attempt_id, assignment_id, user_id, number, seed, started_at, ends_at, ended_at, ended_by, percent, passed)
            select 'T1', md5(i || ' ' || j)::uuid, md5('a' || i)::uuid, 'U' || j, 1, 's', '2026-10-01', '2026-10-01', '2026-10-01', 'answered', 100, true from generate_series(1, 14) i, generate_series(1, 2000) j;
            insert into assessment_attempt (team_id, attempt_id, assignment_id, user_id, number, seed, started_at, ends_at)
            select 'T1', md5('open ' || j)::uuid, md5('a15')::uuid, 'U' || j, 1, 's', '2026-10-01', timestamptz '2026-11-23 00:00Z' + j * interval '1 minute' from generate_series(1, 500) j;
            insert into assessment_answer (team_id, attempt_id, place, user_id, question_id, question_version, lesson_id, type, ask, options, detail)
            select t.team_id, t.attempt_id, k, t.user_id, 'q-1-' || k, 1, 'l-1', 'single', 'Why?', '[]', '{}' from assessment_attempt t, generate_series(1, 5) k;
            insert into assessment_certificate (team_id, code, user_id, attempt_id, title, issued_on, issued_at)
            select team_id, 'c' || row_number() over (), user_id, attempt_id, 'A', '2026-10-01', '2026-10-01' from assessment_attempt where passed;
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, created_at)
            select gen_random_uuid(), 'T1', 'U' || j, 'assessment.remind', md5('a' || i)::uuid || ':1', 2, timestamptz '2026-11-01' + i * interval '2 days', 'waiting', '2026-11-01' from generate_series(1, 20) i, generate_series(1, 2000) j;
            """);
        fill.CommandTimeout = 180;
        await fill.ExecuteNonQueryAsync();
        await using var analyze = database.DataSource.CreateCommand("vacuum analyze");
        await analyze.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    private static readonly Guid Assignment = Guid.Parse("00000000-0000-0000-0000-000000000001");

    private static NpgsqlParameter[] Values() =>
    [
        new("TeamId", "T1"), new("UserId", "U7"), new("AssignmentId", Assignment), new("AttemptId", Assignment), new("Most", 100), new("QuestionId", "q-1-1"), new("Code", "c"), new("NudgesADay", 2),
        new("Skip", (object)0), new("MostAttempts", 2000), new("Least", 5), new("TrackId", "t1"), new("AssessmentId", Assignment), new("Channel", "D1"), new("Ts", "1.1"),
        new("AssignmentIds", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = new[] { Assignment, Assignment } },
        new("Outcomes", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = new[] { "" } },
        new("HaveOpen", NpgsqlDbType.Array | NpgsqlDbType.Boolean) { Value = new[] { false } },
        new("Used", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = new[] { 0 } },
        new("Slots", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = new[] { "a", "a:1", "a:2" } },
        new("TrackIds", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = new[] { "t1" } },
        new("TeamIds", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = new[] { "T1", "T1" } },
        new("UserIds", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = new[] { "U1", "U2" } },
        new("Untils", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = new[] { At, At } },
        new("Now", NpgsqlDbType.TimestampTz) { Value = At },
        new("Since", NpgsqlDbType.TimestampTz) { Value = At },
    ];

    private static readonly DateTime At = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    private const string Grown = "Seq Scan on (assessment_assignee|assessment_attempt|assessment_answer|assessment_certificate|delivery|learner|person|review) ";

    [TestCase("AttemptStore.ClaimDueSql")]
    [TestCase("AttemptStore.FindSql")]
    [TestCase("AttemptStore.FindOwnerSql")]
    [TestCase("AttemptQuestionStore.FindNextSql")]
    [TestCase("AttemptQuestionStore.FindSql")]
    [TestCase("AssignedStore.FindSql")]
    [TestCase("AssignedStore.ReadOfPersonSql")]
    [TestCase("TeamStore.ReadSql")]
    [TestCase("CertificateStore.FindSql")]
    [TestCase("RoomForDeadlines.FindSql")]
    [TestCase("MistakesStore.ReadSql")]
    [TestCase("StatusStore.CountSql")]
    [TestCase("StatusStore.ReadPeopleSql")]
    [TestCase("NamesSheet.ReadSql")]
    [TestCase("ItemStore.TellSql")]
    [TestCase("GivingStore.ReadWaitingSql")]
    [TestCase("TakingBackStore.LockUnfinishedSql")]
    [TestCase("TakingBackStore.ReadMessagesSql")]
    [TestCase("AttemptClock.ReadSql")]
    [TestCase("AttemptStore.FindAtSql")]
    [TestCase("AssignmentStore.ReadPeopleSql")]
    [TestCase("AssessmentsWaiting.ReadSql")]
    public async Task No_table_that_grows_is_walked(string statement)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.ReadAsync(connection, statement, Values());

        Assert.That(plan.Lines, Has.None.Match(Grown), plan.ToString());
    }

    [Test]
    public async Task The_minute_reads_what_is_due_and_not_what_exists()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, "AttemptStore.ClaimDueSql", Values());

        // Sixty attempts are over, 28,440 are not or were ended: some twenty pages each.
        Assert.That(plan.Lines, Has.Some.Contains("Index Scan using assessment_attempt_due on assessment_attempt").And.None.Match(Grown), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(60 * 30), plan.ToString());
    }

    [Test]
    public async Task A_look_at_an_assignment_reads_its_own_people_and_no_answers()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, "StatusStore.CountSql", [new("AssignmentIds", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = new[] { Third } }, .. Values().Where(value => value.ParameterName != "AssignmentIds")]);

        // 2,000 of 40,000 people, none of 28,500 attempts but those that are open.
        Assert.That(plan.Lines, Has.None.Match(Grown), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(4500), plan.ToString());
    }

    [Test]
    public async Task How_the_questions_do_is_read_of_so_many_attempts_and_summed_up_where_they_are()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        NpgsqlParameter[] values = [new("AssignmentId", Third), new("MostAttempts", 50), .. Values().Where(value => value.ParameterName is not ("AssignmentId" or "MostAttempts"))];

        var plan = await QueryPlan.MeasureAsync(connection, "ItemStore.TellSql", values);

        // 50 of the assignment's 2,000 attempts.
        Assert.That(plan.Lines, Has.Some.Contains("assessment_attempt_first").And.None.Match(Grown), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(50 * 10), plan.ToString());
    }

    /// <summary>The third assignment, as it was filled in.</summary>
    private static readonly Guid Third = Guid.Parse("9d607a66-3f3e-9b0a-90c3-c8d4426640dc");

    [Test]
    public async Task The_deadlines_ahead_of_three_learners_are_read_by_their_own_rows()
    {
        await using var command = database.DataSource.CreateCommand("""
            explain (analyze, buffers, costs off, timing off, summary off)
            select user_id, question_id, min(deadline) from open_deadline
             where team_id = 'T1' and user_id = any(array['U1', 'U2', 'U3']) and deadline > '2026-11-23' group by 1, 2
            """);
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        Assert.That(lines, Has.None.Match(Grown), string.Join('\n', lines));
    }
}
