using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Memory;

/// <summary>Reads what a night has to look at.</summary>
internal static class NightStore
{
    private const string FindTeamsSql = """
        select i.team_id, coalesce(d.zone, 'Etc/UTC') as zone, p.built_fit, p.noted_until, coalesce(f.fit, 0) as fit
          from installation i
          left join workspace_default d on d.team_id = i.team_id
          left join memory_pass p on p.team_id = i.team_id
          left join lateral (select fit from memory_fit where team_id = i.team_id and kept order by fit desc limit 1) f on true
         where i.state = 'active'
         order by p.noted_until nulls first, i.team_id
        """;

    public static async Task<IReadOnlyList<MemoryTeam>> FindTeamsAsync(NpgsqlConnection connection, CancellationToken cancel) =>
        (await connection.QueryAsync<MemoryTeam>(new CommandDefinition(FindTeamsSql, cancellationToken: cancel))).AsList();

    private const string FindPeopleSql = """
        select distinct user_id
          from review
         where team_id = @TeamId and answered_at > @Since and answered_at <= @Until
         order by user_id
        """;

    /// <summary>Who answered in that time.</summary>
    public static async Task<IReadOnlyList<string>> FindPeopleAsync(
        NpgsqlConnection connection, string teamId, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel) =>
        (await connection.QueryAsync<string>(new CommandDefinition(
            FindPeopleSql, new { TeamId = teamId, Since = since, Until = until }, cancellationToken: cancel))).AsList();

    private const string ReadReviewsSql = """
        with fresh as (
            select distinct user_id, question_id
              from review
             where team_id = @TeamId and user_id = any(@UserIds) and answered_at > @Since and answered_at <= @Until
        )
        select r.user_id, r.question_id, r.answered_at, coalesce(r.learning_on, r.answered_on) as learned_on,
               case when r.grade = 3 and g.review_id is not null then 2 else r.grade end::smallint as grade, r.counts
          from fresh f
          join review r on r.team_id = @TeamId and r.user_id = f.user_id and r.question_id = f.question_id
          left join guess g on g.team_id = r.team_id and g.review_id = r.id
         order by r.user_id, r.answered_at, r.id
        """;

    /// <summary>All answers of these people to the questions they answered in that time, each person's in the order of time.</summary>
    public static async Task<ILookup<string, ReviewRow>> ReadReviewsAsync(
        NpgsqlTransaction transaction, string teamId, string[] userIds, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<ReviewRow>(new CommandDefinition(
            ReadReviewsSql, new { TeamId = teamId, UserIds = userIds, Since = since, Until = until }, transaction, cancellationToken: cancel))).ToLookup(row => row.UserId);

    private const string ReadOffsetsSql = "select user_id, value, answers from learner_offset where team_id = @TeamId and user_id = any(@UserIds)";

    public static async Task<IReadOnlyDictionary<string, LearnerOffset>> ReadOffsetsAsync(
        NpgsqlTransaction transaction, string teamId, string[] userIds, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string UserId, double Value, int Answers)>(new CommandDefinition(
            ReadOffsetsSql, new { TeamId = teamId, UserIds = userIds }, transaction, cancellationToken: cancel)))
        .ToDictionary(row => row.UserId, row => new LearnerOffset(row.Value, row.Answers));

    private const string CountSql = "select count(*) from review where team_id = @TeamId";

    public static Task<long> CountAsync(NpgsqlConnection connection, string teamId, CancellationToken cancel) =>
        connection.QuerySingleAsync<long>(new CommandDefinition(CountSql, new { TeamId = teamId }, cancellationToken: cancel));

    private const string ReadLogSql = """
        select r.user_id, r.question_id, coalesce(r.learning_on, r.answered_on) as learned_on,
               case when r.grade = 3 and g.review_id is not null then 2 else r.grade end::smallint as grade, r.counts
          from review r
          left join guess g on g.team_id = r.team_id and g.review_id = r.id
         where r.team_id = @TeamId and (hashtext(r.user_id) & 2147483647) % @OneOf = 0
         order by r.answered_at, r.id
        """;

    /// <summary>The log of one in so many learners, in the order of time; not held in memory.</summary>
    public static IAsyncEnumerable<ReviewRow> ReadLogAsync(NpgsqlConnection connection, string teamId, int oneOf) =>
        connection.QueryUnbufferedAsync<ReviewRow>(ReadLogSql, new { TeamId = teamId, OneOf = oneOf });
}

/// <summary>How far a workspace's memories are.</summary>
internal sealed record MemoryTeam
{
    public required string TeamId { get; init; }

    /// <summary>Tells when it is night there.</summary>
    public required string Zone { get; init; }

    /// <summary>All memories were made with this fit once; null when they never were.</summary>
    public int? BuiltFit { get; init; }

    public DateTimeOffset? NotedUntil { get; init; }

    /// <summary>In use.</summary>
    public required int Fit { get; init; }
}
