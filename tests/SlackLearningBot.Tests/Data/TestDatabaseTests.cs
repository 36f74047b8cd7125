using Dapper;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data;

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

        await using var connection = await kept.DataSource.OpenConnectionAsync();
        var names = await connection.QueryAsync<string>("select datname from pg_database");
        Assert.That(names, Does.Contain(kept.Name).And.Not.Contain(dropped.Name));
    }
}
