using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox.Inbound;

/// <summary>Runs stored events as they come in; events of other processes are found by polling.</summary>
internal sealed partial class InboundLoop(InboundRunner runner, MachineClock machine, ILogger<InboundLoop> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim signal = new(0, 1);

    /// <summary>An event was stored by this process.</summary>
    public void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is being woken already.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runner.RunOnceAsync(stoppingToken) == 0)
                {
                    await signal.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.LoopFailed(log, e);
                await Task.Delay(TimeSpan.FromSeconds(5), machine.Provider, stoppingToken);
            }
        }
    }

    public override void Dispose()
    {
        signal.Dispose();
        base.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1111, LogLevel.Error, "Looking for stored events failed; trying again in 5 s.")]
        public static partial void LoopFailed(ILogger log, Exception e);
    }
}
