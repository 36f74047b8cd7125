using Dapper;
using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>Who of some people left the company: Slack takes them in no form.</summary>
internal static class PeopleGone
{
    private const string ReadSql = "select user_id from person where team_id = @TeamId and user_id = any(@UserIds) and deleted order by user_id";

    public static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, string teamId, IEnumerable<string> people, CancellationToken cancel) =>
        (await connection.QueryAsync<string>(new CommandDefinition(ReadSql, new { TeamId = teamId, UserIds = people.ToArray() }, cancellationToken: cancel))).AsList();
}
