using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Defaults;

/// <summary>What workspaces decided.</summary>
internal sealed class DefaultsStore(NpgsqlDataSource database, IReplanning replanning)
{
    private const string FindSql = """
        select zone, hour, days, quiet_from, quiet_until, nudges_a_day, calendar, assessment_results
          from workspace_default
         where team_id = @TeamId
        """;

    /// <summary>All null when the workspace decided nothing.</summary>
    public async Task<DefaultsRow> ReadAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<DefaultsRow>(new CommandDefinition(FindSql, new { TeamId = teamId }, cancellationToken: cancel)) ?? new DefaultsRow();
    }

    private const string SaveSql = """
        insert into workspace_default (team_id, zone, hour, days, quiet_from, quiet_until, nudges_a_day, calendar, assessment_results)
        values (@TeamId, @Zone, @Hour, @Days, @QuietFrom, @QuietUntil, @NudgesADay, @Calendar, @AssessmentResults)
            on conflict (team_id) do update
           set zone = excluded.zone, hour = excluded.hour, days = excluded.days, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
               nudges_a_day = excluded.nudges_a_day, calendar = excluded.calendar,
               assessment_results = excluded.assessment_results
        """;

    public Task SaveAsync(string teamId, WorkspaceDefault decided, CancellationToken cancel) => WriteAsync(
        SaveSql,
        teamId,
        new
        {
            TeamId = teamId,
            decided.Rhythm.Zone,
            decided.Rhythm.Hour,
            Days = (short)decided.Rhythm.Days,
            QuietFrom = decided.Peace.Quiet?.From,
            QuietUntil = decided.Peace.Quiet?.Until,
            NudgesADay = (short?)decided.Peace.NudgesADay,
            decided.Peace.Calendar,
            AssessmentResults = decided.ShowsNames ? "names" : "counts",
        },
        cancel);

    private const string DeleteSql = "delete from workspace_default where team_id = @TeamId";

    /// <summary>From here the program's settings hold.</summary>
    public Task DeleteAsync(string teamId, CancellationToken cancel) => WriteAsync(DeleteSql, teamId, new { TeamId = teamId }, cancel);

    /// <summary>The calendar may be another one now; asking whether it is could be overtaken by another owner.</summary>
    private Task WriteAsync(string statement, string teamId, object parameters, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancel));
            await replanning.OweAsync(transaction, teamId, cancel);
        },
        cancel);

    private const string CountSql = """
        select count(*) filter (where c.quiet_from is null)::int as quiet, count(*) filter (where c.nudges_a_day is null)::int as nudges,
               count(*) filter (where c.calendar is null)::int as holidays
          from learner l
          left join contact c on c.team_id = l.team_id and c.user_id = l.user_id
         where l.team_id = @TeamId and l.stopped_at is null
        """;

    public async Task<PeopleWithoutChoice> CountAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<PeopleWithoutChoice>(new CommandDefinition(CountSql, new { TeamId = teamId }, cancellationToken: cancel));
    }

    private const string ReadCalendarsSql = """
        select c.calendar as name, c.title
          from holiday_calendar c
         where c.team_id = @TeamId
            or (c.team_id = '' and not exists (select from holiday_calendar o where o.team_id = @TeamId and o.calendar = c.calendar))
         order by c.title
        """;

    /// <summary>The calendars there are to choose from.</summary>
    public async Task<IReadOnlyList<CalendarChoice>> ReadCalendarsAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<CalendarChoice>(new CommandDefinition(ReadCalendarsSql, new { TeamId = teamId }, cancellationToken: cancel))).AsList();
    }
}
