using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Learners;

/// <summary>What holds for a person in quiet hours, messages a day and holidays, and who said so.</summary>
internal sealed class PeaceStore(NpgsqlDataSource database)
{
    private const string ReadSql = """
        select c.quiet_from, c.quiet_until, c.nudges_a_day, c.calendar,
               d.quiet_from as company_quiet_from, d.quiet_until as company_quiet_until, d.nudges_a_day as company_nudges_a_day,
               h.title, k.chosen_by, o.title as company_title, w.chosen_by as company_chosen_by
          from (values (@TeamId, @UserId)) as me (team_id, user_id)
          left join contact c on c.team_id = me.team_id and c.user_id = me.user_id
          left join person p on p.team_id = me.team_id and p.user_id = me.user_id
          left join workspace_default d on d.team_id = me.team_id
          left join lateral calendar_of(me.team_id, c.calendar, p.country, d.calendar) k on true
          left join holiday_calendar h on h.team_id = k.home and h.calendar = k.calendar
          left join lateral calendar_of(me.team_id, null, p.country, d.calendar) w on true
          left join holiday_calendar o on o.team_id = w.home and o.calendar = w.calendar
        """;

    public async Task<PeaceRow> ReadAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<PeaceRow>(new CommandDefinition(ReadSql, person, cancellationToken: cancel));
    }

    /// <summary>The same as the transaction sees it.</summary>
    public static Task<PeaceRow> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<PeaceRow>(new CommandDefinition(ReadSql, person, transaction, cancellationToken: cancel));

    private const string ReadCalendarsSql = """
        select c.calendar as name, c.title
          from holiday_calendar c
         where c.team_id = @TeamId
            or (c.team_id = '' and not exists (select from holiday_calendar o where o.team_id = @TeamId and o.calendar = c.calendar))
         order by c.title
        """;

    /// <summary>The calendars a person can choose from.</summary>
    public async Task<IReadOnlyList<CalendarChoice>> ReadCalendarsAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<CalendarChoice>(new CommandDefinition(ReadCalendarsSql, new { TeamId = teamId }, cancellationToken: cancel))).AsList();
    }
}
