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

    private const string FindUseSql = """
        select c.calendar as name, c.title,
               exists (select from holiday_calendar s where s.team_id = '' and s.calendar = c.calendar) as hides_shipped,
               exists (select from workspace_default w where w.team_id = c.team_id and w.calendar = c.calendar) as is_workspaces,
               count(*) filter (where k.chosen_by = 'person')::int as by_choice,
               count(*) filter (where k.chosen_by = 'country')::int as by_country,
               count(*) filter (where k.chosen_by = 'workspace')::int as by_workspace
          from holiday_calendar c
          left join learner l on l.team_id = c.team_id and l.stopped_at is null
          left join contact n on n.team_id = l.team_id and n.user_id = l.user_id
          left join person p on p.team_id = l.team_id and p.user_id = l.user_id
          left join workspace_default d on d.team_id = l.team_id
          left join lateral calendar_of(l.team_id, n.calendar, p.country, d.calendar) k on k.home = c.team_id and k.calendar = c.calendar
         where c.team_id = @TeamId and c.calendar = @Calendar
         group by c.team_id, c.calendar
        """;

    /// <summary>A workspace's own calendar of that name, and whose holidays are in it.</summary>
    public async Task<CalendarUse?> FindUseAsync(string teamId, string name, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<CalendarUse>(new CommandDefinition(
            FindUseSql, new { TeamId = teamId, Calendar = name }, cancellationToken: cancel));
    }

    private const string DeleteCalendarSql = "delete from holiday_calendar where team_id = @TeamId and calendar = @Calendar";

    /// <summary>Takes the calendar away with its days; false when there is none.</summary>
    public static async Task<bool> DeleteAsync(NpgsqlTransaction transaction, string teamId, string name, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DeleteCalendarSql, new { TeamId = teamId, Calendar = name }, transaction, cancellationToken: cancel)) > 0;

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

/// <summary>
/// A workspace's own calendar, whether one of that name came with the bot, whether the workspace decided for it, and how many learners have its holidays:
/// because they chose it, by their country, or as the workspace decided.
/// </summary>
internal sealed record CalendarUse(string Name, string Title, bool HidesShipped, bool IsWorkspaces, int ByChoice, int ByCountry, int ByWorkspace);

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
