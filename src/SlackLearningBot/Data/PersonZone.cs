using Dapper;
using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>Somebody's zone: a learner's own, else what Slack says of them.</summary>
internal static class PersonZone
{
    private const string FindSql = """
        select coalesce((select zone from learner where team_id = @TeamId and user_id = @UserId), (select zone from person where team_id = @TeamId and user_id = @UserId))
        """;

    /// <summary>Null when nobody knows it.</summary>
    public static Task<string?> FindAsync(NpgsqlConnection connection, LearnerKey person, CancellationToken cancel) =>
        connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(FindSql, person, cancellationToken: cancel));
}
