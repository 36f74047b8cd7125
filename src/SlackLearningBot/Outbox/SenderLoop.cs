using System.Collections.Concurrent;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Keeps a sender busy for each workspace that has something due: woken by the database, polling as the safety net.</summary>
internal sealed partial class SenderLoop(
    Sender sender, ClaimStore claims, Wake wake, CalendarClock calendar, MachineClock machine, ILogger<SenderLoop> log) : BackgroundService
{
    /// <summary>Senders mostly wait for Slack; more of them at once would leave no connection for the clicks.</summary>
    private const int MostAtOnce = 50;

    private readonly ConcurrentDictionary<string, Task> busy = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await LoopAsync(stoppingToken);
        }
        finally
        {
            await Task.WhenAll(busy.Values); // what is under way is recorded before the services go away
        }
    }

    private async Task LoopAsync(CancellationToken stoppingToken)
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
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.LoopFailed(log, e);
                await Task.Delay(TimeSpan.FromSeconds(5), machine.Provider, stoppingToken);
            }
        }
    }

    /// <summary>A slow workspace holds up only itself.</summary>
    private void StartUnlessBusy(string team, CancellationToken cancel)
    {
        foreach (var (ended, _) in busy.Where(one => one.Value.IsCompleted))
        {
            busy.TryRemove(ended, out _);
        }

        if (busy.ContainsKey(team) || busy.Count >= MostAtOnce)
        {
            return; // looked for again in a second at the latest
        }

        busy[team] = Task.Run(async () =>
        {
            try
            {
                await sender.SendDueAsync(team, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // Stopping: what was claimed and not tried has been handed back.
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
