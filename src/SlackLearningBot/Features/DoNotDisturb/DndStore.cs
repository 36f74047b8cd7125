using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.DoNotDisturb;

/// <summary>Whose do-not-disturb has to be asked for: learners whose lesson is near, when it was never told, long ago, or what was told is over.</summary>
internal sealed class DndStore(NpgsqlDataSource database)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    private const string FindTeamsSql = """
        select distinct l.team_id
          from learner l
          join contact c on c.team_id = l.team_id and c.user_id = l.user_id
          join installation i on i.team_id = l.team_id and i.state = 'active'
         where l.next_lesson_at <= @Until and (c.dnd_read_at is null or c.dnd_read_at <= @Stale or c.dnd_until <= @Now)
        """;

    public async Task<IReadOnlyList<string>> FindTeamsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var teams = await connection.QueryAsync<string>(new CommandDefinition(
            FindTeamsSql, new { Now = now, Until = now + Ahead, Stale = now - Fresh }, cancellationToken: cancel));
        return teams.AsList();
    }

    private const string ReadPeopleSql = """
        select l.user_id
          from learner l
          join contact c on c.team_id = l.team_id and c.user_id = l.user_id
         where l.team_id = @TeamId and l.next_lesson_at <= @Until and (c.dnd_read_at is null or c.dnd_read_at <= @Stale or c.dnd_until <= @Now)
         order by l.next_lesson_at
         limit @Most
        """;

    /// <summary>Those whose lesson is next come first.</summary>
    public async Task<IReadOnlyList<string>> ReadPeopleAsync(string teamId, int most, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var people = await connection.QueryAsync<string>(new CommandDefinition(
            ReadPeopleSql, new { TeamId = teamId, Most = most, Now = now, Until = now + Ahead, Stale = now - Fresh }, cancellationToken: cancel));
        return people.AsList();
    }
}
