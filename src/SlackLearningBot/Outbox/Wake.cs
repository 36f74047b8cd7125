using System.Threading.Channels;
using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Listens for committed work, so that what is due now starts at once.</summary>
internal sealed partial class Wake(NpgsqlDataSource database, MachineClock machine, ILogger<Wake> log) : BackgroundService
{
    private readonly Channel<string> teams = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>A workspace that was given work, or '' when it may be any.</summary>
    public ChannelReader<string> Teams => teams.Reader;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) // whatever it was: without listening the bot is slower, without this loop it would end
            {
                if (stoppingToken.IsCancellationRequested)
                {
                    return; // what breaks now breaks because it ends
                }

                Log.Lost(log, e);
                await Task.Delay(TimeSpan.FromSeconds(5), machine.Provider, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        connection.Notification += (_, call) => teams.Writer.TryWrite(call.Payload);
        await using (var listen = new NpgsqlCommand("listen outbox", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel);
        }

        teams.Writer.TryWrite(""); // for what came in while nobody listened
        while (!cancel.IsCancellationRequested)
        {
            await connection.WaitAsync(cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1021, LogLevel.Warning, "The listening connection was lost; polling until it is back.")]
        public static partial void Lost(ILogger log, Exception e);
    }
}
