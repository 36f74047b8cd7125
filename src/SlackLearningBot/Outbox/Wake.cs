using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Listens for committed work, so that what is due now starts at once; waiting is never longer than a second.</summary>
internal sealed partial class Wake(NpgsqlDataSource database, MachineClock machine, ILogger<Wake> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>Returns when something was enqueued for now, or after a second.</summary>
    public async Task WaitAsync(CancellationToken cancel) => await signal.WaitAsync(Poll, cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested) // whatever it was: without listening the bot is slower, without this loop it would end
            {
                Log.Lost(log, e);
                await Task.Delay(TimeSpan.FromSeconds(5), machine.Provider, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        connection.Notification += (_, _) => Signal();
        await using (var listen = new NpgsqlCommand("listen outbox", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        while (!cancel.IsCancellationRequested)
        {
            await connection.WaitAsync(cancel);
        }
    }

    private void Signal()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody is already being woken.
        }
    }

    public override void Dispose()
    {
        signal.Dispose();
        base.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1021, LogLevel.Warning, "The listening connection was lost; polling until it is back.")]
        public static partial void Lost(ILogger log, Exception e);
    }
}
