using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Twenty groups of 2,000 whose channel was refused, and one whose channel can be used: the minute's question goes through none of the first.</summary>
internal sealed class ProgrammeCostTests
{
    [Test]
    public async Task People_of_a_channel_that_cannot_be_used_cost_nothing_each_minute()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var fill = database.DataSource.CreateCommand("""
            insert into programme (team_id, programme_id, title, description, version, author_id, saved_at) values ('T1', 'sql', 'SQL', '', 1, 'U0', '2026-01-01');
            insert into programme_cohort (team_id, cohort_id, programme_id, author_id, starts_on, audience, state, created_at)
            select 'T1', md5(i::text)::uuid, 'sql', 'U0', '2026-01-01', '{}', 'running', '2026-01-01' from generate_series(1, 21) i;
            insert into programme_channel (team_id, cohort_id, name, is_private, channel_id, problem)
            select 'T1', md5(i::text)::uuid, 'sql-' || i, true, 'C' || i, case when i > 1 then 'is_archived' end from generate_series(1, 21) i;
            insert into programme_member (team_id, cohort_id, user_id, via, waits, channel_at)
            select 'T1', md5(i::text)::uuid, 'U' || n, '', false, '2026-01-02' from generate_series(1, 21) i, generate_series(1, 2000) n;
            """))
        {
            await fill.ExecuteNonQueryAsync();
        }

        await using (var analyze = database.DataSource.CreateCommand("vacuum analyze programme_cohort, programme_channel, programme_member"))
        {
            await analyze.ExecuteNonQueryAsync();
        }

        await using var connection = await database.DataSource.OpenConnectionAsync();
        var plan = await QueryPlan.MeasureAsync(connection, "ChannelStore.FindDueSql", [new("Now", new DateTime(2026, 1, 3, 0, 0, 0, DateTimeKind.Utc))]);

        Assert.That(plan.Lines, Has.Some.Contains("programme_member_channel").And.None.Contains("Seq Scan on programme_member"), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(200), plan.ToString());
    }
}
