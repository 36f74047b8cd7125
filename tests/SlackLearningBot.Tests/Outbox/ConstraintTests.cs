using Dapper;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>States that cannot be are refused by the database itself, whichever version of the program writes them.</summary>
internal sealed class ConstraintTests
{
    private const string Delivery = """
        {"id": "00000000-0000-0000-0000-000000000001", "team_id": "T1", "recipient": "U1", "kind": "k", "slot": "s", "class": 0, "value": 0, "payload": {}, "due_at": "2026-01-01T00:00Z",
         "retry_at": "-infinity", "state": "waiting", "attempts": 0, "again": false, "created_at": "2026-01-01T00:00Z", "lane": "post", "timing": 0}
        """;

    private const string Event = """
        {"id": "00000000-0000-0000-0000-000000000001", "team_id": "T1", "event_key": "Ev1", "event_type": "message", "handler": "h", "facts": {}, "state": "waiting", "attempts": 0,
         "retry_at": "-infinity", "received_at": "2026-01-01T00:00Z"}
        """;

    private const string AddDeliverySql = "insert into delivery select * from jsonb_populate_record(null::delivery, @Row::jsonb || @Change::jsonb)";
    private const string AddEventSql = "insert into inbound_event select * from jsonb_populate_record(null::inbound_event, @Row::jsonb || @Change::jsonb)";

    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Create() => database = await TestDatabase.CreateAsync();

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [TestCase("{}", null)]
    [TestCase("""{"state": "sending", "leased_by": "p", "lease_until": "2026-01-01T00:00Z"}""", null)]
    [TestCase("""{"state": "unsure", "attempted_at": "2026-01-01T00:00Z"}""", null)]
    [TestCase("""{"state": "sent", "finished_at": "2026-01-01T00:00Z"}""", null)]
    [TestCase("""{"state": "dropped", "reason": "r", "finished_at": "2026-01-01T00:00Z"}""", null)]
    [TestCase("""{"state": "lost"}""", "delivery_state_check")]
    [TestCase("""{"class": 5}""", "delivery_class_check")]
    [TestCase("""{"class": -1}""", "delivery_class_check")]
    [TestCase("""{"attempts": -1}""", "delivery_attempts_check")]
    [TestCase("""{"lane": "mail"}""", "delivery_lane_check")]
    [TestCase("""{"timing": 3}""", "delivery_timing_check")]
    [TestCase("""{"state": "sending"}""", "delivery_lease_while_sending")]
    [TestCase("""{"state": "sending", "lease_until": "2026-01-01T00:00Z"}""", "delivery_lease_while_sending")]
    [TestCase("""{"leased_by": "p"}""", "delivery_lease_while_sending")]
    [TestCase("""{"leased_by": "p", "lease_until": "2026-01-01T00:00Z"}""", "delivery_lease_while_sending")]
    [TestCase("""{"state": "sent"}""", "delivery_finished_in_final_states")]
    [TestCase("""{"finished_at": "2026-01-01T00:00Z"}""", "delivery_finished_in_final_states")]
    [TestCase("""{"state": "unsure"}""", "delivery_unsure_knows_its_attempt")]
    [TestCase("""{"state": "dropped", "finished_at": "2026-01-01T00:00Z"}""", "delivery_reason_when_given_up")]
    [TestCase("""{"state": "dead", "finished_at": "2026-01-01T00:00Z"}""", "delivery_reason_when_given_up")]
    [TestCase("""{"expires_at": "2026-01-01T00:00Z"}""", "delivery_expires_after_due")]
    public Task A_delivery(string change, string? refusedBy) => AddAsync(AddDeliverySql, Delivery, change, refusedBy);

    [Test]
    public Task The_same_delivery_twice() => AddTwiceAsync(AddDeliverySql, Delivery, "delivery_team_id_recipient_kind_slot_key", "{}");

    [TestCase("{}", null)]
    [TestCase("""{"state": "running", "lease_until": "2026-01-01T00:00Z"}""", null)]
    [TestCase("""{"state": "lost"}""", "inbound_event_state_check")]
    [TestCase("""{"attempts": -1}""", "inbound_event_attempts_check")]
    [TestCase("""{"state": "running"}""", "inbound_event_lease_while_running")]
    [TestCase("""{"lease_until": "2026-01-01T00:00Z"}""", "inbound_event_lease_while_running")]
    [TestCase("""{"state": "dead"}""", "inbound_event_reason_when_dead")]
    public Task An_event(string change, string? refusedBy) => AddAsync(AddEventSql, Event, change, refusedBy);

    [TestCase("{}", "inbound_event_team_id_event_key_handler_key")]
    [TestCase("""{"event_key": "Ev2", "message_key": "C1:1.1:"}""", "inbound_event_message", Description = "the same message under another event id")]
    public Task The_same_event_twice(string again, string refusedBy) =>
        AddTwiceAsync(AddEventSql, Event.Replace("\"Ev1\"", "\"Ev1\", \"message_key\": \"C1:1.1:\"", StringComparison.Ordinal), refusedBy, again);

    private async Task AddAsync(string sql, string row, string change, string? refusedBy)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        Assert.That(await RefusedByAsync(transaction, sql, row, change), Is.EqualTo(refusedBy));
    }

    private async Task AddTwiceAsync(string sql, string row, string refusedBy, string again)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        Assert.That(await RefusedByAsync(transaction, sql, row, "{}"), Is.Null);
        Assert.That(await RefusedByAsync(transaction, sql, row.Replace("0001\"", "0002\"", StringComparison.Ordinal), again), Is.EqualTo(refusedBy));
    }

    private static async Task<string?> RefusedByAsync(NpgsqlTransaction transaction, string sql, string row, string change)
    {
        try
        {
            await transaction.Connection!.ExecuteAsync(sql, new { Row = row, Change = change }, transaction);
            return null;
        }
        catch (PostgresException e)
        {
            return e.ConstraintName;
        }
    }
}
