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
    }

    [Test]
    public async Task One_after_the_other_is_fine()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.That(
            async () =>
            {
                await database.DataSource.InTransactionAsync(transaction => AskAsync(transaction.Connection!), CancellationToken.None);
                await AskAsync(database.DataSource);
            },
            Throws.Nothing);
    }

    /// <summary>Much of the bot catches what fails: the log has it, and the test that started the bot hears of it.</summary>
    [Test]
    public async Task What_was_caught_is_told_when_the_bot_is_taken_down()
    {
        var bot = await TestBot.StartAsync();
        var database = bot.Services.GetRequiredService<NpgsqlDataSource>();
        try
        {
            await database.InTransactionAsync(_ => AskAsync(database), CancellationToken.None);
        }
        catch (AggregateException)
        {
            // As a desk would that has to answer something.
        }

        Assert.That(() => bot.DisposeAsync().AsTask(), Throws.InvalidOperationException.With.Message.Contains("A second connection"));
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
