using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>A gathering with its numbers, as it is now.</summary>
internal static class GatheringReads
{
    private const string FindSql = """
        select g.team_id, g.gathering_id, g.kind, g.title, g.abstract, g.skills, g.owner, g.proposed_by, g.state, g.starts_at, g.minutes::int as minutes, g.place, g.seats, g.channel, g.announced_ts,
               g.refused, g.sequence, g.before_at, g.announcing, g.refusals, g.moved_sequence,
               array(select h.user_id from gathering_host h where h.team_id = g.team_id and h.gathering_id = g.gathering_id order by h.position, h.user_id) as hosts,
               (g.past_coming + coalesce(p.coming, 0))::int as coming, coalesce(p.waiting, 0)::int as waiting, (g.past_attended + coalesce(p.attended, 0))::int as attended
          from gathering g
          left join lateral (
               select count(*) filter (where one.answer = 'yes') as coming, count(*) filter (where one.answer = 'waiting') as waiting, count(one.attended_at) as attended
                 from gathering_place one
                where one.team_id = g.team_id and one.gathering_id = g.gathering_id
               ) p on true
         where g.team_id = @TeamId and g.gathering_id = @GatheringId
        """;

    /// <summary>Null when it is not there.</summary>
    public static Task<Gathering?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Gathering?>(new CommandDefinition(
            FindSql, new { TeamId = teamId, GatheringId = gatheringId }, transaction, cancellationToken: cancel));

    private const string LockSql = "select true from gathering where team_id = @TeamId and gathering_id = @GatheringId for update";

    /// <summary>The same, held until the transaction ends: two clicks on the last seat come after each other.</summary>
    public static async Task<Gathering?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            LockSql, new { TeamId = teamId, GatheringId = gatheringId }, transaction, cancellationToken: cancel))
            ? await FindAsync(transaction, teamId, gatheringId, cancel)
            : null;
}
