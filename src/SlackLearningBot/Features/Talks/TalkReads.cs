using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Talks;

/// <summary>Talks of one workspace, as lists and one by one.</summary>
internal static class TalkReads
{
    private const string FindSql = """
        select c.team_id, c.talk_id, c.title, c.abstract, c.skills, c.wished, c.owner, c.state, c.created_at, c.day, c.starts_at, c.minutes, c.place, c.seats, c.channel, c.refused,
               c.recording, c.slides, c.take_aways, c.hosts
          from talk_card c
         where c.team_id = @TeamId and c.talk_id = @TalkId
        """;

    public static Task<Talk?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Talk?>(new CommandDefinition(FindSql, new { TeamId = teamId, TalkId = talkId }, transaction, cancellationToken: cancel));

    private const string HoldSql = "select true from gathering where team_id = @TeamId and gathering_id = @TalkId for update";

    /// <summary>The same when nobody may change it before the transaction ends.</summary>
    public static async Task<Talk?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid talkId, CancellationToken cancel)
    {
        await transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(HoldSql, new { TeamId = teamId, TalkId = talkId }, transaction, cancellationToken: cancel));
        return await FindAsync(transaction, teamId, talkId, cancel);
    }

    private const string ReadAheadSql = """
        select c.team_id, c.talk_id, c.title, c.abstract, c.skills, c.wished, c.owner, c.state, c.created_at, c.day, c.starts_at, c.minutes, c.place, c.seats, c.channel, c.refused,
               c.recording, c.slides, c.take_aways, c.hosts
          from talk_card c
         where c.team_id = @TeamId and c.state = 'planned' and c.starts_at + make_interval(mins => c.minutes) > @Now
         order by c.starts_at, c.talk_id
         limit @Limit offset @Offset
        """;

    /// <summary>What is planned, the nearest first.</summary>
    public static Task<IReadOnlyList<Talk>> ReadAheadAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(transaction, ReadAheadSql, new { TeamId = teamId, Now = now, Limit = limit, Offset = offset }, cancel);

    private const string ReadProposedSql = """
        select c.team_id, c.talk_id, c.title, c.abstract, c.skills, c.wished, c.owner, c.state, c.created_at, c.day, c.starts_at, c.minutes, c.place, c.seats, c.channel, c.refused,
               c.recording, c.slides, c.take_aways, c.hosts
          from talk_card c
         where c.team_id = @TeamId and c.state = 'proposed'
         order by c.created_at desc, c.talk_id desc
         limit @Limit offset @Offset
        """;

    /// <summary>What waits for a date, the newest first.</summary>
    public static Task<IReadOnlyList<Talk>> ReadProposedAsync(NpgsqlTransaction transaction, string teamId, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(transaction, ReadProposedSql, new { TeamId = teamId, Limit = limit, Offset = offset }, cancel);

    private const string ReadHeldSql = """
        select c.team_id, c.talk_id, c.title, c.abstract, c.skills, c.wished, c.owner, c.state, c.created_at, c.day, c.starts_at, c.minutes, c.place, c.seats, c.channel, c.refused,
               c.recording, c.slides, c.take_aways, c.hosts
          from talk_card c
         where c.team_id = @TeamId and c.state = 'held'
         order by c.day desc, c.created_at desc, c.talk_id
         limit @Limit offset @Offset
        """;

    /// <summary>What was held, the newest first.</summary>
    public static Task<IReadOnlyList<Talk>> ReadHeldAsync(NpgsqlTransaction transaction, string teamId, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(transaction, ReadHeldSql, new { TeamId = teamId, Limit = limit, Offset = offset }, cancel);

    private const string ReadHostedSql = """
        select c.team_id, c.talk_id, c.title, c.abstract, c.skills, c.wished, c.owner, c.state, c.created_at, c.day, c.starts_at, c.minutes, c.place, c.seats, c.channel, c.refused,
               c.recording, c.slides, c.take_aways, c.hosts
          from talk_card c
         where c.team_id = @TeamId and c.state <> 'cancelled'
           and c.talk_id in (select h.gathering_id from gathering_host h where h.team_id = @TeamId and h.user_id = @UserId
                              union
                             select g.gathering_id from gathering g where g.team_id = @TeamId and g.owner = @UserId and g.state = 'proposed')
         order by coalesce(c.starts_at, c.day, c.created_at) desc, c.talk_id
         limit @Limit
        """;

    /// <summary>Those at which the person speaks, and those they proposed; what lies farthest ahead first.</summary>
    public static Task<IReadOnlyList<Talk>> ReadHostedAsync(NpgsqlTransaction transaction, LearnerKey person, int limit, CancellationToken cancel) =>
        ReadAsync(transaction, ReadHostedSql, new { person.TeamId, person.UserId, Limit = limit }, cancel);

    private const string ReadAttendedSql = """
        select c.team_id, c.talk_id, c.title, c.abstract, c.skills, c.wished, c.owner, c.state, c.created_at, c.day, c.starts_at, c.minutes, c.place, c.seats, c.channel, c.refused,
               c.recording, c.slides, c.take_aways, c.hosts
          from gathering_place p
          join talk_card c on c.team_id = p.team_id and c.talk_id = p.gathering_id and c.state = 'held' and not @UserId::text = any(c.hosts)
         where p.team_id = @TeamId and p.user_id = @UserId and p.attended_at is not null
         order by c.day desc, p.attended_at desc, c.talk_id
         limit @Limit offset @Offset
        """;

    /// <summary>Those the person says to have been at, the newest first, as long as that is kept.</summary>
    public static Task<IReadOnlyList<Talk>> ReadAttendedAsync(NpgsqlTransaction transaction, LearnerKey person, int limit, int offset, CancellationToken cancel) =>
        ReadAsync(transaction, ReadAttendedSql, new { person.TeamId, person.UserId, Limit = limit, Offset = offset }, cancel);

    // "offset 0": looked up one by one through their indexes. The planner expects many, where a name is that of few hosts.
    private const string SearchSql = """
        with query as (
            select websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words) as words, @Team::tsquery as team
        ), word as (
            select e.number, websearch_to_tsquery('english', e.word) || websearch_to_tsquery('simple', e.word) as words
              from unnest(@Each::text[]) with ordinality as e (word, number)
             where numnode(websearch_to_tsquery('english', e.word)) > 0
        ), named as (
            select h.gathering_id, array_agg(distinct w.number) as numbers
              from query q
             cross join word w
             cross join lateral (
                   select p.user_id
                     from person p
                    where p.team_id = @TeamId
                      and (to_tsvector('simple', coalesce(p.real_name, '') || ' ' || coalesce(p.name, '')) || array_to_tsvector(array[p.team_id])) @@ (q.team && w.words)
                    limit @MostNamed
                   ) who
             cross join lateral (select gathering_id from gathering_host where team_id = @TeamId and user_id = who.user_id offset 0) h
             group by h.gathering_id
        ), found as (
            select n.gathering_id, 0.1 as rank
              from named n
             cross join lateral (select * from gathering where team_id = @TeamId and gathering_id = n.gathering_id and kind = 'talk' offset 0) g
              left join talk t on t.team_id = g.team_id and t.gathering_id = g.gathering_id
             where not exists (select from word w where w.number <> all(n.numbers) and not g.search @@ w.words and (t.search @@ w.words) is not true)
             union all
            select g.gathering_id, ts_rank('{0.1, 0.2, 0.4, 1.0}', g.search, q.words, 1)
              from query q join gathering g on g.search @@ (q.team && q.words)
             where g.team_id = @TeamId and g.kind = 'talk' and g.state <> 'cancelled' and numnode(q.words) > 0
             union all
            select t.gathering_id, ts_rank('{0.1, 0.2, 0.4, 1.0}', t.search, q.words, 1)
              from query q join talk t on t.search @@ (q.team && q.words)
             where t.team_id = @TeamId and numnode(q.words) > 0
             union all
            select h.gathering_id, 1.0
              from query q
              join person p on (to_tsvector('simple', coalesce(p.real_name, '') || ' ' || coalesce(p.name, '')) || array_to_tsvector(array[p.team_id])) @@ (q.team && q.words)
              join gathering_host h on h.team_id = p.team_id and h.user_id = p.user_id
             where p.team_id = @TeamId and numnode(q.words) > 0
        ), best as (
            select gathering_id, sum(rank) as rank from found group by gathering_id
        )
        select c.team_id, c.talk_id, c.title, c.abstract, c.skills, c.wished, c.owner, c.state, c.created_at, c.day, c.starts_at, c.minutes, c.place, c.seats, c.channel, c.refused,
               c.recording, c.slides, c.take_aways, c.hosts
          from best b
          join talk_card c on c.team_id = @TeamId and c.talk_id = b.gathering_id
         where c.state <> 'cancelled'
         order by b.rank desc, c.day desc nulls first, c.talk_id
         limit @Limit offset @Offset
        """;

    /// <summary>Those whose title, abstract, skills, take-aways or speakers have the words (some here, the others there), the best first. No words are wrong: quotes, "or" and a minus mean what they mean to web searches.</summary>
    public static Task<IReadOnlyList<Talk>> SearchAsync(NpgsqlTransaction transaction, string teamId, string words, int limit, int offset, CancellationToken cancel) => ReadAsync(
        transaction, SearchSql, new { TeamId = teamId, Team = TextQuery.Quoted(teamId), Words = words, Each = TextQuery.Each(words), TextQuery.MostNamed, Limit = limit, Offset = offset }, cancel);

    private static async Task<IReadOnlyList<Talk>> ReadAsync(NpgsqlTransaction transaction, string sql, object values, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Talk>(new CommandDefinition(sql, values, transaction, cancellationToken: cancel))).AsList();
}
