using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Calendars;

/// <summary>All calendars: a workspace's own, and under the workspace '' those that came with the bot.</summary>
internal sealed class CalendarStore(NpgsqlDataSource database)
{
    private const string SaveCalendarSql = """
        insert into holiday_calendar (team_id, calendar, title, source, file_hash, imported_at)
        values (@TeamId, @Calendar, @Title, @Source, @Hash, @Now)
            on conflict (team_id, calendar) do update
           set title = excluded.title, source = excluded.source, file_hash = excluded.file_hash, imported_at = excluded.imported_at
        """;

    private const string ReadDaysSql = "select day, name from holiday where team_id = @TeamId and calendar = @Calendar";

    private const string DeleteDaysSql = "delete from holiday where team_id = @TeamId and calendar = @Calendar";

    private const string SaveDaysSql = """
        insert into holiday (team_id, calendar, day, name)
        select @TeamId, @Calendar, day, name
          from unnest(@Days::date[], @Names::text[]) as n (day, name)
        """;

    /// <summary>Puts the calendar in the place of the one of that name, all its days or none; answers how many days came, changed their name and went.</summary>
    public static async Task<CalendarChanges> SaveAsync(
        NpgsqlTransaction transaction, string teamId, NamedCalendar calendar, DateTimeOffset now, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        var key = new { TeamId = teamId, Calendar = calendar.Name };

        // First the calendar: its row makes two imports of one name come one after the other.
        await connection.ExecuteAsync(new CommandDefinition(
            SaveCalendarSql,
            new { TeamId = teamId, Calendar = calendar.Name, calendar.Title, calendar.Source, calendar.Hash, Now = now },
            transaction,
            cancellationToken: cancel));
        var before = (await connection.QueryAsync<Holiday>(new CommandDefinition(ReadDaysSql, key, transaction, cancellationToken: cancel))).ToDictionary(day => day.Day);
        await connection.ExecuteAsync(new CommandDefinition(DeleteDaysSql, key, transaction, cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(SaveDaysSql, new
        {
            TeamId = teamId,
            Calendar = calendar.Name,
            Days = calendar.Days.Select(day => day.Day).ToArray(),
            Names = calendar.Days.Select(day => day.Name).ToArray(),
        }, transaction, cancellationToken: cancel));
        var kept = calendar.Days.Count(day => before.ContainsKey(day.Day));
        return new CalendarChanges(
            calendar.Days.Count - kept,
            calendar.Days.Count(day => before.TryGetValue(day.Day, out var old) && old.Name != day.Name),
            before.Count - kept);
    }

    private const string ReadHashesSql = "select calendar, file_hash from holiday_calendar where team_id = @TeamId";

    /// <summary>By name, what the calendars of a home were made from.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadHashesAsync(NpgsqlDataSource database, string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var hashes = await connection.QueryAsync<(string Name, string Hash)>(new CommandDefinition(ReadHashesSql, new { TeamId = teamId }, cancellationToken: cancel));
        return hashes.ToDictionary(one => one.Name, one => one.Hash);
    }

    private const string ReadAllSql = """
        select c.calendar as name, c.title, c.source, c.team_id = '' as is_shipped, count(h.day)::int as days, min(h.day) as first_day, max(h.day) as last_day
          from holiday_calendar c
          left join holiday h on h.team_id = c.team_id and h.calendar = c.calendar
         where c.team_id = @TeamId
            or (c.team_id = '' and not exists (select from holiday_calendar o where o.team_id = @TeamId and o.calendar = c.calendar))
         group by c.team_id, c.calendar
         order by c.calendar
        """;

    /// <summary>What a workspace can choose from.</summary>
    public async Task<IReadOnlyList<KnownCalendar>> ReadAllAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<KnownCalendar>(new CommandDefinition(ReadAllSql, new { TeamId = teamId }, cancellationToken: cancel))).AsList();
    }
}

/// <summary>A calendar to be kept.</summary>
internal sealed record NamedCalendar(string Name, string Title, string? Source, string Hash, IReadOnlyList<Holiday> Days);

/// <summary>How many days an import added, renamed and removed.</summary>
internal sealed record CalendarChanges(int Added, int Renamed, int Removed);

/// <summary>A calendar that is there.</summary>
internal sealed record KnownCalendar
{
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string? Source { get; init; }
    public required bool IsShipped { get; init; }
    public required int Days { get; init; }
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }
}
