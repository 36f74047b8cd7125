using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>A gathering with its numbers, as it is now.</summary>
internal static class GatheringReads
{
    private const string FindSql = """
        select g.team_id, g.gathering_id, g.kind, g.title, g.abstract, g.skills, g.owner, g.proposed_by, g.state, g.created_at, g.starts_at, g.minutes::int as minutes, g.place, g.seats,
               own.session_id, board.gathering_id as board_id, board.channel, board.announced_ts, board.announcing, board.refused, board.refusals, g.sequence, g.moved_sequence, g.before_at, g.listed_at, g.listed_by,
               array(select h.user_id from gathering_host h where h.team_id = g.team_id and h.gathering_id = g.gathering_id order by h.position, h.user_id) as hosts,
               (g.past_coming + coalesce(p.coming, 0))::int as coming, coalesce(p.waiting, 0)::int as waiting, (g.past_attended + coalesce(p.attended, 0))::int as attended,
               (select count(*)
                  from session_date other
                  join gathering o on o.team_id = other.team_id and o.gathering_id = other.gathering_id and o.state = 'planned'
                 where other.team_id = own.team_id and other.session_id = own.session_id and other.gathering_id <> own.gathering_id)::int as other_dates
          from gathering g
          left join session_date own on own.team_id = g.team_id and own.gathering_id = g.gathering_id
          left join session_date one on one.team_id = own.team_id and one.session_id = own.session_id and one.number = 1
          join gathering board on board.team_id = g.team_id and board.gathering_id = coalesce(one.gathering_id, g.gathering_id)
          left join lateral (
               select count(*) filter (where place.answer = 'yes') as coming, count(*) filter (where place.answer = 'waiting') as waiting,
                      count(*) filter (where case when g.listed_at is null then place.attended_at is not null else coalesce(place.listed, false) end) as attended
                 from gathering_place place
                where place.team_id = g.team_id and place.gathering_id = g.gathering_id
               ) p on true
         where g.team_id = @TeamId and g.gathering_id = @GatheringId
        """;

    /// <summary>Null when it is not there.</summary>
    public static Task<Gathering?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Gathering?>(new CommandDefinition(
            FindSql, new { TeamId = teamId, GatheringId = gatheringId }, transaction, cancellationToken: cancel));

    private const string LockSql = """
        select g.gathering_id
          from gathering g
         where g.team_id = @TeamId
           and g.gathering_id in (
               select @GatheringId::uuid
                union
               select other.gathering_id
                 from session_date own
                 join session_date other on other.team_id = own.team_id and other.session_id = own.session_id
                where own.team_id = @TeamId and own.gathering_id = @GatheringId)
         order by g.gathering_id
           for update of g
        """;

    /// <summary>
    /// The same, held until the transaction ends: two clicks on the last seat come after each other. All dates of a session are held with it, always in
    /// the same order, because who takes a seat on one leaves another.
    /// </summary>
    public static async Task<Gathering?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel)
    {
        var held = await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            LockSql, new { TeamId = teamId, GatheringId = gatheringId }, transaction, cancellationToken: cancel));
        return held.Contains(gatheringId) ? await FindAsync(transaction, teamId, gatheringId, cancel) : null;
    }

    private const string ReadDatesSql = """
        select g.gathering_id
          from session_date own
          join session_date other on other.team_id = own.team_id and other.session_id = own.session_id
          join gathering g on g.team_id = other.team_id and g.gathering_id = other.gathering_id
         where own.team_id = @TeamId and own.gathering_id = @GatheringId
         order by g.starts_at, other.number
        """;

    /// <summary>All dates of the session that it is one of, by their time; of everything else, itself.</summary>
    public static async Task<IReadOnlyList<Gathering>> ReadDatesAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel)
    {
        var ids = (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            ReadDatesSql, new { gathering.TeamId, gathering.GatheringId }, transaction, cancellationToken: cancel))).AsList();
        if (ids.Count <= 1)
        {
            return [gathering];
        }

        var dates = new List<Gathering>();
        foreach (var id in ids)
        {
            dates.Add((await FindAsync(transaction, gathering.TeamId, id, cancel))!);
        }

        return dates;
    }

    /// <summary>What an announcement shows; null when it is not there.</summary>
    public static async Task<Board?> FindBoardAsync(NpgsqlTransaction transaction, string teamId, Guid boardId, CancellationToken cancel) =>
        await FindAsync(transaction, teamId, boardId, cancel) is { } gathering ? new Board(gathering, await ReadDatesAsync(transaction, gathering, cancel)) : null;
}
