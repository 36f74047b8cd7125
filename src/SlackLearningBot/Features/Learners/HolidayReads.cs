using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>Public holidays as learners have them: their own choice, their country's or their company's calendar.</summary>
internal static class HolidayReads
{
    /// <summary>Looked up so far ahead: a lesson planned beyond is asked about again when its day comes.</summary>
    private const int DaysAhead = 62;

    private const string ReadOfPersonSql = """
        select h.day, h.name
          from (values (@TeamId, @UserId)) as me (team_id, user_id)
          left join contact c on c.team_id = me.team_id and c.user_id = me.user_id
          left join person p on p.team_id = me.team_id and p.user_id = me.user_id
          left join workspace_default d on d.team_id = me.team_id
          join lateral calendar_of(me.team_id, c.calendar, p.country, d.calendar) k on true
          join holiday h on h.team_id = k.home and h.calendar = k.calendar
         where h.day between @First and @Last
        """;

    /// <summary>One person's, as the transaction sees their choice, from <paramref name="first"/> on.</summary>
    public static async Task<Holidays> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, DateOnly first, CancellationToken cancel)
    {
        var days = await transaction.Connection!.QueryAsync<Holiday>(new CommandDefinition(
            ReadOfPersonSql, new { person.TeamId, person.UserId, First = first, Last = first.AddDays(DaysAhead) }, transaction, cancellationToken: cancel));
        return new Holidays(days);
    }

    private const string ReadSql = """
        select k.home, k.calendar, h.day, h.name
          from unnest(@Homes::text[], @Calendars::text[]) as k (home, calendar)
          join holiday h on h.team_id = k.home and h.calendar = k.calendar
         where h.day between @First and @Last
        """;

    /// <summary>Those of many learners at once, from the day that is due to weeks after the last pause: each of their calendars is read once.</summary>
    public static async Task<Func<DueLearner, Holidays>> OfAsync(
        NpgsqlTransaction transaction, IReadOnlyList<DueLearner> learners, DateTimeOffset now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var due = DateOnly.FromDateTime(learners.Min(one => one.NextLessonAt).UtcDateTime);
        var first = (due < today ? due : today).AddDays(-1); // west of Greenwich it is still yesterday
        var last = learners.Max(one => one.PausedUntil) is { } back && back > today ? back : today;
        var calendars = await ReadAsync(transaction, [.. learners.Select(one => one.CalendarKey).OfType<CalendarKey>().Distinct()], first, last, cancel);
        return one => one.CalendarKey is { } key && calendars.TryGetValue(key, out var holidays) ? holidays : Holidays.None;
    }

    private static async Task<IReadOnlyDictionary<CalendarKey, Holidays>> ReadAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<CalendarKey> calendars, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        if (calendars.Count == 0)
        {
            return new Dictionary<CalendarKey, Holidays>();
        }

        var days = await transaction.Connection!.QueryAsync<CalendarDay>(new CommandDefinition(ReadSql, new
        {
            Homes = calendars.Select(calendar => calendar.Home).ToArray(),
            Calendars = calendars.Select(calendar => calendar.Calendar).ToArray(),
            First = first,
            Last = last.AddDays(DaysAhead),
        }, transaction, cancellationToken: cancel));
        return days.GroupBy(day => new CalendarKey(day.Home, day.Calendar)).ToDictionary(
            same => same.Key, same => new Holidays(same.Select(day => new Holiday(day.Day, day.Name))));
    }

    private sealed record CalendarDay(string Home, string Calendar, DateOnly Day, string Name);
}

/// <summary>A calendar of holidays: whose it is ('' came with the bot) and its name.</summary>
internal sealed record CalendarKey(string Home, string Calendar);
