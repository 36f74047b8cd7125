using Dapper;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data;

[Parallelizable(ParallelScope.Self)]
internal sealed class TestDatabaseTests
{
    [Test]
    public async Task Copies_are_migrated_and_know_nothing_of_each_other()
    {
        var copies = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(TestDatabase.CreateAsync)));
        await using var written = await copies[0].DataSource.OpenConnectionAsync();
        await using var other = await copies[1].DataSource.OpenConnectionAsync();

        await written.ExecuteAsync("update program_version set oldest_program = 77");

        Assert.That(await other.ExecuteScalarAsync<int>("select oldest_program from program_version"), Is.Not.EqualTo(77));
        Assert.That(await other.ExecuteScalarAsync<int>("select count(*) from schema_migration"), Is.EqualTo(Migration.ReadEmbedded().Count));
        foreach (var copy in copies)
        {
            await copy.DisposeAsync();
        }
    }

    [Test]
    public async Task A_dropped_copy_is_gone()
    {
        await using var kept = await TestDatabase.CreateAsync();
        var dropped = await TestDatabase.CreateAsync();

        await dropped.DisposeAsync();

        Assert.That(await NamesAsync(kept), Does.Contain(kept.Name).And.Not.Contain(dropped.Name));
    }

    [Test]
    public async Task What_a_dead_run_left_is_swept_away_and_nothing_else()
    {
        await using var kept = await TestDatabase.CreateEmptyAsync();
        var server = await TestDatabaseServer.GetAsync();
        var left = $"{TestDatabaseServer.NamePrefix}{int.MaxValue - server.Run}_1";
        await server.ExecuteAsync($"create database {left} template template0");

        await server.SweepAsync();

        Assert.That(await NamesAsync(kept), Does.Contain(kept.Name).And.Not.Contain(left));
    }

    private static async Task<IEnumerable<string>> NamesAsync(TestDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QueryAsync<string>("select datname from pg_database");
    }
}
