using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Where a gathering is announced, and why it is not.</summary>
internal static class BoardStore
{
    private const string MarkSql = """
        update gathering set board_changed = announced_ts is null where team_id = @TeamId and gathering_id = @BoardId and channel is not null and refused is null
        returning announced_ts is not null
        """;

    /// <summary>Something that it shows changed: true when its message is known and can show it.</summary>
    public static Task<bool> MarkAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            MarkSql, new { gathering.TeamId, gathering.BoardId }, transaction, cancellationToken: cancel));

    private const string PlaceSql = """
        update gathering
           set channel = @Channel, refused = null, announced_ts = case when channel is not distinct from @Channel::text then announced_ts end
         where team_id = @TeamId and gathering_id = @BoardId
        """;

    /// <summary>In another channel its message is another one; what was refused before is tried again.</summary>
    public static Task PlaceAsync(NpgsqlTransaction transaction, Gathering gathering, string? channel, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            PlaceSql, new { gathering.TeamId, gathering.BoardId, Channel = channel }, transaction, cancellationToken: cancel));

    private const string NoteSql = """
        with noted as (
            select g.team_id, g.gathering_id, d.ts, d.state, d.reason, g.board_changed
              from gathering g
              join delivery d on d.team_id = g.team_id and d.recipient = g.channel and d.kind = 'gathering.announce' and d.slot = g.gathering_id::text
             where g.state = 'planned' and g.channel is not null and g.announced_ts is null and g.refused is null and d.state in ('sent', 'dead')
             limit @Most
               for update of g skip locked
        )
        update gathering g
           set announced_ts = case when n.state = 'sent' then n.ts end,
               refused = case when n.state = 'dead' then coalesce(n.reason, 'unknown') end,
               board_changed = false
          from noted n
         where g.team_id = n.team_id and g.gathering_id = n.gathering_id
        returning g.team_id, g.gathering_id, n.state = 'sent' as is_sent, n.board_changed
        """;

    /// <summary>Announcements that went out, or that Slack refused, since this was asked last.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid GatheringId, bool IsSent, bool IsChanged)>> NoteAsync(NpgsqlTransaction transaction, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, bool, bool)>(new CommandDefinition(NoteSql, new { Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string SeeSql = """
        update gathering set announced_ts = @Ts where team_id = @TeamId and gathering_id = @BoardId and channel = @Channel and announced_ts is null and refused is null
        """;

    /// <summary>Somebody clicked on it, so it is there.</summary>
    public static Task SeeAsync(NpgsqlTransaction transaction, Gathering gathering, string channel, string ts, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SeeSql, new { gathering.TeamId, gathering.BoardId, Channel = channel, Ts = ts }, transaction, cancellationToken: cancel));

    private const string RefuseSql = """
        update gathering set refused = @Error where team_id = @TeamId and gathering_id = @GatheringId and channel = @Channel and refused is null
        """;

    /// <summary>False when that is known already.</summary>
    public static async Task<bool> RefuseAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, string channel, string error, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            RefuseSql, new { TeamId = teamId, GatheringId = gatheringId, Channel = channel, Error = error }, transaction, cancellationToken: cancel)) == 1;

    private const string ReadCarersSql = """
        with owner as (
            select g.owner as user_id
              from gathering g
              left join person p on p.team_id = g.team_id and p.user_id = g.owner
             where g.team_id = @TeamId and g.gathering_id = @GatheringId and g.owner <> 'erased' and not coalesce(p.deleted, false)
        )
        select user_id from owner
         union
        select r.user_id
          from role_grant r
          left join person p on p.team_id = r.team_id and p.user_id = r.user_id
         where r.team_id = @TeamId and r.role = 'owner' and not coalesce(p.deleted, false) and not exists (select from owner)
        """;

    /// <summary>Who looks after it; when they left, the owners of the workspace's learning.</summary>
    public static async Task<IReadOnlyList<string>> ReadCarersAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadCarersSql, new { TeamId = teamId, GatheringId = gatheringId }, transaction, cancellationToken: cancel))).AsList();
}
