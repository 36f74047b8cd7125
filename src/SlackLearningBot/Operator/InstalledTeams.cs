using Dapper;
using Npgsql;

namespace SlackLearningBot.Operator;

/// <summary>Which workspaces there are, without opening their tokens.</summary>
internal sealed class InstalledTeams(NpgsqlDataSource database)
{
    private const string ReadIdsSql = "select team_id from installation order by installed_at, team_id";

    public async Task<string[]> ReadIdsAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(ReadIdsSql, cancellationToken: cancel))];
    }
}
