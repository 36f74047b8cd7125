using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Features.Sessions;

/// <summary>Sessions of one workspace as one person sees them, as lists and one by one.</summary>
internal static class SessionReads
{
    private const string FindSql = """
        select c.*, p.answer, p.attended_at, p.listed
          from session_card c
          left join gathering_place p on p.team_id = c.team_id and p.gathering_id = c.gathering_id and p.user_id = @UserId
         where c.team_id = @TeamId and c.session_id = @SessionId
         order by c.starts_at, c.number
        """;

    /// <summary>Null when it is not there.</summary>
    public static async Task<Session?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid sessionId, CancellationToken cancel) =>
        (await ReadAsync(transaction, FindSql, new { person.TeamId, person.UserId, SessionId = sessionId }, cancel)) is [var session] ? session : null;

    private const string FindOfDateSql = "select session_id from session_date where team_id = @TeamId and gathering_id = @GatheringId";

    /// <summary>The session of a date, and the date.</summary>
    public static async Task<(Session Session, SessionDate Date)?> FindOfDateAsync(NpgsqlTransaction transaction, LearnerKey person, Guid gatheringId, CancellationToken cancel)
    {
        var id = await transaction.Connection!.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(
            FindOfDateSql, new { person.TeamId, GatheringId = gatheringId }, transaction, cancellationToken: cancel));
        return id is { } sessionId && await FindAsync(transaction, person, sessionId, cancel) is { } session
            ? (session, session.Dates.Single(date => date.GatheringId == gatheringId))
            : null;
    }

    private const string ReadAheadSql = """
        with ahead as (
            select d.session_id, min(g.starts_at) as next_at
              from gathering g
              join session_date d on d.team_id = g.team_id and d.gathering_id = g.gathering_id
             where g.team_id = @TeamId and g.state = 'planned' and g.starts_at + make_interval(mins => g.minutes) > @Now
             group by d.session_id
             order by next_at, d.session_id
             limit @Limit offset @Offset
        )
        select c.*, p.answer, p.attended_at, p.listed
          from ahead a
          join session_card c on c.team_id = @TeamId and c.session_id = a.session_id
          left join gathering_place p on p.team_id = c.team_id and p.gathering_id = c.gathering_id and p.user_id = @UserId
         order by a.next_at, c.session_id, c.starts_at, c.number
        """;

    /// <summary>Those with a date that is not over, the nearest first.</summary>
    public static Task<IReadOnlyList<Session>> ReadAheadAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(transaction, ReadAheadSql, new { person.TeamId, person.UserId, Now = now, Limit = limit, Offset = offset }, cancel);

    private const string ReadHeldSql = """
        with held as (
            select d.session_id, max(g.starts_at) as last_at
              from gathering g
              join session_date d on d.team_id = g.team_id and d.gathering_id = g.gathering_id
             where g.team_id = @TeamId and g.state = 'held' and g.day >= @Since::date
               and not exists (
                   select from session_date other
                     join gathering o on o.team_id = other.team_id and o.gathering_id = other.gathering_id and o.state = 'planned'
                    where other.team_id = d.team_id and other.session_id = d.session_id)
             group by d.session_id
             order by last_at desc, d.session_id
             limit @Limit offset @Offset
        )
        select c.*, p.answer, p.attended_at, p.listed
          from held h
          join session_card c on c.team_id = @TeamId and c.session_id = h.session_id
          left join gathering_place p on p.team_id = c.team_id and p.gathering_id = c.gathering_id and p.user_id = @UserId
         order by h.last_at desc, c.session_id, c.starts_at, c.number
        """;

    /// <summary>Those that are over, the newest first.</summary>
    public static Task<IReadOnlyList<Session>> ReadHeldAsync(NpgsqlTransaction transaction, LearnerKey person, DateOnly since, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(transaction, ReadHeldSql, new { person.TeamId, person.UserId, Since = since, Limit = limit, Offset = offset }, cancel);

    private const string SearchSql = """
        with query as (
            select websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words) as words,
                   websearch_to_tsquery('english', @Others) || websearch_to_tsquery('simple', @Others) as others, @Team::tsquery as team,
                   replace(plainto_tsquery('simple', @Words)::text, ' & ', ' | ')::tsquery as each_word
        ), namesakes as materialized (
            select who.user_id
              from query q
              join person who on (to_tsvector('simple', coalesce(who.real_name, '') || ' ' || coalesce(who.name, '')) || array_to_tsvector(array[who.team_id])) @@ (q.team && q.each_word)
             where who.team_id = @TeamId and numnode(q.each_word) > 1
               and exists (select from gathering_host h where h.team_id = @TeamId and h.user_id = who.user_id)
             limit 50
        ), theirs as materialized (
            select distinct h.gathering_id from namesakes n join gathering_host h on h.team_id = @TeamId and h.user_id = n.user_id limit 100
        ), found as (
            select d.session_id, ts_rank('{0.1, 0.2, 0.4, 1.0}', g.search, q.words, 1) as rank
              from query q
              join gathering g on g.search @@ (q.team && q.words)
              join session_date d on d.team_id = g.team_id and d.gathering_id = g.gathering_id and d.number = 1
             where g.team_id = @TeamId and numnode(q.words) > 0
             union all
            select d.session_id, 1.0
              from query q
              join person who on (to_tsvector('simple', coalesce(who.real_name, '') || ' ' || coalesce(who.name, '')) || array_to_tsvector(array[who.team_id])) @@ (q.team && q.words)
              join gathering_host h on h.team_id = who.team_id and h.user_id = who.user_id
              join session_date d on d.team_id = h.team_id and d.gathering_id = h.gathering_id and d.number = 1
             where who.team_id = @TeamId and numnode(q.words) > 0
             union all
            select d.session_id, ts_rank('{0.1, 0.2, 0.4, 1.0}', g.search, q.others, 1)
              from query q
              join gathering g on g.search @@ (q.team && q.others)
              join session_date d on d.team_id = g.team_id and d.gathering_id = g.gathering_id and d.number = 1
             where g.team_id = @TeamId and g.kind = @Kind::text and numnode(q.others) > 0
             union all
            (select distinct on_its_way.session_id, 1.0
              from (
                   select d.session_id
                     from gathering g
                     join session_date d on d.team_id = g.team_id and d.gathering_id = g.gathering_id
                    where g.team_id = @TeamId and g.state = 'planned' and g.starts_at > @Now and g.kind = @Kind::text and @Others = ''
                    order by g.starts_at
                    limit 200
                   ) on_its_way)
             union all
            (select distinct over.session_id, 1.0
              from (
                   select d.session_id
                     from gathering g
                     join session_date d on d.team_id = g.team_id and d.gathering_id = g.gathering_id
                    where g.team_id = @TeamId and g.state = 'held' and g.kind = @Kind::text and @Others = ''
                    order by g.day desc
                    limit 200
                   ) over)
             union all
            select d.session_id, 0.5
              from query q
             cross join theirs x
              join gathering g on g.team_id = @TeamId and g.gathering_id = x.gathering_id
              join session_date d on d.team_id = g.team_id and d.gathering_id = g.gathering_id and d.number = 1
             cross join lateral (
                   select coalesce(string_agg(coalesce(who.real_name, '') || ' ' || coalesce(who.name, ''), ' '), '') as names
                     from gathering_host h
                     join person who on who.team_id = h.team_id and who.user_id = h.user_id
                    where h.team_id = @TeamId and h.gathering_id = g.gathering_id
                   ) hosts
             where (g.search || to_tsvector('simple', hosts.names) || to_tsvector('english', hosts.names)) @@ q.words
                or (g.kind = @Kind::text and numnode(q.others) > 0 and (g.search || to_tsvector('simple', hosts.names) || to_tsvector('english', hosts.names)) @@ q.others)
        ), best as (
            select f.session_id, sum(f.rank) as rank, dates.next_at, dates.last_at
              from found f
             cross join lateral (
                   select min(g.starts_at) filter (where g.state = 'planned' and g.starts_at > @Now) as next_at, max(g.starts_at) as last_at
                     from session_date d
                     join gathering g on g.team_id = d.team_id and g.gathering_id = d.gathering_id and g.state <> 'cancelled'
                    where d.team_id = @TeamId and d.session_id = f.session_id
                   ) dates
             where dates.last_at is not null
             group by f.session_id, dates.next_at, dates.last_at
             order by rank desc, dates.next_at, dates.last_at desc, f.session_id
             limit @Limit offset @Offset
        )
        select c.*, p.answer, p.attended_at, p.listed
          from best b
          join session_card c on c.team_id = @TeamId and c.session_id = b.session_id
          left join gathering_place p on p.team_id = c.team_id and p.gathering_id = c.gathering_id and p.user_id = @UserId
         order by b.rank desc, b.next_at, b.last_at desc, c.session_id, c.starts_at, c.number
        """;

    /// <summary>
    /// Those whose title, abstract, skills or trainers have the words, the best first, and of those as good the next that comes; where the words name a kind,
    /// those of that kind which have the others, or all of it. No words are wrong: quotes, "or" and a minus mean what they mean to web searches.
    /// </summary>
    public static Task<IReadOnlyList<Session>> SearchAsync(
        NpgsqlTransaction transaction, LearnerKey person, string words, KindInWords? named, DateTimeOffset now, int limit, int offset, CancellationToken cancel) => ReadAsync(
        transaction,
        SearchSql,
        new
        {
            person.TeamId, person.UserId, Team = TextQuery.Quoted(person.TeamId), Words = words, Kind = named?.Kind.Kind, Others = named?.Others ?? "", Now = now, Limit = limit, Offset = offset,
        },
        cancel);

    private static async Task<IReadOnlyList<Session>> ReadAsync(NpgsqlTransaction transaction, string sql, object values, CancellationToken cancel) =>
        [
            .. (await transaction.Connection!.QueryAsync<SessionDate>(new CommandDefinition(sql, values, transaction, cancellationToken: cancel)))
                .GroupBy(date => date.SessionId)
                .Select(dates => new Session([.. dates])),
        ];
}
