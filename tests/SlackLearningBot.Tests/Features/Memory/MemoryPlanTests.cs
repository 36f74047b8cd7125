using Npgsql;
using NpgsqlTypes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Memory;

/// <summary>A workspace with 2,000 learners and 200,000 answers: what is asked with every answer and every day's message costs what it is about, whatever values come.</summary>
internal sealed class MemoryPlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into track (team_id, track_id, title, description, position) values ('T1', 't', 'Track', '', 1);
            insert into lesson (team_id, lesson_id, version, hash, title, format, skills, body, imported_at)
            select 'T1', 'l-' || i, 1, '', 'Lesson ' || i, 'read', '{sql}', 'Text', '2026-01-01' from generate_series(1, 50) i;
            insert into track_lesson (team_id, track_id, lesson_id, position) select 'T1', 't', 'l-' || i, i from generate_series(1, 50) i;
            insert into question (team_id, question_id, lesson_id, version, position, type, ask, options)
            select 'T1', 'q-' || i, 'l-' || i, 1, 1, 'single', 'Why?', '[]' from generate_series(1, 50) i;
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            select 'T1', 'U' || i, 'Europe/Zurich', '08:00', 31, '2026-01-01', '2026-11-24' from generate_series(1, 2000) i;
            insert into enrolment (team_id, user_id, track_id, joined_at) select 'T1', 'U' || i, 't', '2026-01-01' from generate_series(1, 2000) i;
            insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at)
            select 'T1', 'U' || i, 'l-' || j, 't', date '2026-01-01' + j, 'done', '2026-10-01' from generate_series(1, 2000) i, generate_series(1, 50) j;
            insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at, learning_on, counts)
            select gen_random_uuid(), 'T1', 'U' || i, 'q-' || j, 1, 'l-' || j, 'o' || k, gen_random_uuid(), 0, 'x', true, 3, date '2026-09-01' + k, timestamptz '2026-09-01' + k * interval '1 day', date '2026-09-01' + k, true
              from generate_series(1, 2000) i, generate_series(1, 50) j, generate_series(1, 2) k;
            insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
            select 'T1', 'U' || i, 'q-' || j, 10, 5, '2026-09-03', 2, date '2026-11-01' + j * 2, 6, 0 from generate_series(1, 2000) i, generate_series(1, 50) j;
            insert into memory_wish (team_id, scope, about, retention) select 'T1', 'person', 'U' || i, 0.9 from generate_series(1, 2000) i;
            insert into preference (team_id, user_id, minutes, changed_at) select 'T1', 'U' || i, 3, '2026-01-01' from generate_series(1, 2000) i;
            insert into learner_offset (team_id, user_id, value, answers) select 'T1', 'U' || i, 0.1, 9 from generate_series(1, 2000) i;
            insert into question_offset (team_id, question_id, answers, surprise, doubt) select 'T1', 'q-' || j, 9, 1, 2 from generate_series(1, 50) j;
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, created_at, finished_at)
            select gen_random_uuid(), 'T1', 'U' || i, 'lesson.daily', 's' || j, 2, '2026-11-01', 'sent', '2026-11-01', '2026-11-01' from generate_series(1, 2000) i, generate_series(1, 10) j;
            insert into asking (team_id, user_id, asked_on, question_id, place, delivery_id, because)
            select 'T1', 'U' || i, date '2026-10-01' + j, 'q-' || j, 1, gen_random_uuid(), '{}' from generate_series(1, 2000) i, generate_series(1, 20) j;
            """);
        fill.CommandTimeout = 180;
        await fill.ExecuteNonQueryAsync();
        await using var analyze = database.DataSource.CreateCommand("vacuum analyze");
        await analyze.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    private static NpgsqlParameter[] Values() =>
    [
        new("TeamId", "T1"), new("UserId", "U7"), new("QuestionId", "q-7"), new("After", NpgsqlDbType.Date) { Value = new DateOnly(2026, 11, 23) },
        new("UserIds", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = new[] { "U1", "U2", "U3" } },
        new("Days", NpgsqlDbType.Array | NpgsqlDbType.Date) { Value = new[] { new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23) } },
        new("DeliveryIds", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = new[] { Guid.Empty, Guid.Empty, Guid.Empty } },
        new("MostADay", 200), new("MostInVain", 3), new("Rest", 14), new("Most", 100), new("Since", NpgsqlDbType.TimestampTz) { Value = new DateTime(2026, 9, 2, 0, 0, 0, DateTimeKind.Utc) }, new("Until", NpgsqlDbType.TimestampTz) { Value = new DateTime(2026, 9, 3, 0, 0, 0, DateTimeKind.Utc) }, new("ADay", 3), new("Factor", 0.98), new("Decay", -0.1542), new("Delivery", Guid.Empty), new("Question", "q-7"), new("Occasion", "o1"), new("Kind", "lesson.daily"), new("Slot", "s1"), new("Daily", "lesson.daily"), new("Again", "lesson.again"), new("LessonId", "l-1"),
        new("Now", NpgsqlDbType.TimestampTz) { Value = new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc) },
    ];

    [TestCase("MemoryStore.ReadReviewsSql")]
    [TestCase("MemoryStore.ReadLoadSql")]
    [TestCase("DueStore.ReadDueSql")]
    [TestCase("DueStore.ReadWishesSql")]
    [TestCase("DueStore.FindStandingSql")]
    [TestCase("AskingStore.ReadSql")]
    [TestCase("PictureStore.ReadFormatsSql")]
    [TestCase("PictureStore.ReadSkillsSql")]
    [TestCase("NightStore.ReadReviewsSql")]
    [TestCase("NightStore.ReadOffsetsSql")]
    [TestCase("RebuildStore.ReadReviewsSql")]
    [TestCase("RebuildStore.ReadMemoriesSql")]
    [TestCase("MessageStore.LockDailySql")]
    [TestCase("MessageStore.FindNewestSql")]
    [TestCase("WhyReads.FindSql")]
    [TestCase("WhyReads.FindLastSql")]
    [TestCase("AnswerStore.MarkGuessSql")]
    public async Task No_table_that_grows_is_walked(string statement)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.ReadForAnyAsync(connection, statement, Values());

        Assert.That(plan.Lines, Has.None.Match("Seq Scan on (memory|learner_offset|review|asking|lesson_turn|learner|enrolment|delivery) "), plan.ToString());
    }

    [Test]
    public async Task What_is_due_of_three_learners_costs_what_is_due()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, "DueStore.ReadDueSql", Values());

        Assert.That(plan.Buffers, Is.LessThan(2500), plan.ToString());
    }
}
