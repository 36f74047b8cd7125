using System.Diagnostics.Metrics;
using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Operator.Telemetry;

/// <summary>How the outbox stands, over all workspaces: one statement every ten seconds, in every process that is measured; each shows the same.</summary>
internal sealed partial class OutboxGauges : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly Meter meter = new(OutboxMetrics.MeterName);
    private readonly NpgsqlDataSource database;
    private readonly CalendarClock calendar;
    private readonly MachineClock machine;
    private readonly ILogger<OutboxGauges> log;
    private Standing? standing;

    public OutboxGauges(NpgsqlDataSource database, CalendarClock calendar, MachineClock machine, ILogger<OutboxGauges> log)
    {
        (this.database, this.calendar, this.machine, this.log) = (database, calendar, machine, log);
        Gauge("learning.deliveries.due", "{delivery}", "Deliveries that could be sent now.", now => now.Due);
        Gauge("learning.deliveries.in_flight", "{delivery}", "Deliveries that are being sent.", now => now.InFlight);
        Gauge("learning.deliveries.unsure", "{delivery}", "Deliveries of which nobody knows whether they were seen.", now => now.Unsure);
        Gauge("learning.deliveries.dead", "{delivery}", "Deliveries that were given up; they need attention.", now => now.Dead);
        Gauge("learning.deliveries.oldest_due_age", "s", "For how long the oldest due delivery could have been sent.", now => now.OldestDueSeconds);
        Gauge("learning.lanes.closed", "{lane}", "Methods of workspaces that Slack wants left alone now.", now => now.Lanes);
        Gauge("learning.events.waiting", "{event}", "Events from Slack that are stored and not handled yet.", now => now.Events);
    }

    private void Gauge(string name, string unit, string description, Func<Standing, double> read) =>
        meter.CreateObservableGauge(name, () => standing is { } now ? [new Measurement<double>(read(now))] : Array.Empty<Measurement<double>>(), unit, description);

    // Steps from workspace to workspace along an index, as the claiming does: what lies ahead is never read, and of what is due only each workspace's
    // oldest is looked for. What silence holds back is not late.
    private const string ReadSql = """
        with recursive team as (
            (select team_id from delivery where state in ('waiting', 'unsure') order by team_id limit 1)
             union all
            select (select d.team_id from delivery d where d.team_id > team.team_id and d.state in ('waiting', 'unsure') order by d.team_id limit 1)
              from team
             where team.team_id is not null
        ), due as (
            select (select count(*) from delivery d where d.team_id = team.team_id and d.state in ('waiting', 'unsure') and d.due_at <= @Calendar) as deliveries,
                   (select d.due_at
                      from delivery d
                     where d.team_id = team.team_id and d.state in ('waiting', 'unsure') and d.due_at <= @Calendar
                       and not exists (select from contact c where d.class = 2 and c.team_id = d.team_id and c.user_id = d.recipient and c.silent_until > @Calendar)
                     order by d.due_at
                     limit 1) as oldest
              from team
             where team.team_id is not null
        )
        select (select coalesce(sum(deliveries), 0)::bigint from due) as due,
               (select count(*) from delivery where leased_by is not null) as in_flight,
               (select count(*) from delivery where state = 'unsure') as unsure,
               (select count(*) from delivery where state = 'dead') as dead,
               coalesce((select extract(epoch from @Calendar - min(oldest))::float8 from due), 0) as oldest_due_seconds,
               (select count(*) from lane where paused_until > @Machine) as lanes,
               (select count(*) from inbound_event where state in ('waiting', 'running')) as events
        """;

    /// <summary>Reads once; public for tests, whose clocks stand still.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        standing = await connection.QuerySingleAsync<Standing>(new CommandDefinition(
            ReadSql, new { Calendar = calendar.Now, Machine = machine.Now }, cancellationToken: cancel));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReadAsync(stoppingToken);
            }
            catch (Exception e) when (Database.IsAway(e))
            {
                standing = null; // no number is better than an old one
                Log.NotRead(log, e.Message);
            }

            await Task.Delay(Every, machine.Provider, stoppingToken);
        }
    }

    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    private sealed record Standing(long Due, long InFlight, long Unsure, long Dead, double OldestDueSeconds, long Lanes, long Events);

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Warning, "How the outbox stands could not be read for the metrics: {Message}")]
        public static partial void NotRead(ILogger log, string message);
    }
}
