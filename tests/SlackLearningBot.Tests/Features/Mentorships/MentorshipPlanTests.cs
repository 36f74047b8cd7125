using Npgsql;
using NpgsqlTypes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>A workspace with 20,000 mentorships, most of them over: what is asked every minute and with every click costs what it is about.</summary>
internal sealed class MentorshipPlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, next_step_at, ended_at)
            select 'T1', md5('m' || i)::uuid, 'classic', '2026-01-01', 14, 45, '2026-07-01',
                   case when i > 15000 then timestamptz '2026-11-23 00:00Z' + (i - 15000) * interval '10 minutes' end, case when i <= 15000 then timestamptz '2026-07-01' end
              from generate_series(1, 20000) i;
            insert into mentorship_member (team_id, mentorship_id, user_id, part)
            select 'T1', md5('m' || i)::uuid, 'U' || (i % 2000), 'mentor' from generate_series(1, 20000) i
             union all
            select 'T1', md5('m' || i)::uuid, 'V' || (i % 2000), 'mentee' from generate_series(1, 20000) i;
            insert into meet_up (team_id, meet_up_id, mentorship_id, number, starts_at, minutes, state)
            select 'T1', md5('u' || i || ' ' || j)::uuid, md5('m' || i)::uuid, j, '2026-03-01', 45, 'met' from generate_series(1, 20000) i, generate_series(1, 4) j;
            insert into meet_note (team_id, meet_up_id, user_id, note, shared, written_at)
            select u.team_id, u.meet_up_id, m.user_id, 'Note', true, '2026-03-01' from meet_up u join mentorship_member m using (team_id, mentorship_id);
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
        new("TeamId", "T1"), new("UserId", "U7"), new("MentorshipId", Guid.Empty), new("MeetUpId", Guid.Empty), new("Most", 100), new("Number", (short)2), new("Ahead", 40),
        new("Today", new DateOnly(2026, 11, 23)), new("LeastUntil", new DateOnly(2026, 12, 1)), new("MenteeId", "V9"),
        new("Now", NpgsqlDbType.TimestampTz) { Value = new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc) },
    ];

    private const string Grown = "Seq Scan on (mentorship|mentorship_member|meet_up|meet_note) ";

    [TestCase("MentorshipStore.ClaimDueSql")]
    [TestCase("MemberStore.ReadOpenSql")]
    [TestCase("MemberStore.ReadGoneSql")]
    [TestCase("GroupStore.FindOpenSql")]
    [TestCase("PairingStore.FactsSql")]
    [TestCase("PairingStore.MembersSql")]
    [TestCase("PairingStore.NewestSql")]
    [TestCase("PairingStore.HeldSql")]
    [TestCase("NoteStore.ReadSharedSql")]
    [TestCase("NoteStore.ReadOwnSql")]
    [TestCase("MentorshipsPersonalData.ExportSql")]
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

        var plan = await QueryPlan.MeasureAsync(connection, "MentorshipStore.ClaimDueSql", Values());

        // Six are due, 19,994 are not or are over.
        Assert.That(plan.Lines, Has.Some.Contains("Index Scan using mentorship_due on mentorship"), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(60), plan.ToString());
    }
}
