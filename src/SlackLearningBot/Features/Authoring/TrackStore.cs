using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The tracks there are, to choose from.</summary>
internal sealed class TrackStore(NpgsqlDataSource database)
{
    private const string ReadSql = "select track_id as id, title from track where team_id = @TeamId and retired_at is null order by lower(title), track_id";

    /// <summary>By title.</summary>
    public async Task<IReadOnlyList<TrackName>> ReadAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<TrackName>(new CommandDefinition(ReadSql, new { TeamId = teamId }, cancellationToken: cancel))).AsList();
    }
}
