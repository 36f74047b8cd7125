using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What is owed for now is begun because its transaction called, not because somebody looked.</summary>
internal sealed class CallTests
{
    private const string IsListeningSql = "select exists (select from pg_stat_activity where datname = current_database() and query = 'listen outbox')";

    [Test]
    public async Task The_call_of_a_transaction_alone_wakes_its_workspaces_sender()
    {
        await using var desk = await OutboxDesk.StartAsync();
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody");
        using var wake = ActivatorUtilities.CreateInstance<Wake>(desk.Bot.Services);
        // Whoever looks for work by itself asks a database that is not there.
        using var loop = ActivatorUtilities.CreateInstance<SenderLoop>(desk.Bot.Services, wake, new ClaimStore(nowhere));
        await wake.StartAsync(CancellationToken.None);
        await loop.StartAsync(CancellationToken.None);
        Assert.That(await LiveBots.BecomesAsync(() => desk.Bot.ScalarAsync<bool>(IsListeningSql), TimeSpan.FromSeconds(20)));
        await desk.Bot.ExecuteAsync(
            """
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at)
            values (gen_random_uuid(), @TeamId, @UserId, 'test.note', 'uncalled', 0, @Now, @Now)
            """,
            new { desk.Anna.TeamId, desk.Anna.UserId, desk.Bot.Now });
        await Task.Delay(2500);
        var uncalled = desk.Seen();

        await desk.OweAsync("called");

        var came = await LiveBots.BecomesAsync(() => Task.FromResult(desk.Seen().Count == 2), TimeSpan.FromSeconds(20));
        await loop.StopAsync(CancellationToken.None);
        await wake.StopAsync(CancellationToken.None);
        Assert.That((uncalled.Count, came), Is.EqualTo((0, true)));
    }
}
