using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>Whoever holds a connection never waits for a second one: with all connections held, nobody would get it.</summary>
internal sealed class DirectoryTests
{
    [Test]
    public async Task In_a_transaction_a_workspace_is_read_through_it_and_not_remembered()
    {
        await using var desk = await InstallDesk.StartAsync();
        await desk.InstallAsync();
        var workspaces = desk.Bot.Services.GetRequiredService<IWorkspaces>();
        desk.Bot.Machine.Advance(TimeSpan.FromMinutes(1)); // what is remembered is too old
        await using var connection = await desk.Bot.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var rename = new NpgsqlCommand("update installation set team_name = 'Seen in here alone' where team_id = $1", connection, transaction)
            {
                Parameters = { new() { Value = InstallDesk.Team } },
            };
            await rename.ExecuteNonQueryAsync();

            var inside = await workspaces.FindAsync(transaction, InstallDesk.Team, CancellationToken.None);
            Assert.That(inside!.TeamName, Is.EqualTo("Seen in here alone"));
        }

        var outside = await workspaces.FindAsync(InstallDesk.Team, CancellationToken.None);
        Assert.That(outside!.TeamName, Is.Not.EqualTo("Seen in here alone"));
    }
}
