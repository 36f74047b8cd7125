using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Who comes, and who waits.</summary>
internal static class PlaceStore
{
    private const string FindSql = """
        select user_id, answer, since, attended_at, listed from gathering_place where team_id = @TeamId and gathering_id = @GatheringId and user_id = @UserId
        """;

    /// <summary>Null: they said nothing.</summary>
    public static Task<Place?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid gatheringId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Place?>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, GatheringId = gatheringId }, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        insert into gathering_place (team_id, gathering_id, user_id, answer, since, told)
        values (@TeamId, @GatheringId, @UserId, @Answer, @Now, @Sequence)
            on conflict (team_id, gathering_id, user_id) do update set answer = excluded.answer, since = excluded.since, told = excluded.told
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, Gathering gathering, string userId, string answer, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql, new { gathering.TeamId, gathering.GatheringId, UserId = userId, Answer = answer, Now = now, gathering.Sequence }, transaction, cancellationToken: cancel));

    private const string ReadWaitingSql = """
        select user_id, since from gathering_place where team_id = @TeamId and gathering_id = @GatheringId and answer = 'waiting' order by since, user_id
        """;

    /// <summary>The seats as they are now.</summary>
    public static async Task<SeatBook> ReadSeatsAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel)
    {
        var waiting = await transaction.Connection!.QueryAsync<(string UserId, DateTimeOffset Since)>(new CommandDefinition(
            ReadWaitingSql, new { gathering.TeamId, gathering.GatheringId }, transaction, cancellationToken: cancel));
        return new SeatBook(gathering.Seats, gathering.Coming, [.. waiting.Select(one => new Waiter(one.UserId, one.Since))]);
    }

    private const string ReadOthersSql = """
        select p.gathering_id, p.user_id, p.answer = 'yes' as has_seat
          from session_date own
          join session_date other on other.team_id = own.team_id and other.session_id = own.session_id and other.gathering_id <> own.gathering_id
          join gathering g on g.team_id = other.team_id and g.gathering_id = other.gathering_id and g.state = 'planned' and g.starts_at > @Now
          join gathering_place p on p.team_id = g.team_id and p.gathering_id = g.gathering_id and p.user_id = any(@UserIds) and p.answer in ('yes', 'waiting')
         where own.team_id = @TeamId and own.gathering_id = @GatheringId
         order by g.starts_at, p.gathering_id, p.user_id
        """;

    /// <summary>Where these people have a seat or wait for one on other dates of the same session that lie ahead.</summary>
    public static async Task<IReadOnlyList<TakenPlace>> ReadOthersAsync(
        NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<string> userIds, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<TakenPlace>(new CommandDefinition(
            ReadOthersSql, new { gathering.TeamId, gathering.GatheringId, UserIds = userIds.ToArray(), Now = now }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadWantingSql = """
        select user_id from gathering_place where team_id = @TeamId and gathering_id = @GatheringId and answer in ('yes', 'waiting')
        """;

    /// <summary>Who comes, or waits.</summary>
    public static async Task<IReadOnlyList<LearnerKey>> ReadWantingAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        [
            .. (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
                ReadWantingSql, new { gathering.TeamId, gathering.GatheringId }, transaction, cancellationToken: cancel))).Select(one => new LearnerKey(gathering.TeamId, one)),
        ];

    private const string ReadAheadSql = """
        select p.gathering_id, p.user_id, p.answer = 'yes' as has_seat
          from gathering_place p
          join gathering g on g.team_id = p.team_id and g.gathering_id = p.gathering_id and g.state = 'planned' and g.starts_at > @Now
         where p.team_id = @TeamId and p.user_id = @UserId and p.answer in ('yes', 'waiting')
         order by g.starts_at, g.gathering_id
         limit @Most
        """;

    /// <summary>What one person said yes to, the nearest first.</summary>
    public static async Task<IReadOnlyList<TakenPlace>> ReadAheadAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<TakenPlace>(new CommandDefinition(
            ReadAheadSql, new { person.TeamId, person.UserId, Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string MoveUpSql = """
        update gathering_place set answer = 'yes' where team_id = @TeamId and gathering_id = @GatheringId and user_id = any(@UserIds) and answer = 'waiting'
        """;

    public static Task MoveUpAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<string> userIds, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            MoveUpSql, new { gathering.TeamId, gathering.GatheringId, UserIds = userIds.ToArray() }, transaction, cancellationToken: cancel));

    private const string ClaimUntoldSql = """
        update gathering_place p
           set told = @Sequence
          from (select user_id from gathering_place
                 where team_id = @TeamId and gathering_id = @GatheringId and answer in ('yes', 'waiting') and told < @Sequence
                 order by user_id
                 limit @Most
                   for update) next
         where p.team_id = @TeamId and p.gathering_id = @GatheringId and p.user_id = next.user_id
        returning p.user_id, p.answer
        """;

    /// <summary>Those who have not heard of the gathering's newest change; they count as told from now on.</summary>
    public static async Task<IReadOnlyList<(string UserId, string Answer)>> ClaimUntoldAsync(NpgsqlTransaction transaction, Gathering gathering, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, string)>(new CommandDefinition(
            ClaimUntoldSql, new { gathering.TeamId, gathering.GatheringId, gathering.Sequence, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string ClaimUntoldHostsSql = """
        update gathering_host h
           set told = @Sequence
          from (select user_id, told from gathering_host where team_id = @TeamId and gathering_id = @GatheringId and told < @Sequence for update) was
         where h.team_id = @TeamId and h.gathering_id = @GatheringId and h.user_id = was.user_id
        returning h.user_id, was.told < 0 as is_new
        """;

    /// <summary>The same of its hosts, and who of them has heard nothing of it at all.</summary>
    public static async Task<IReadOnlyList<(string UserId, bool IsNew)>> ClaimUntoldHostsAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, bool)>(new CommandDefinition(
            ClaimUntoldHostsSql, new { gathering.TeamId, gathering.GatheringId, gathering.Sequence }, transaction, cancellationToken: cancel))).AsList();

    private const string ClaimNewHostsSql = """
        update gathering_host set told = @Sequence where team_id = @TeamId and gathering_id = @GatheringId and user_id = any(@UserIds) and told < 0
        returning user_id
        """;

    /// <summary>Those of them who have heard nothing of this one yet; they count as told from now on.</summary>
    public static async Task<IReadOnlyList<string>> ClaimNewHostsAsync(NpgsqlTransaction transaction, Gathering gathering, IReadOnlyList<string> userIds, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ClaimNewHostsSql, new { gathering.TeamId, gathering.GatheringId, gathering.Sequence, UserIds = userIds.ToArray() }, transaction, cancellationToken: cancel))).AsList();

    private const string KnowSql = """
        with host as (
            update gathering_host set told = @Sequence where team_id = @TeamId and gathering_id = @GatheringId and user_id = @UserId returning user_id
        ), seat as (
            update gathering_place set told = @Sequence where team_id = @TeamId and gathering_id = @GatheringId and user_id = @UserId and answer = 'yes' returning user_id
        )
        select exists (select from host) or exists (select from seat)
        """;

    /// <summary>Who changed it themselves needs no word of it. True when it is in their calendar, as far as the bot knows.</summary>
    public static Task<bool> KnowAsync(NpgsqlTransaction transaction, Gathering gathering, string userId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            KnowSql, new { gathering.TeamId, gathering.GatheringId, gathering.Sequence, UserId = userId }, transaction, cancellationToken: cancel));

    private const string ReadGoneSql = """
        select p.team_id, p.gathering_id, p.user_id
          from gathering g
          join gathering_place p on p.team_id = g.team_id and p.gathering_id = g.gathering_id and p.answer in ('yes', 'waiting')
          join person who on who.team_id = p.team_id and who.user_id = p.user_id and who.deleted
         where g.next_step_at > @Now and g.state = 'planned'
         order by p.team_id, p.gathering_id, p.user_id
         limit @Most
        """;

    /// <summary>Those who left the company, and keep a seat or wait for one.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid GatheringId, string UserId)>> ReadGoneAsync(NpgsqlTransaction transaction, DateTimeOffset now, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, string)>(new CommandDefinition(ReadGoneSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadHostsGoneSql = """
        select distinct g.team_id, g.gathering_id
          from gathering g
          join gathering_host h on h.team_id = g.team_id and h.gathering_id = g.gathering_id
          join person who on who.team_id = h.team_id and who.user_id = h.user_id and who.deleted
         where g.next_step_at > @Now and g.state = 'planned'
        """;

    /// <summary>What is planned with somebody who left the company.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid GatheringId)>> ReadHostsGoneAsync(NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(ReadHostsGoneSql, new { Now = now }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>Where somebody has a seat, or waits for one.</summary>
internal sealed record TakenPlace
{
    public required Guid GatheringId { get; init; }
    public required string UserId { get; init; }

    /// <summary>False: they wait.</summary>
    public required bool HasSeat { get; init; }
}
