using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Operator;

/// <summary>What status and the metrics ask stays cheap however much was sent: asked of PostgreSQL's own planner.</summary>
internal sealed class StatusPlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, created_at, finished_at)
            select gen_random_uuid(), 'T' || i % 20, 'U' || i, 'test.note', i::text, 0, at, case when i % 500 = 0 then 'waiting' else 'sent' end, at, case when i % 500 <> 0 then at end
              from (select i, timestamptz '2026-01-01' + i * interval '1 minute' as at from generate_series(1, 50000) i) made;
            insert into inbound_event (id, team_id, event_key, event_type, handler, facts, state, received_at)
            select gen_random_uuid(), 'T' || i % 20, 'Ev' || i, 'message', 'h', '{}', case when i % 1000 = 0 then 'waiting' else 'done' end, timestamptz '2026-01-01' + i * interval '1 second'
              from generate_series(1, 50000) i;
            analyze delivery;
            analyze inbound_event;
            """);
        fill.CommandTimeout = 120;
        await fill.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [TestCase("OutboxStatusStore.ReadOpenSql")]
    [TestCase("OutboxStatusStore.ReadSendingSql")]
    [TestCase("OutboxStatusStore.ReadUnsureSql")]
    [TestCase("OutboxStatusStore.ReadEndedSql")]
    [TestCase("OutboxStatusStore.ReadDeadSql")]
    [TestCase("OutboxStatusStore.ReadInboundSql")]
    [TestCase("OutboxGauges.ReadSql")]
    [TestCase("DeliveryLedger.ListSql")]
    public async Task It_never_reads_what_is_done_with(string name)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var moment = new DateTime(2026, 2, 4, 0, 0, 0, DateTimeKind.Utc);
        var plan = await QueryPlan.ReadAsync(
            connection, name,
            new("TeamId", NpgsqlTypes.NpgsqlDbType.Text) { Value = DBNull.Value }, new("Calendar", moment), new("Machine", moment), new("Since", moment.AddDays(-1)),
            new("TeamIds", new[] { "T1", "T2" }), new("State", "dead"), new("Kind", NpgsqlTypes.NpgsqlDbType.Text) { Value = DBNull.Value },
            new("Recipient", NpgsqlTypes.NpgsqlDbType.Text) { Value = DBNull.Value }, new("Before", NpgsqlTypes.NpgsqlDbType.Uuid) { Value = DBNull.Value }, new("Most", 50));

        Assert.That(plan.Lines, Has.None.Contains("Seq Scan on delivery").And.None.Contains("Seq Scan on inbound_event"), plan.ToString());
    }
}
