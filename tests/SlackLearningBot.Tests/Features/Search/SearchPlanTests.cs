using NUnit.Framework;
using SlackLearningBot.Features.Search;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Search;

/// <summary>20,000 lessons in 20 workspaces, each with the same words: a search walks the index and reads only its own workspace's lessons.</summary>
internal sealed class SearchPlanTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        database = await TestDatabase.CreateAsync();
        await using var fill = database.DataSource.CreateCommand("""
            insert into track (team_id, track_id, title, description, position) select 'T' || i, 't', 'Track', '', 1 from generate_series(0, 19) i;
            insert into lesson (team_id, lesson_id, version, hash, title, format, body, imported_at)
            select 'T' || i % 20, 'l-' || i, 1, '', 'Lesson about topic' || i / 20 % 25, 'read',
                   'Common words and word' || i % 1000 || '. ' || repeat('More text of the usual length that says little. ', 20), '2026-01-01'
              from generate_series(1, 20000) i;
            insert into track_lesson (team_id, track_id, lesson_id, position) select team_id, 't', lesson_id, row_number() over (partition by team_id order by lesson_id) from lesson;
            """);
        fill.CommandTimeout = 120;
        await fill.ExecuteNonQueryAsync();
        await using var analyze = database.DataSource.CreateCommand("vacuum analyze lesson, track_lesson, track");
        await analyze.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task It_walks_the_index_and_touches_no_lesson_of_another_workspace()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var plan = await QueryPlan.MeasureAsync(
            connection, "SearchStore.FindSql", new("TeamId", "T7"), new("Team", "'T7'"), new("Query", "'common'&'topic7'"), new("Limit", 6), new("Offset", (object)0));

        // 800 lessons have the words, 40 of them in this workspace; from version 18 on PostgreSQL writes rows=40.00.
        Assert.That(plan.Lines, Has.Some.Match(@"Bitmap Index Scan on lesson_search \(actual rows=40(\.00)? ").And.None.Contains("Seq Scan on lesson"), plan.ToString());
    }

    [Test]
    public async Task It_finds_the_right_ones_among_twenty_thousand()
    {
        var store = new SearchStore(database.DataSource);

        var hits = await store.FindAsync("T7", await store.ParseAsync("topic7 common", CancellationToken.None), 100, 0, CancellationToken.None);

        Assert.That(hits.Select(hit => hit.Title).Distinct(), Is.EqualTo(new[] { "Lesson about topic7" }));
        Assert.That(hits, Has.Count.EqualTo(40));
    }
}
