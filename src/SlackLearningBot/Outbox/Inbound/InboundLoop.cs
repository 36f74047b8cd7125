using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox.Inbound;

/// <summary>Runs stored events as they come in; what other processes left is found by looking every second.</summary>
internal sealed partial class InboundLoop(InboundRunner runner, MachineClock machine, ILogger<InboundLoop> log) : BackgroundService
{
    /// <summary>What is being handled when the process is told to stop may end within this.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>An event was stored by this process.</summary>
    public void Wake() => runner.Room.Ring();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hurry = new CancellationTokenSource();
        await using var stopping = stoppingToken.Register(() =>
        {
            hurry.CancelAfter(Grace);
            Wake();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runner.TakeAsync(CancellationToken.None, hurry.Token) == 0)
                {
                    await runner.Room.WaitAsync();
                }
            }
            catch (Exception e)
            {
                Log.LoopFailed(log, e);
                await Task.Delay(TimeSpan.FromSeconds(2), machine.Provider, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await runner.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static partial class Log
    {
        [LoggerMessage(1111, LogLevel.Error, "Looking for stored events failed; trying again in 2 s.")]
        public static partial void LoopFailed(ILogger log, Exception e);
    }
}
