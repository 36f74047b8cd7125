using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Keeps a sender for each workspace that has something due: called by the database at once, looking every second as the safety net.</summary>
internal sealed partial class SenderLoop(Sender senders, ClaimStore claims, Wake wake, CalendarClock calendar, MachineClock machine, ILogger<SenderLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (TeamSender Sender, Task Work)> running = [];

    /// <summary>Workspaces that are to be left alone altogether until then (machine time): looking sooner is of no use.</summary>
    private readonly Dictionary<string, DateTimeOffset> pausedUntil = [];

    private readonly Bell poll = new(Poll);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(PollAsync(stoppingToken), FollowCallsAsync(stoppingToken));
        }
        finally
        {
            await Task.WhenAll(Works()); // what is under way is recorded before the services go away
        }
    }

    private async Task PollAsync(CancellationToken stop)
    {
        await using var stopping = stop.Register(poll.Ring);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await claims.RescueAsync(calendar.Now, machine.Now, machine.Now + Judge.UnsureWait, stop);
                foreach (var team in await senders.FindDueTeamsAsync(stop))
                {
                    Call(team, hasComeIn: false, stop);
                }

                await poll.WaitAsync();
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                Log.LoopFailed(log, e);
                await Task.Delay(TimeSpan.FromSeconds(2), machine.Provider, stop);
            }
        }
    }

    private async Task FollowCallsAsync(CancellationToken stop)
    {
        await foreach (var team in wake.Teams.ReadAllAsync(stop))
        {
            if (team.Length > 0)
            {
                Call(team, hasComeIn: true, stop);
            }
            else
            {
                poll.Ring(); // of several workspaces
            }
        }
    }

    private void Call(string team, bool hasComeIn, CancellationToken stop)
    {
        lock (gate)
        {
            if (running.TryGetValue(team, out var known))
            {
                known.Sender.Call(hasComeIn);
            }
            else if (hasComeIn || !(pausedUntil.TryGetValue(team, out var until) && until > machine.Now))
            {
                var sender = senders.For(team);
                running[team] = (sender, Task.Run(() => RunAsync(team, sender, stop), CancellationToken.None));
            }
        }
    }

    private async Task RunAsync(string team, TeamSender sender, CancellationToken stop)
    {
        using (sender)
        {
            try
            {
                await sender.RunAsync(stop);
            }
            catch (Exception e)
            {
                Log.TeamFailed(log, team, e);
            }

            lock (gate)
            {
                running.Remove(team);
                pausedUntil.Remove(team);
                if (sender.PausedUntil is { } until)
                {
                    pausedUntil[team] = until;
                }
            }
        }

        if (sender.IsCalled && !stop.IsCancellationRequested)
        {
            Call(team, hasComeIn: true, stop);
        }
    }

    private Task[] Works()
    {
        lock (gate)
        {
            return [.. running.Values.Select(one => one.Work)];
        }
    }

    public override void Dispose()
    {
        poll.Dispose();
        base.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(1011, LogLevel.Error, "Looking for due deliveries failed; trying again in 2 s.")]
        public static partial void LoopFailed(ILogger log, Exception e);

        [LoggerMessage(1012, LogLevel.Error, "Sending for workspace {TeamId} failed; trying again.")]
        public static partial void TeamFailed(ILogger log, string teamId, Exception e);
    }
}
