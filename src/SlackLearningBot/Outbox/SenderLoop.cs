using System.Collections.Concurrent;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Keeps a sender busy for each workspace that has something due: woken by the database, polling as the safety net.</summary>
internal sealed partial class SenderLoop(
    Sender sender, ClaimStore claims, Wake wake, CalendarClock calendar, MachineClock machine, ILogger<SenderLoop> log) : BackgroundService
{
    private readonly ConcurrentDictionary<string, Task> busy = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await claims.RescueAsync(machine.Now, machine.Now + TimeSpan.FromSeconds(90), stoppingToken);
                foreach (var team in await claims.FindDueTeamsAsync(calendar.Now, machine.Now, stoppingToken))
                {
                    StartUnlessBusy(team, stoppingToken);
                }

                await wake.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.LoopFailed(log, e);
                await Task.Delay(TimeSpan.FromSeconds(5), machine.Provider, stoppingToken);
            }
        }

        await Task.WhenAll(busy.Values);
    }

    /// <summary>A slow workspace holds up only itself.</summary>
    private void StartUnlessBusy(string team, CancellationToken cancel)
    {
        if (busy.TryGetValue(team, out var running) && !running.IsCompleted)
        {
            return;
        }

        busy[team] = Task.Run(async () =>
        {
            try
            {
                await sender.SendDueAsync(team, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // Stopping: what was claimed comes back when its lease runs out.
            }
            catch (Exception e)
            {
                Log.TeamFailed(log, team, e);
            }
        }, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1011, LogLevel.Error, "Looking for due deliveries failed; trying again in 5 s.")]
        public static partial void LoopFailed(ILogger log, Exception e);

        [LoggerMessage(1012, LogLevel.Error, "Sending for workspace {TeamId} failed; trying again.")]
        public static partial void TeamFailed(ILogger log, string teamId, Exception e);
    }
}
