using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Sends what one workspace is owed: holds the workspace's lease, claims in order, has each delivery done, records what became of it.</summary>
internal sealed partial class Sender(ClaimStore claims, OutcomeStore outcomes, Doer doer, CalendarClock calendar, MachineClock machine, ILogger<Sender> log)
{
    private const int BatchSize = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(120);

    /// <summary>With less than this left the claims are renewed before the next delivery: one may wait for its lane and then take several slow calls.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(90);

    /// <summary>What is being sent when the process is told to stop may end within this.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>This process, as leases know it.</summary>
    private readonly string holder = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.CreateVersion7(machine.Now):N}";

    /// <summary>Sends until nothing of this workspace is due; answers how many deliveries it worked on. Nothing when another process has its lease.</summary>
    public async Task<int> SendDueAsync(string teamId, CancellationToken cancel)
    {
        using var hurry = new CancellationTokenSource();
        await using var stopping = cancel.Register(() => hurry.CancelAfter(Grace));
        var done = 0;
        try
        {
            while (!cancel.IsCancellationRequested && await claims.TakeTeamAsync(teamId, holder, machine.Now + Lease, machine.Now, cancel))
            {
                var batch = await claims.ClaimAsync(teamId, holder, BatchSize, machine.Now + Lease, calendar.Now, machine.Now, cancel);
                if (batch.Count == 0)
                {
                    break;
                }

                done += await SendAsync(teamId, new Queue<Delivery>(batch), cancel, hurry.Token);
            }
        }
        finally
        {
            await claims.ReleaseTeamAsync(teamId, holder, CancellationToken.None); // the next process need not wait for it to run out
        }

        return done;
    }

    private async Task<int> SendAsync(string teamId, Queue<Delivery> batch, CancellationToken cancel, CancellationToken hurry)
    {
        var done = 0;
        try
        {
            var paused = new LanePauses(await outcomes.ReadPausedLanesAsync(teamId, machine.Now, cancel));
            var until = batch.Peek().LeaseUntil;
            while (batch.Count > 0 && !cancel.IsCancellationRequested)
            {
                if (until - machine.Now < Renewal)
                {
                    until = machine.Now + Lease;
                    if (!await claims.RenewAsync(teamId, holder, until, machine.Now, cancel))
                    {
                        Log.LeaseLost(log, teamId);
                        break;
                    }
                }

                await SendAsync(batch.Dequeue() with { LeaseUntil = until }, paused, hurry);
                done++;
            }
        }
        finally
        {
            // Nothing was tried of these, so they need not be looked up: whoever sends next may have them at once.
            foreach (var delivery in batch)
            {
                await WriteAsync(delivery, new Verdict.Wait(TimeSpan.Zero, "handed back", Refund: true, delivery.Unsure));
            }
        }

        return done;
    }

    private async Task SendAsync(Delivery delivery, LanePauses paused, CancellationToken hurry)
    {
        Verdict verdict;
        try
        {
            verdict = await doer.DoAsync(delivery, paused, hurry);
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            verdict = new Verdict.Wait(Judge.UnsureWait, "stopped while it was being sent", Refund: true, Unsure: true);
        }

        // Outside any catch: what was posted but could not be recorded stays claimed until its lease runs out, and is then looked up.
        await WriteAsync(delivery, verdict);
    }

    private Task WriteAsync(Delivery delivery, Verdict verdict) => verdict switch
    {
        Verdict.Finish finish => outcomes.FinishAsync(delivery, holder, finish.Ending, calendar.Now, CancellationToken.None),
        Verdict.Wait wait => outcomes.WaitAsync(
            delivery, holder, wait.Unsure, wait.Refund, wait.Reason, machine.Now + wait.For, calendar.Now, CancellationToken.None),
        Verdict.Forget => outcomes.ForgetAsync(delivery, holder, calendar.Now, CancellationToken.None),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static partial class Log
    {
        [LoggerMessage(1004, LogLevel.Warning, "The lease of workspace {TeamId} ran out while sending; another process goes on.")]
        public static partial void LeaseLost(ILogger log, string teamId);
    }
}
