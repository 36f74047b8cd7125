using Npgsql;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>The commands that are measured: one that asks nothing, and one that writes one row.</summary>
internal static class EdgeCommands
{
    public const string Plain = "/bench";
    public const string Insert = "/bench-insert";
    public const string TableSql = "create table if not exists bench_note (id bigint generated always as identity primary key, team_id text not null, user_id text not null)";

    private const string InsertSql = "insert into bench_note (team_id, user_id) values ($1, $2)";

    public static async Task InsertAsync(NpgsqlDataSource database, string team, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(InsertSql, connection) { Parameters = { new() { Value = team }, new() { Value = user } } };
        await command.ExecuteNonQueryAsync(cancel);
    }
}

internal sealed class PlainCommand : ISlashCommandHandler
{
    public string Command => EdgeCommands.Plain;

    public Task<CommandReply> HandleAsync(SlashCommand command, CancellationToken cancel) => Task.FromResult(EdgeAnswers.Reply);
}

internal sealed class InsertCommand(NpgsqlDataSource database) : ISlashCommandHandler
{
    public string Command => EdgeCommands.Insert;

    public async Task<CommandReply> HandleAsync(SlashCommand command, CancellationToken cancel)
    {
        await EdgeCommands.InsertAsync(database, command.TeamId, command.UserId, cancel);
        return EdgeAnswers.Reply;
    }
}
