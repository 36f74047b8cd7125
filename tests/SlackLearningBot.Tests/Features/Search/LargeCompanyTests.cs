using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Search;

/// <summary>A company of 100,000, and a second one with the same words: 20,000 courses, 100,000 take-aways, 20,000 mentors, 20,000 talks, 20,000 sessions. A search walks indexes and reads its own company's rows.</summary>
internal sealed class LargeCompanyTests
{
    private static readonly Npgsql.NpgsqlParameter[] Asked =
    [
        new("TeamId", "T1"), new("Team", "'T1'"), new("UserId", "U7"), new("Words", "common topic7"), new("Query", "'/T1' & ('topic7')"), new("Limit", 6), new("Offset", (object)0), new("Most", 500),
        new("Mentors", Array.Empty<string>()), new("Others", ""), new("Kind", DBNull.Value), new("Each", new[] { "common", "topic7" }), new("MostNamed", 500), new("Newest", 200), new("Now", new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc)),
    ];

    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into person (team_id, user_id, real_name, name) select 'T1', 'U' || i, 'Common Topic' || i % 1000, 'common' || i from generate_series(1, 100000) i;
            insert into course (team_id, course_id, url, title, kind, skills, state, created_at, decided_at)
            select 'T' || i % 2, gen_random_uuid(), 'https://example.org/' || i, 'Common course about topic' || i / 2 % 200, 'course', '{sql}', 'published', '2026-01-01', '2026-01-01' from generate_series(1, 20000) i;
            insert into course_done (team_id, user_id, course_id, done_on, said_at)
            select c.team_id, 'U' || n, c.course_id, '2026-01-01', '2026-01-01' from (select team_id, course_id from course where team_id = 'T1' limit 3) c, generate_series(1, 20000) n;
            insert into take_away (team_id, take_away_id, user_id, about, title, done_on, point1, written_at, channel, posted_at)
            select 'T' || i % 2, gen_random_uuid(), 'U' || i, 'course:1', 'Conference', '2026-01-01', 'Common words about topic' || i / 2 % 1000, '2026-01-01',
                   case when i % 4 < 2 then 'C1' end, case when i % 4 < 2 then '2026-01-01'::timestamptz end
              from generate_series(1, 100000) i;
            insert into mentor_profile (team_id, user_id, gives, people, days, from_time, until_time, words, saved_at)
            select 'T' || i % 2, 'U' || i, array['topic' || i / 2 % 200], 1, 31, '09:00', '17:00', array_to_tsvector(array['topic' || i / 2 % 200, '/T' || i % 2]), '2026-01-01' from generate_series(1, 20000) i;
            insert into gathering (team_id, gathering_id, kind, title, owner, state, day, created_at)
            select 'T' || i % 2, gen_random_uuid(), 'talk', 'Common talk about topic' || i / 2 % 200, 'U' || i, 'held', '2026-01-01', '2026-01-01' from generate_series(1, 20000) i;
            insert into gathering (team_id, gathering_id, kind, title, owner, state, day, created_at)
            select 'T' || i % 2, md5('session' || i)::uuid, 'workshop', 'Common workshop about topic' || i / 2 % 200, 'U' || i, 'held', '2026-01-01', '2026-01-01' from generate_series(1, 20000) i;
            insert into session (team_id, session_id, kind, owner, created_at) select team_id, gathering_id, kind, owner, created_at from gathering where kind = 'workshop';
            insert into session_date (team_id, gathering_id, session_id, number) select team_id, session_id, session_id, 1 from session;
            insert into gathering_host (team_id, gathering_id, user_id, position) select team_id, gathering_id, owner, 1 from gathering;
            insert into talk (team_id, gathering_id, take_aways) select team_id, gathering_id, 'Common words' from gathering where kind = 'talk';
            """);
        fill.CommandTimeout = 300;
        await fill.ExecuteNonQueryAsync();
        await using var analyze = database.DataSource.CreateCommand("vacuum analyze course, course_done, take_away, mentor_profile, person, gathering, gathering_host, talk, session, session_date");
        await analyze.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [TestCase("CatalogueStore.FindPageSql", "course_search", "course")]
    [TestCase("TakeAwaySource.FindSql", "take_away_search", "take_away")]
    [TestCase("TalkReads.SearchSql", "person_name_words", "person")]
    [TestCase("TalkReads.SearchSql", "gathering_search", "gathering")]
    [TestCase("SessionReads.SearchSql", "person_name_words", "person")]
    [TestCase("SessionReads.SearchSql", "gathering_search", "gathering")]
    [TestCase("Speakers.SearchSpeakersSql", "gathering_search", "gathering")]
    [TestCase("CandidateStore.SearchSql", "mentor_profile_words", "mentor_profile")]
    public async Task A_search_walks_the_index_of_words(string statement, string index, string table)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, statement, Asked);

        Assert.That(plan.Lines, Has.Some.Contains(index).And.None.Contains($"Seq Scan on {table} "), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(8000), plan.ToString());
    }

    [Test]
    public async Task A_kind_alone_reads_the_newest_of_it()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, "SessionReads.SearchSql", [.. Asked.Where(one => one.ParameterName is not ("Words" or "Each" or "Kind")), new("Words", "nothing"), new("Each", Array.Empty<string>()), new("Kind", "workshop")]);

        Assert.That(plan.Lines, Has.None.Contains("Seq Scan on session ").And.None.Contains("Seq Scan on gathering "), plan.ToString());
        Assert.That(plan.Buffers, Is.LessThan(8000), plan.ToString());
    }

    [TestCase("CatalogueStore.ReadPageSql", "course_by_title")]
    [TestCase("DoneStore.SumSql", "course_done_pkey")]
    [TestCase("DoneStore.ReadSql", "course_done_pkey")]
    public async Task A_page_of_the_list_and_ones_own_cost_what_they_show(string statement, string index)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();

        var plan = await QueryPlan.MeasureAsync(connection, statement, Asked);

        Assert.That(plan.Lines, Has.Some.Contains(index).And.None.Contains("Seq Scan on course"), plan.ToString());
    }
}
