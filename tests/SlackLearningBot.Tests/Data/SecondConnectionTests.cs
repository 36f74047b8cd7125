using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Data;

/// <summary>All tests watch for it, so it has to be found where it happens, and only there.</summary>
internal sealed class SecondConnectionTests
{
    [Test]
    public async Task A_second_connection_inside_a_transaction_is_found()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.That(
            () => database.DataSource.InTransactionAsync(_ => AskAsync(database.DataSource), CancellationToken.None),
            Throws.Exception.Matches<Exception>(e => e.ToString().Contains("A second connection was opened inside a transaction", StringComparison.Ordinal)));
        Assert.That(SecondConnection.ThrowIfFound, Throws.Nothing, "it was told once");
    }

    [Test]
    public async Task One_after_the_other_is_fine()
    {
        await using var database = await TestDatabase.CreateAsync();

        await database.DataSource.InTransactionAsync(transaction => AskAsync(transaction.Connection!), CancellationToken.None);
        await AskAsync(database.DataSource);

        Assert.That(SecondConnection.ThrowIfFound, Throws.Nothing);
    }

    private static async Task AskAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await AskAsync(connection);
    }

    private static async Task AskAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select 1", connection);
        await command.ExecuteScalarAsync();
    }
}
