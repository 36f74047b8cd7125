using Npgsql;
using NpgsqlTypes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Reports;

/// <summary>A workspace with 4,000 learners in forty tracks and 160,000 answers: what is told of one track, or to one learner, costs what it is about, whatever values come.</summary>
internal sealed class ReportPlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into track (team_id, track_id, title, description, position) select 'T1', 't' || t, 'Track', '', t from generate_series(0, 39) t;
            insert into lesson (team_id, lesson_id, version, hash, title, format, skills, body, imported_at)
            select 'T1', 'l-' || i, 1, '', 'Lesson ' || i, 'read', '{sql}', 'Text', '2026-01-01' from generate_series(0, 399) i;
            insert into track_lesson (team_id, track_id, lesson_id, position) select 'T1', 't' || i / 10, 'l-' || i, 1 + i % 10 from generate_series(0, 399) i;
            insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
            select 'T1', 'q-' || i, 'l-' || i, 1, 1, 'single', 'Why?', '[]' from generate_series(0, 399) i;
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            select 'T1', 'U' || i, 'Europe/Zurich', '08:00', 31, '2026-01-01', '2026-11-24' from generate_series(1, 4000) i;
            insert into enrolment (team_id, user_id, track_id, joined_at) select 'T1', 'U' || i, 't' || (i + j) % 40, '2026-01-01' from generate_series(1, 4000) i, generate_series(0, 1) j;
            insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at)
            select 'T1', 'U' || i, 'l-' || ((i + j / 10) % 40) * 10 + j % 10, 't' || (i + j / 10) % 40, date '2026-01-01' + j, 'done', '2026-10-01' from generate_series(1, 4000) i, generate_series(0, 19) j;
            insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at, learning_on, counts)
            select gen_random_uuid(), 'T1', 'U' || i, 'q-' || ((i + j / 10) % 40) * 10 + j % 10, 1, 'l-' || ((i + j / 10) % 40) * 10 + j % 10, 'o' || k, gen_random_uuid(), 0, 'x', true, 3,
                   date '2026-09-01' + 30 * k, timestamptz '2026-09-01' + 30 * k * interval '1 day', date '2026-09-01' + 30 * k, true
              from generate_series(1, 4000) i, generate_series(0, 19) j, generate_series(0, 1) k;
            insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
            select 'T1', 'U' || i, 'q-' || ((i + j / 10) % 40) * 10 + j % 10, 10, 5, '2026-09-03', 2, date '2026-11-01' + j * 2, 6, 0 from generate_series(1, 4000) i, generate_series(0, 19) j;
            insert into learner_offset (team_id, user_id, value, answers) select 'T1', 'U' || i, 0.1, 9 from generate_series(1, 4000) i;
            insert into question_offset (team_id, question_id, answers, surprise, doubt) select 'T1', 'q-' || j, 9, 1, 2 from generate_series(0, 399) j;
            insert into unclear (team_id, user_id, question_id, question_version, said_at) select 'T1', 'U' || i, 'q-' || (i % 40) * 10, 1, '2026-11-01' from generate_series(1, 4000) i;
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
            select 'T1', ('00000000-0000-0000-0000-' || lpad(t::text, 12, '0'))::uuid, 'A', 5, 70, 2, false, 'erased', '2026-11-01' from generate_series(0, 39) t;
            insert into assessment_track (team_id, assessment_id, track_id) select 'T1', ('00000000-0000-0000-0000-' || lpad(t::text, 12, '0'))::uuid, 't' || t from generate_series(0, 39) t;
            insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, audience, results, state, created_at)
            select team_id, assessment_id, assessment_id, 'erased', '2026-12-01', '{}', 'names', 'open', '2026-11-01' from assessment;
            insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at)
            select 'T1', ('00000000-0000-0000-0000-' || lpad((i % 40)::text, 12, '0'))::uuid, 'U' || i, '', '2026-11-01' from generate_series(1, 4000) i;
            insert into report_block (team_id, lesson_id, age, from_at, until_at, people, answers, rights)
            select 'T1', 'l-' || i, 30, timestamptz '2026-01-05' + w * interval '7 days', timestamptz '2026-01-12' + w * interval '7 days', 9, 9, 5 from generate_series(0, 399) i, generate_series(0, 39) w;
            insert into report_share (team_id, blocks, people, low, high) select 'T1', md5(i::text), 9, 10, 90 from generate_series(1, 5000) i;
            insert into question_told (team_id, question_id, question_version, told_at, people, answers, rights, right_first, known_right, known_wrong, mean_of_right, mean_of_wrong, deviation, unclear)
            select 'T1', 'q-' || i, 1, '2026-10-01', 9, 9, 5, 5, 5, 4, 0.5, 0.4, 0.1, 0 from generate_series(0, 399) i;
            """);
        fill.CommandTimeout = 180;
        await fill.ExecuteNonQueryAsync();
        await using var analyze = database.DataSource.CreateCommand("vacuum analyze");
        await analyze.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    private static NpgsqlParameter[] Values()
    {
        var monday = new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);
        return
        [
            new("TeamId", "T1"), new("UserId", "U7"), new("TrackId", "t7"), new("LessonId", "l-70"), new("From", 21), new("To", 120), new("FewestElsewhere", 3),
            Texts("LessonIds", Enumerable.Range(70, 10).Select(at => $"l-{at}")), Texts("QuestionIds", Enumerable.Range(70, 10).Select(at => $"q-{at}")), Texts("Digests", ["a", "b"]),
            Texts("UserIds", ["U7", "U8"]), Texts("TrackIds", ["t7", "t8"]),
            new("Days", NpgsqlDbType.Array | NpgsqlDbType.Date) { Value = new[] { new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23) } },
            new("Until", NpgsqlDbType.TimestampTz) { Value = monday }, new("Now", NpgsqlDbType.TimestampTz) { Value = monday },
        ];

        static NpgsqlParameter Texts(string name, IEnumerable<string> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };
    }

    [TestCase("ReportStore.ReadLessonsSql")]
    [TestCase("ReportStore.ReadAnswersSql")]
    [TestCase("ReportStore.ReadCompletionSql")]
    [TestCase("ToldStore.ReadBlocksSql")]
    [TestCase("ToldStore.ReadSharesSql")]
    [TestCase("ToldStore.FindLookSql")]
    [TestCase("FigureStore.ReadSql")]
    [TestCase("ToldFigures.ReadSql")]
    [TestCase("KnownStore.FindSql")]
    [TestCase("KnownStore.ReadSql")]
    [TestCase("DeadlineStore.ReadSql")]
    [TestCase("DeadlineStore.FindNextSql")]
    [TestCase("SkippingStore.ReadMemoriesSql")]
    public async Task No_table_that_grows_is_walked(string statement)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.ReadForAnyAsync(connection, statement, Values());

        Assert.That(
            plan.Lines, Has.None.Match("Seq Scan on (review|memory|learner|learner_offset|enrolment|lesson_turn|unclear|assessment_assignee|report_block|report_share) "), plan.ToString());
    }

    [TestCase("ReportStore.ReadAnswersSql", 6000)]
    [TestCase("FigureStore.ReadSql", 12000)]
    [TestCase("ReportStore.ReadCompletionSql", 12000)]
    [TestCase("KnownStore.ReadSql", 700)]
    [TestCase("DeadlineStore.ReadSql", 400)]
    public async Task A_fortieth_of_the_answers_costs_a_fortieth(string statement, int most)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, statement, Values());

        Assert.That(plan.Buffers, Is.LessThan(most), plan.ToString());
    }
}
