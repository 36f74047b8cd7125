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
           set channel = @Channel, refused = null, announced_ts = case when channel is not distinct from @Channel::text and not @IsLost then announced_ts end
         where team_id = @TeamId and gathering_id = @BoardId
        """;

    /// <summary>In another channel its message is another one, and one that was deleted is none; what was refused before is tried again.</summary>
    public static Task PlaceAsync(NpgsqlTransaction transaction, Gathering gathering, string? channel, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            PlaceSql, new { gathering.TeamId, gathering.BoardId, Channel = channel, IsLost = gathering.HasLostBoard }, transaction, cancellationToken: cancel));

    private const string OweSql = """
        update gathering set announcing = array_remove(announcing, @Channel::text) || @Channel::text where team_id = @TeamId and gathering_id = @BoardId
        """;

    /// <summary>It is to be announced there, and somebody has to look whether it was.</summary>
    public static Task OweAsync(NpgsqlTransaction transaction, Gathering gathering, string channel, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            OweSql, new { gathering.TeamId, gathering.BoardId, Channel = channel }, transaction, cancellationToken: cancel));

    private const string ReadOutcomesSql = """
        select g.team_id, g.gathering_id, d.recipient as channel, d.state, d.ts, d.reason, g.board_changed as is_changed
          from gathering g
          join delivery d on d.team_id = g.team_id and d.recipient = any(g.announcing) and d.kind = 'gathering.announce' and d.slot = g.gathering_id::text
         where g.announcing <> '{}' and d.state in ('sent', 'dead', 'dropped')
         limit @Most
           for update of g skip locked
        """;

    /// <summary>Announcements that went out, or could not, and of which nobody looked yet.</summary>
    public static async Task<IReadOnlyList<AnnouncementOutcome>> ReadOutcomesAsync(NpgsqlTransaction transaction, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<AnnouncementOutcome>(new CommandDefinition(ReadOutcomesSql, new { Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string NoteSql = """
        update gathering
           set announcing = array_remove(announcing, @Channel::text),
               announced_ts = case when channel = @Channel then coalesce(announced_ts, @Ts::text) else announced_ts end,
               board_changed = board_changed and channel is distinct from @Channel::text
         where team_id = @TeamId and gathering_id = @GatheringId
        """;

    /// <summary>Somebody looked; where it is announced now, its message is known from then on.</summary>
    public static Task NoteAsync(NpgsqlTransaction transaction, AnnouncementOutcome outcome, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(NoteSql, new
        {
            outcome.TeamId, outcome.GatheringId, outcome.Channel, Ts = outcome.IsSent ? outcome.Ts : null,
        }, transaction, cancellationToken: cancel));

    private const string SeeSql = """
        update gathering set announced_ts = @Ts where team_id = @TeamId and gathering_id = @BoardId and channel = @Channel and announced_ts is null and refused is null
        """;

    /// <summary>Somebody clicked on it, so it is there.</summary>
    public static Task SeeAsync(NpgsqlTransaction transaction, Gathering gathering, string channel, string ts, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SeeSql, new { gathering.TeamId, gathering.BoardId, Channel = channel, Ts = ts }, transaction, cancellationToken: cancel));

    private const string FindChosenSql = """
        select payload->>'c'
          from delivery
         where team_id = @TeamId and kind = @Kind and slot = @Slot and state in ('waiting', 'unsure') and payload <> '{}'::jsonb
         limit 1
        """;

    /// <summary>The channel that somebody chose for it, and that nobody has looked at yet.</summary>
    public static Task<string?> FindChosenAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            FindChosenSql, new { gathering.TeamId, Kind = BoardWishWork.KindName, Slot = $"{gathering.BoardId}" }, transaction, cancellationToken: cancel));

    private const string RefuseSql = """
        update gathering
           set refused = @Error, refusals = refusals + 1
         where team_id = @TeamId and gathering_id = @GatheringId and channel = @Channel and announced_ts is not distinct from @Ts::text and refused is null
        returning refusals
        """;

    /// <summary>How often that happened by now; null when it is known already, or is of a message that is not its announcement any more.</summary>
    public static Task<int?> RefuseAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, string channel, string? ts, string error, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<int?>(new CommandDefinition(
            RefuseSql, new { TeamId = teamId, GatheringId = gatheringId, Channel = channel, Ts = ts, Error = error }, transaction, cancellationToken: cancel));

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

/// <summary>What became of an announcement in one channel.</summary>
internal sealed record AnnouncementOutcome
{
    public required string TeamId { get; init; }
    public required Guid GatheringId { get; init; }
    public required string Channel { get; init; }

    /// <summary>Of its delivery.</summary>
    public required string State { get; init; }
    public string? Ts { get; init; }
    public string? Reason { get; init; }

    /// <summary>Something it shows changed since.</summary>
    public required bool IsChanged { get; init; }

    public bool IsSent => State == "sent" && Ts is not null;

    public bool IsDropped => State == "dropped";
}
