using Dapper;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data;

[Parallelizable(ParallelScope.Self)]
internal sealed class TransactionTests
{
    private TestDatabase database = null!;

    [OneTimeSetUp]
    public async Task Create()
    {
        database = await TestDatabase.CreateEmptyAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("create table fact (name text primary key)");
    }

    [OneTimeTearDown]
    public async Task Drop() => await database.DisposeAsync();

    [Test]
    public async Task What_was_written_stays_when_the_work_returns()
    {
        var rows = await database.DataSource.InTransactionAsync(transaction => SaveAsync(transaction, "stays"), CancellationToken.None);

        Assert.That(rows, Is.EqualTo(1));
        Assert.That(await ExistsAsync("stays"), Is.True);
    }

    [Test]
    public async Task Nothing_stays_when_the_work_throws_and_it_is_not_tried_again()
    {
        var runs = 0;

        Assert.ThrowsAsync<InvalidOperationException>(() => database.DataSource.InTransactionAsync(
            async transaction =>
            {
                runs++;
                await SaveAsync(transaction, "goes");
                throw new InvalidOperationException("after the write");
            },
            CancellationToken.None));

        Assert.That(await ExistsAsync("goes"), Is.False);
        Assert.That(runs, Is.EqualTo(1));
    }

    [Test]
    public async Task The_work_sees_what_others_commit_meanwhile()
    {
        await using var others = await database.DataSource.OpenConnectionAsync();
        var seen = await database.DataSource.InTransactionAsync(
            async transaction =>
            {
                await transaction.Connection!.ExecuteScalarAsync<long>("select count(*) from fact", transaction: transaction);
                await others.ExecuteAsync(SaveSql, new { name = "meanwhile" });
                return await transaction.Connection!.ExecuteScalarAsync<bool>(
                    "select exists (select from fact where name = 'meanwhile')", transaction: transaction);
            },
            CancellationToken.None);

        Assert.That(seen, Is.True);
    }

    private const string SaveSql = "insert into fact values (@name)";

    private static Task<int> SaveAsync(Npgsql.NpgsqlTransaction transaction, string name) =>
        transaction.Connection!.ExecuteAsync(SaveSql, new { name }, transaction);

    private async Task<bool> ExistsAsync(string name)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>("select exists (select from fact where name = @name)", new { name });
    }
}
