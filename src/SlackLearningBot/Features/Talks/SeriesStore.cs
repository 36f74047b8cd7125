using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Talks;

/// <summary>All about series: their dates, turns, and who took what.</summary>
internal static class SeriesStore
{
    private const string AddSql = """
        insert into talk_series (team_id, series_id, name, owner, first_day, every_weeks, hour, zone, minutes, place, seats, channel, next_turn_at, created_at)
        values (@TeamId, @SeriesId, @Name, @Owner, @FirstDay, @EveryWeeks, @Hour, @Zone, @Minutes, @Place, @Seats, @Channel, @NextTurnAt, @Now);
        insert into talk_rota (team_id, series_id, user_id, position)
        select @TeamId, @SeriesId, r.user_id, r.position from unnest(@Rota::text[]) with ordinality as r (user_id, position);
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, Series series, DateTimeOffset? nextTurnAt, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            series.TeamId, series.SeriesId, series.Name, series.Owner, series.FirstDay, EveryWeeks = (short)series.EveryWeeks, series.Hour, series.Zone, Minutes = (short)series.Minutes,
            series.Place, series.Seats, series.Channel, NextTurnAt = nextTurnAt, Now = now, series.Rota,
        }, transaction, cancellationToken: cancel));

    private const string ReadOpenSql = """
        select s.team_id, s.series_id, s.name, s.owner, s.first_day, s.every_weeks::int as every_weeks, s.hour, s.zone, s.minutes::int as minutes, s.place, s.seats, s.channel,
               array(select case when r.user_id not like 'erased-%' and not coalesce(p.deleted, false) then r.user_id end
                       from talk_rota r
                       left join person p on p.team_id = r.team_id and p.user_id = r.user_id
                      where r.team_id = s.team_id and r.series_id = s.series_id
                      order by r.position) as rota
          from talk_series s
         where s.team_id = @TeamId and s.ended_at is null
         order by s.created_at, s.series_id
         limit @Most
        """;

    public static async Task<IReadOnlyList<Series>> ReadOpenAsync(NpgsqlTransaction transaction, string teamId, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Series>(new CommandDefinition(ReadOpenSql, new { TeamId = teamId, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string FindSql = """
        select s.team_id, s.series_id, s.name, s.owner, s.first_day, s.every_weeks::int as every_weeks, s.hour, s.zone, s.minutes::int as minutes, s.place, s.seats, s.channel,
               array(select case when r.user_id not like 'erased-%' and not coalesce(p.deleted, false) then r.user_id end
                       from talk_rota r
                       left join person p on p.team_id = r.team_id and p.user_id = r.user_id
                      where r.team_id = s.team_id and r.series_id = s.series_id
                      order by r.position) as rota
          from talk_series s
         where s.team_id = @TeamId and s.series_id = @SeriesId and s.ended_at is null
           for update of s
        """;

    /// <summary>Locked, so that two never take the same date; null when it ended.</summary>
    public static Task<Series?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid seriesId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Series?>(new CommandDefinition(FindSql, new { TeamId = teamId, SeriesId = seriesId }, transaction, cancellationToken: cancel));

    private const string SetChannelSql = "update talk_series set channel = @Channel where team_id = @TeamId and series_id = @SeriesId and ended_at is null";

    /// <summary>Where its talks are announced from now on.</summary>
    public static Task SetChannelAsync(NpgsqlTransaction transaction, Series series, string channel, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SetChannelSql, new { series.TeamId, series.SeriesId, Channel = channel }, transaction, cancellationToken: cancel));

    private const string ReadSlotsSql = """
        select t.day, c.talk_id, c.title, c.hosts, t.passed
          from talk_slot t
          left join talk_card c on c.team_id = t.team_id and c.talk_id = t.gathering_id and c.state <> 'cancelled'
         where t.team_id = @TeamId and t.series_id = @SeriesId and t.day >= @From
         order by t.day
         limit 100
        """;

    /// <summary>By day; a talk that was called off leaves its date open.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, TakenSlot>> ReadSlotsAsync(NpgsqlTransaction transaction, Series series, DateOnly from, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<TakenSlot>(new CommandDefinition(
            ReadSlotsSql, new { series.TeamId, series.SeriesId, From = from }, transaction, cancellationToken: cancel))).ToDictionary(slot => slot.Day);

    private const string TakeSql = """
        insert into talk_slot (team_id, series_id, day, gathering_id) values (@TeamId, @SeriesId, @Day, @TalkId)
            on conflict (team_id, series_id, day) do update set gathering_id = excluded.gathering_id
        """;

    public static Task TakeAsync(NpgsqlTransaction transaction, Series series, DateOnly day, Guid talkId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            TakeSql, new { series.TeamId, series.SeriesId, Day = day, TalkId = talkId }, transaction, cancellationToken: cancel));

    private const string PassSql = """
        insert into talk_slot (team_id, series_id, day, passed) values (@TeamId, @SeriesId, @Day, true)
            on conflict (team_id, series_id, day) do update set passed = true
        """;

    public static Task PassAsync(NpgsqlTransaction transaction, Series series, DateOnly day, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(PassSql, new { series.TeamId, series.SeriesId, Day = day }, transaction, cancellationToken: cancel));

    private const string EndSql = """
        update talk_series set ended_at = @Now, next_turn_at = null where team_id = @TeamId and series_id = @SeriesId and ended_at is null
        """;

    /// <summary>No more dates; what is planned stays.</summary>
    public static Task EndAsync(NpgsqlTransaction transaction, string teamId, Guid seriesId, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EndSql, new { TeamId = teamId, SeriesId = seriesId, Now = now }, transaction, cancellationToken: cancel));

    private const string ReadDueSql = """
        select team_id, series_id from talk_series where next_turn_at <= @Now order by next_turn_at limit @Most for update skip locked
        """;

    public static async Task<IReadOnlyList<(string TeamId, Guid SeriesId)>> ReadDueAsync(NpgsqlTransaction transaction, DateTimeOffset now, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(ReadDueSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string SaveTurnSql = "update talk_series set next_turn_at = @At where team_id = @TeamId and series_id = @SeriesId";

    public static Task SaveTurnAsync(NpgsqlTransaction transaction, Series series, DateTimeOffset? at, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveTurnSql, new { series.TeamId, series.SeriesId, At = at }, transaction, cancellationToken: cancel));
}
