using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>What a tick reads grows with who is due, not with who exists: PostgreSQL's own count of the buffers it touched, for a thousand due among few and among many.</summary>
internal sealed class TickCostTests
{
    private const int Due = 1000;

    private static readonly DateTime Now = new(2026, 11, 23, 7, 30, 0, DateTimeKind.Utc);

    [Test]
    public async Task A_thousand_due_cost_about_the_same_among_ten_thousand_and_a_hundred_thousand()
    {
        const int many = 100_000;
        var few = await MeasureAsync(10_000);
        var lots = await MeasureAsync(many);

        foreach (var (sql, buffers) in few)
        {
            TestContext.Out.WriteLine($"{sql}: {buffers} buffers among 10000, {lots[sql]} among {many}");
        }

        Assert.That(lots.Values.Sum(), Is.LessThanOrEqualTo(1.5 * few.Values.Sum()));
    }

    private static async Task<IReadOnlyDictionary<string, int>> MeasureAsync(int learners)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        foreach (var sql in (string[])
        [
            """
            insert into installation (team_id, team_name, team_url, bot_user_id, token_protected, state, installed_at, updated_at)
            select 'T' || n, 'Many', 'https://many.slack.com/', 'U0', 'none', 'active', '2026-01-01T00:00Z', '2026-01-01T00:00Z' from generate_series(0, 99) n
            """,
            $"""
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            select 'T' || n % 100, 'U' || lpad(n::text, 10, '0'), 'Europe/Stockholm', '08:30', 127, '2026-01-01T00:00Z',
                   timestamptz '2026-11-23T07:30Z' + case when n % ({learners} / {Due}) = 0 then interval '0' else n % 1440 * interval '1 minute' + interval '1 day' end
              from generate_series(1, {learners}) n order by hashint4(n)
            """,
            "insert into person (team_id, user_id) select team_id, user_id from learner",
            "insert into contact (team_id, user_id) select team_id, user_id from learner",
            "insert into morning (team_id, due_at, learners) select team_id, next_lesson_at, count(*) from learner group by 1, 2",
            "vacuum (analyze) learner, person, contact, morning, installation",
        ])
        {
            await using var fill = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
            await fill.ExecuteNonQueryAsync();
        }

        var buffers = new Dictionary<string, int>();
        var values = await ReadClaimedAsync(connection);
        foreach (var name in (string[])["DueLearnersStore.CountDueSql", "DueLearnersStore.ClaimDueSql", "DueLearnersStore.SaveNextSql"])
        {
            await using var transaction = await connection.BeginTransactionAsync(); // taken back
            buffers[name] = (await QueryPlan.MeasureAsync(connection, name, values)).Buffers;
        }

        return buffers;
    }

    /// <summary>What the statements are asked with: those who are due, and that their next lesson comes a day later.</summary>
    private static async Task<NpgsqlParameter[]> ReadClaimedAsync(NpgsqlConnection connection)
    {
        await using var read = new NpgsqlCommand(
            "select array_agg(ctid::text), array_agg(team_id), array_agg(user_id), array_agg(next_lesson_at + interval '1 day') from learner where next_lesson_at <= @Now", connection);
        read.Parameters.Add(new("Now", Now));
        await using var reader = await read.ExecuteReaderAsync();
        await reader.ReadAsync();
        return
        [
            new("Now", Now), new("Most", Due), new("Places", reader.GetFieldValue<string[]>(0)), new("TeamIds", reader.GetFieldValue<string[]>(1)),
            new("UserIds", reader.GetFieldValue<string[]>(2)), new("NextLessonAts", reader.GetFieldValue<DateTime[]>(3)),
        ];
    }
}
