using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox.Inbound;

namespace SlackLearningBot.Outbox;

/// <summary>Forgets what is done with: events after 48 hours, deliveries after a year.</summary>
internal sealed class Cleaner(NpgsqlDataSource database, InboundStore inbound, CalendarClock calendar, MachineClock machine)
{
    /// <summary>Longer than Slack's longest retry: with Delayed Events it repeats for 24 hours.</summary>
    private static readonly TimeSpan KeepEvents = TimeSpan.FromHours(48);

    /// <summary>A button may be pressed long after its message came; the key also keeps a slot from being owed twice.</summary>
    private static readonly TimeSpan KeepDeliveries = TimeSpan.FromDays(365);

    public async Task CleanAsync(CancellationToken cancel)
    {
        while (await inbound.CleanAsync(machine.Now - KeepEvents, cancel) > 0)
        {
        }

        while (await CleanDeliveriesAsync(calendar.Now - KeepDeliveries, cancel) > 0)
        {
        }
    }

    private const string CleanDeliveriesSql = """
        delete from delivery
         where id = any(array(select id from delivery where finished_at < @Before order by finished_at limit 10000))
        """;

    private async Task<int> CleanDeliveriesAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(CleanDeliveriesSql, new { Before = before }, cancellationToken: cancel));
    }
}
