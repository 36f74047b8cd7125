using Npgsql;
using NpgsqlTypes;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorAsks;

/// <summary>A company of 100,000 people with 20,000 mentors in four workspaces, none of them a learner: whoever looks for one reads those who have the words, and nobody else.</summary>
internal sealed class CandidatePlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into person (team_id, user_id, real_name, manager_id) select 'T' || i % 4, 'U' || i, 'Name ' || i, 'U' || greatest(i % 4, (i / 40) * 4 + i % 4) from generate_series(4, 100000) i;
            insert into mentor_profile (team_id, user_id, gives, goals, people, days, from_time, until_time, words, saved_at)
            select 'T' || i % 4, 'U' || i, array['topic ' || i % 500], array['topic ' || i % 400], 3, 31, '09:00', '17:00',
                   array_to_tsvector(array['/T' || i % 4, 'topic', (i % 500)::text || 'x', 'team' || i % 50]), '2026-01-01'
              from generate_series(4, 20000) i;
            insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, next_step_at, ended_at)
            select 'T' || i % 4, md5('m' || i)::uuid, 'classic', '2026-01-01', 14, 45, '2026-07-01', case when i > 30000 then timestamptz '2026-12-01' end, case when i <= 30000 then timestamptz '2026-07-01' end
              from generate_series(1, 40000) i;
            insert into mentorship_member (team_id, mentorship_id, user_id, part)
            select 'T' || i % 4, md5('m' || i)::uuid, 'U' || (case p when 'mentor' then i % 20000 else i + 40000 end), p from generate_series(4, 40000) i, unnest(array['mentor', 'mentee']) p;
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
        new("TeamId", "T1"), new("UserId", "U5"), new("Most", 500), new("Rest", 90), new("MostInGroup", 5), new("LeastUntil", new DateOnly(2026, 12, 1)), new("Query", "'/T1' & ('101x':*)"),
        new("UserIds", Others), new("OtherIds", Others), new("Now", NpgsqlDbType.TimestampTz) { Value = new DateTime(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc) },
    ];

    private static string[] Others => [.. Enumerable.Range(1, 40).Select(at => $"U{at * 404 + 1}")];

    /// <param name="statement">Which.</param>
    /// <param name="pages">About twenty for each who is read: profile, person, learner, what they have now, and the line above them.</param>
    [TestCase("CandidateStore.FindSql", 100)]
    [TestCase("CandidateStore.SearchSql", 2_000)]
    [TestCase("CandidateStore.ReadSql", 2_000)]
    [TestCase("CandidateStore.ReadFactsSql", 3_000)]
    [TestCase("CandidateStore.ReadGroupsSql", 1_000)]
    public async Task Who_is_not_meant_costs_nothing(string statement, int pages)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, statement, Values());

        Assert.That(plan.Lines, Has.None.Match("Seq Scan on (person|mentor_profile|mentorship|mentorship_member)( |$)"), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(pages), plan.ToString());
    }
}
