using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox;

/// <summary>When something of one kind last came to a person.</summary>
internal static class LastSent
{
    private const string FindSql = """
        select finished_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = @Kind and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    /// <summary>Null when nothing of the kind came, or it is too long ago to be kept.</summary>
    public static async Task<DateTimeOffset?> FindAsync(NpgsqlDataSource database, LearnerKey person, string kind, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, Kind = kind }, cancellationToken: cancel));
    }
}
