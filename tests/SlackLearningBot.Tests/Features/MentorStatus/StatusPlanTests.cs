using Npgsql;
using NpgsqlTypes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorStatus;

/// <summary>A workspace with 5,000 open mentorships, 15,000 that are over, and 5,000 mentors, beside others: what an owner sees costs what is open, and answers within the command's time.</summary>
internal sealed class StatusPlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, next_step_at, ended_at)
            select 'T' || i % 4, md5('m' || i)::uuid, 'classic', '2026-01-01', 14, 45, '2026-07-01', case when i > 60000 then timestamptz '2026-12-01' end, case when i <= 60000 then timestamptz '2026-07-01' end
              from generate_series(1, 80000) i;
            insert into mentorship_member (team_id, mentorship_id, user_id, part)
            select 'T' || i % 4, md5('m' || i)::uuid, p || i % 5000, case p when 'U' then 'mentor' else 'mentee' end from generate_series(1, 80000) i, unnest(array['U', 'V']) p;
            insert into meet_up (team_id, meet_up_id, mentorship_id, number, starts_at, minutes, state)
            select 'T' || i % 4, md5('u' || i || ' ' || j)::uuid, md5('m' || i)::uuid, j, timestamptz '2026-01-01' + j * interval '60 days' + i % 60 * interval '1 day', 45, 'met' from generate_series(1, 80000) i, generate_series(1, 4) j;
            insert into mentorship_check (team_id, mentorship_id, user_id, moment, useful, answered_at)
            select 'T' || i % 4, md5('m' || i)::uuid, 'V' || i % 5000, 'midway', 4, timestamptz '2026-01-01' + i % 300 * interval '1 day' from generate_series(1, 80000) i;
            insert into mentor_profile (team_id, user_id, gives, goals, people, days, from_time, until_time, words, saved_at)
            select 'T' || t, 'U' || i, array['topic ' || i % 50, 'topic ' || i % 70], array['topic ' || i % 40], 3, 31, '09:00', '17:00', '', '2026-01-01' from generate_series(1, 5000) i, generate_series(0, 3) t;
            """);
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
        await using var analyze = database.DataSource.CreateCommand("vacuum analyze");
        await analyze.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    private static NpgsqlParameter[] Values() =>
    [
        new("TeamId", "T1"), new("Fewest", 21), new("Grace", 7), new("Most", 21), new("Told", Array.Empty<string>()), new("Today", new DateOnly(2026, 11, 23)),
        new("Now", NpgsqlDbType.TimestampTz) { Value = new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc) },
    ];

    /// <param name="statement">Which.</param>
    /// <param name="pages">About four for each open mentorship, or mentor with their mentorships.</param>
    [TestCase("FactStore.ReadPaceSql", 60_000)]
    [TestCase("FactStore.ReadStuckSql", 60_000)]
    [TestCase("FactStore.ReadTopicsSql", 250_000)]
    public async Task What_is_over_costs_nothing(string statement, int pages)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, statement, Values());

        Assert.That(plan.Lines, Has.None.Match("Seq Scan on (mentorship|meet_up|mentorship_member)( |$)"), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(pages), plan.ToString());
    }
}
