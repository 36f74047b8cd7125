using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Courses;

/// <summary>Pages of what can be learnt elsewhere. Reads only.</summary>
internal sealed class CatalogueStore(NpgsqlDataSource database)
{
    private const string ReadPageSql = """
        select c.team_id, c.course_id, c.url, c.title, c.kind, c.hours, c.skills, c.state, c.user_id, d.done_on, d.certificate
          from course c
          left join course_done d on d.team_id = c.team_id and d.course_id = c.course_id and d.user_id = @UserId
         where c.team_id = @TeamId and c.state = 'published'
         order by c.title, c.course_id
         limit @Limit offset @Offset
        """;

    /// <summary>What is published, by title.</summary>
    public Task<IReadOnlyList<Course>> ReadPageAsync(LearnerKey person, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(ReadPageSql, new { person.TeamId, person.UserId, Limit = limit, Offset = offset }, cancel);

    private const string FindPageSql = """
        select c.team_id, c.course_id, c.url, c.title, c.kind, c.hours, c.skills, c.state, c.user_id, d.done_on, d.certificate
          from course c
          left join course_done d on d.team_id = c.team_id and d.course_id = c.course_id and d.user_id = @UserId
         where c.team_id = @TeamId and c.state = 'published' and numnode(websearch_to_tsquery('simple', @Words)) > 0
           and c.search @@ (@Team::tsquery && (websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words)))
         order by ts_rank(c.search, websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words), 1) desc, c.title, c.course_id
         limit @Limit offset @Offset
        """;

    /// <summary>What is published and has the words, the best first.</summary>
    public Task<IReadOnlyList<Course>> FindPageAsync(LearnerKey person, string words, int limit, int offset, CancellationToken cancel) => ReadAsync(
        FindPageSql, new { person.TeamId, person.UserId, Team = TextQuery.Quoted(person.TeamId), Words = words, Limit = limit, Offset = offset }, cancel);

    private const string ReadWaitingSql = """
        select c.team_id, c.course_id, c.url, c.title, c.kind, c.hours, c.skills, c.state, c.user_id
          from course c
         where c.team_id = @TeamId and c.state = 'proposed'
         order by c.created_at, c.course_id
         limit @Limit offset @Offset
        """;

    /// <summary>What waits for an owner, the oldest first.</summary>
    public Task<IReadOnlyList<Course>> ReadWaitingAsync(LearnerKey person, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(ReadWaitingSql, new { person.TeamId, Limit = limit, Offset = offset }, cancel);

    private const string ReadProposedBySql = """
        select c.team_id, c.course_id, c.url, c.title, c.kind, c.hours, c.skills, c.state, c.user_id
          from course c
         where c.team_id = @TeamId and c.user_id = @UserId
         order by c.created_at desc, c.course_id
         limit @Limit
        """;

    /// <summary>What this person proposed, the newest first, whatever became of it.</summary>
    public Task<IReadOnlyList<Course>> ReadProposedByAsync(LearnerKey person, int limit, CancellationToken cancel) =>
        ReadAsync(ReadProposedBySql, new { person.TeamId, person.UserId, Limit = limit }, cancel);

    private async Task<IReadOnlyList<Course>> ReadAsync(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<Course>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).AsList();
    }
}
