using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What every process asks every second walks an index, however much was sent before and however much one workspace has before it: asked of PostgreSQL's own planner.</summary>
internal sealed class PlanTests
{
    private static readonly string[] PostLane = ["post"];
    private static readonly string[] PostMethod = ["chat.postMessage"];
    private static readonly int[] Twenty = [20];
    private static readonly short[] AllClasses = [5];

    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, created_at, finished_at)
            select gen_random_uuid(), case when i % 10 = 0 then 'T1' else 'T' || i % 20 end, 'U' || i, 'test.note', i::text, i % 5, timestamptz '2026-01-01' + i * interval '1 second',
                   case when i % 10 = 0 then 'waiting' else 'sent' end, '2026-01-01', case when i % 10 <> 0 then timestamptz '2026-01-01' end
              from generate_series(1, 100000) i;
            insert into inbound_event (id, team_id, event_key, event_type, handler, facts, state, received_at)
            select gen_random_uuid(), 'T' || i % 20, 'Ev' || i, 'message', 'h', '{}', case when i % 1000 = 0 then 'waiting' else 'done' end, timestamptz '2026-01-01' + i * interval '1 second'
              from generate_series(1, 100000) i;
            analyze delivery;
            analyze inbound_event;
            """);
        fill.CommandTimeout = 120;
        await fill.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [TestCase("ClaimStore.FindDueTeamsSql", "delivery_due")]
    [TestCase("ClaimStore.ClaimSql", "delivery_queue")]
    [TestCase("ClaimStore.RescueSql", "delivery_leased")]
    [TestCase("ClaimStore.RenewSql", "delivery_claimed")]
    [TestCase("OutcomeStore.RecordSql", "delivery_pkey")] // although the planner believes that none is being sent, or has a place on a day
    [TestCase("NudgeGateStore.ReleaseSql", "delivery_pkey")]
    [TestCase("InboundStore.ClaimSql", "inbound_event_open")]
    [TestCase("InboundStore.CleanSql", "inbound_event_received")]
    [TestCase("Cleaner.CleanDeliveriesSql", "delivery_finished")]
    public async Task The_index_made_for_it_is_used(string name, string index)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        foreach (var plan in (QueryPlan[])[await QueryPlan.ReadAsync(connection, name, Values()), await QueryPlan.ReadForAnyAsync(connection, name, Values())])
        {
            Assert.That(plan.Lines, Has.Some.Contains(index), plan.ToString());
            Assert.That(plan.Lines, Has.None.Contains("Seq Scan on delivery").And.None.Contains("Seq Scan on inbound_event"), plan.ToString());
        }
    }

    private static NpgsqlParameter[] Values() =>
    [
        new("TeamId", "T1"), new("Holder", "process"), new("Claim", "process:1"), new("Most", 25), new("Until", DateTime.UnixEpoch.AddYears(60)),
        new("Calendar", DateTime.UnixEpoch.AddYears(57)), new("Machine", DateTime.UnixEpoch.AddYears(57)),
        new("Lanes", PostLane), new("Methods", PostMethod), new("Quotas", Twenty), new("Belows", AllClasses), new("LookUps", 5),
        new("MostOfTeam", 5), new("Full", Array.Empty<string>()), new("After", ""),
        new("LookAt", DateTime.UnixEpoch.AddYears(60)), new("Before", DateTime.UnixEpoch.AddYears(56)),
        new("Claims", Outcomes("process:1")), new("Now", DateTime.UnixEpoch.AddYears(57)), new("TeamIds", Outcomes("T1")), new("Ids", Outcomes(Guid.Empty)),
        new("States", Outcomes("sent")), new("Ends", Outcomes(true)), new("Tried", Outcomes(true)), new("Refunds", Outcomes((short)0)),
        new("RetryAts", Outcomes(DateTime.UnixEpoch)), new("DueAts", Outcomes(DateTime.UnixEpoch)), new("Channels", Outcomes("D1")), new("Tss", Outcomes("1.1")),
        new("Reasons", Outcomes("")), new("Turns", Outcomes("")), new("Dms", Outcomes("D1")), new("LeasedBys", Outcomes("process:1")),
    ];

    /// <summary>As many as one group of outcomes has.</summary>
    private static T[] Outcomes<T>(T each) => [.. Enumerable.Repeat(each, 100)];

    /// <summary>The same questions when all of it is due, in two hundred workspaces: what is read grows with the workspaces, not with the rows.</summary>
    [Test]
    public async Task A_hundred_thousand_due_deliveries_cost_the_poll_and_a_claim_no_more_than_a_few()
    {
        await using var own = await TestDatabase.CreateAsync();
        await using (var fill = own.DataSource.CreateCommand("""
            insert into delivery (id, team_id, recipient, kind, slot, class, lane, value, due_at, state, created_at)
            select gen_random_uuid(), 'T' || i % 200, 'U' || i, 'test.note', i::text, 2, case when i % 10 = 0 then 'home' else 'post' end, i % 7, '2026-01-01', 'waiting', '2026-01-01'
              from generate_series(1, 100000) i;
            analyze delivery;
            """))
        {
            fill.CommandTimeout = 120;
            await fill.ExecuteNonQueryAsync();
        }

        await using var connection = await own.DataSource.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("insert into sender_lease values ('T1', 'process', '2030-01-01')", connection);
        await hold.ExecuteNonQueryAsync();

        Assert.That(await BuffersAsync(connection, "ClaimStore.FindDueTeamsSql"), Is.LessThan(4000), "200 workspaces");
        Assert.That(await BuffersAsync(connection, "ClaimStore.ClaimSql"), Is.LessThan(1500), "20 deliveries, each with its indexes");
        Assert.That(await BuffersAsync(connection, "ClaimStore.RescueSql"), Is.LessThan(100));
    }

    /// <summary>A big company's morning: nearly all its lessons are worth the same and due later, or all of them are due now.</summary>
    [TestCase("2026-01-01", 4000, Description = "20 of them, each with its indexes")]
    [TestCase("2099-01-01", 500, Description = "five are due, of two kinds")]
    public async Task A_claim_in_one_large_workspace_reads_what_it_gets(string due, int buffers)
    {
        await using var own = await TestDatabase.CreateAsync();
        await using (var fill = own.DataSource.CreateCommand($"""
            insert into delivery (id, team_id, recipient, kind, slot, class, lane, value, due_at, state, created_at)
            select gen_random_uuid(), 'T1', 'U' || i, 'test.note', i::text, 2, 'post', 90, timestamptz '{due}' + i * interval '1 millisecond', 'waiting', '2026-01-01'
              from generate_series(1, 100000) i;
            insert into delivery (id, team_id, recipient, kind, slot, class, lane, value, due_at, state, created_at)
            select gen_random_uuid(), 'T1', 'U' || i, 'test.now', i::text, 2, 'post', case when i < 3 then 90 else 30 end, '2026-01-01', 'waiting', '2026-01-01'
              from generate_series(1, 5) i;
            insert into sender_lease values ('T1', 'process', '2030-01-01');
            analyze delivery;
            """))
        {
            fill.CommandTimeout = 120;
            await fill.ExecuteNonQueryAsync();
        }

        await using var connection = await own.DataSource.OpenConnectionAsync();

        Assert.That((await QueryPlan.ReadAsync(connection, "ClaimStore.ClaimSql", Values())).Lines, Has.None.Contains("Seq Scan on delivery"));
        Assert.That(await BuffersAsync(connection, "ClaimStore.ClaimSql"), Is.LessThan(buffers));
    }

    private static async Task<int> BuffersAsync(NpgsqlConnection connection, string name) => (await QueryPlan.MeasureAsync(connection, name, Values())).Buffers;
}
