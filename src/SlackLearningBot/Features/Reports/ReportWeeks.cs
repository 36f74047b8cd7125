using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Reports;

/// <summary>Reckons the week of every track somebody looked at before, so that the next look is quick however many learn in it. A look that comes sooner reckons for itself.</summary>
internal sealed partial class ReportWeeks(NpgsqlDataSource database, Reporting reporting, CalendarClock calendar, ILogger<ReportWeeks> log)
{
    private const string FindDueSql = """
        select l.team_id, l.track_id, t.title
          from report_look l
          join installation i on i.team_id = l.team_id and i.state = 'active'
          join track t on t.team_id = l.team_id and t.track_id = l.track_id
         where l.until_at < @Monday
         order by l.team_id, l.track_id
        """;

    public async Task RunDueAsync(CancellationToken cancel)
    {
        foreach (var (team, track, title) in await FindDueAsync(cancel))
        {
            try
            {
                await reporting.ReadAsync(team, new TrackName(track, title), cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(log, track, team, e); // it must not keep the others from theirs; the next tick tries again
            }
        }
    }

    private async Task<IReadOnlyList<(string TeamId, string TrackId, string Title)>> FindDueAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<(string, string, string)>(new CommandDefinition(
            FindDueSql, new { Monday = Reporting.MondayOf(calendar.Now) }, cancellationToken: cancel))).AsList();
    }

    private static partial class Log
    {
        [LoggerMessage(5040, LogLevel.Error, "The week of track {TrackId} of workspace {TeamId} could not be reckoned; it is tried again with the next tick, or when somebody looks.")]
        public static partial void Failed(ILogger log, string trackId, string teamId, Exception e);
    }
}
