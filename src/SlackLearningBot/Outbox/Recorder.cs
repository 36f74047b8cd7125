using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Writes outcomes down, for all senders of the process: one statement is under way at a time, and whatever has gathered meanwhile is the next
/// one. A process that dies loses no more than that, and it is looked up. A workspace one of whose rows somebody holds (an erasure, an
/// operator's transaction) waits apart from all others until it is let go.
/// </summary>
internal sealed partial class Recorder(
    OutcomeStore store, OutboxMetrics metrics, CalendarClock calendar, MachineClock machine, IHostApplicationLifetime lifetime, ILogger<Recorder> log) : IDisposable
{
    private const int MostAtOnce = 1000;

    /// <summary>So many workspaces that wait apart try at once: each takes a connection of the few there are.</summary>
    private const int MostApart = 4;

    /// <summary>A database that restarts is waited for, shorter than the leases last; a process that has to stop waits less.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostWaitStopping = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly OutcomeQueue together = new(null);
    private readonly Dictionary<string, OutcomeQueue> apart = [];
    private readonly SemaphoreSlim seats = new(MostApart);

    /// <summary>Returns when it is committed. What it throws was not written: the claim stays until its lease runs out.</summary>
    public async Task RecordAsync(Delivery delivery, Verdict verdict)
    {
        var page = new OutcomePage(Outcome.Of(delivery, verdict, machine.Now), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        OutcomeQueue pages;
        bool begins;
        lock (gate)
        {
            pages = apart.GetValueOrDefault(delivery.TeamId, together);
            begins = pages.Add(page);
        }

        if (begins)
        {
            _ = WriteAllAsync(pages);
        }

        await page.Written.Task;
        Count(delivery, verdict);
    }

    private async Task WriteAllAsync(OutcomeQueue pages)
    {
        while (TakeNext(pages) is { Count: > 0 } next)
        {
            await WriteAsync(next, pages.TeamId);
        }
    }

    private List<OutcomePage> TakeNext(OutcomeQueue pages)
    {
        lock (gate)
        {
            var next = pages.TakeNext(MostAtOnce);
            if (next.Count == 0 && pages.TeamId is { } teamId)
            {
                apart.Remove(teamId);
            }

            return next;
        }
    }

    /// <param name="pages">At least one.</param>
    /// <param name="apartFor">The workspace that waits apart; null while all are written together.</param>
    private async Task WriteAsync(List<OutcomePage> pages, string? apartFor)
    {
        try
        {
            await WaitForDatabaseAsync(cancel => StoreAsync(pages, apartFor, cancel), canWaitForRows: apartFor is not null);
        }
        catch (TimeoutException e)
        {
            Log.NotAnswered(log, pages.Count, e);
            pages.ForEach(page => page.Written.SetException(e));
            return;
        }
        catch (PostgresException e) when (apartFor is null && IsHeld(e))
        {
            PutApart(pages);
            return;
        }
        catch (Exception e) when (pages.Count > 1)
        {
            // One row the database refuses must not take the others with it.
            Log.NotTogether(log, pages.Count, e);
            foreach (var page in pages)
            {
                await WriteAsync([page], apartFor);
            }

            return;
        }
        catch (Exception e)
        {
            Log.NotRecorded(log, pages[0].Outcome.Id, e);
            pages[0].Written.SetException(e);
            return;
        }

        foreach (var page in pages)
        {
            page.Written.SetResult();
        }
    }

    private async Task StoreAsync(List<OutcomePage> pages, string? apartFor, CancellationToken cancel)
    {
        if (apartFor is null)
        {
            await store.RecordAsync([.. pages.Select(page => page.Outcome)], calendar.Now, cancel);
            return;
        }

        await seats.WaitAsync(cancel);
        try
        {
            await store.RecordAsync([.. pages.Select(page => page.Outcome)], calendar.Now, cancel);
        }
        finally
        {
            seats.Release();
        }
    }

    private static bool IsHeld(Exception e) => e is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    /// <summary>One of them is held, and nobody says which: each workspace goes on by itself until it has nothing left to write.</summary>
    private void PutApart(List<OutcomePage> pages)
    {
        var begun = new List<OutcomeQueue>();
        lock (gate)
        {
            foreach (var page in pages)
            {
                var teamId = page.Outcome.TeamId;
                if (!apart.TryGetValue(teamId, out var own))
                {
                    apart.Add(teamId, own = new OutcomeQueue(teamId));
                }

                if (own.Add(page))
                {
                    begun.Add(own);
                }
            }
        }

        Log.PutApart(log, pages.Count, begun.Count);
        begun.ForEach(own => _ = WriteAllAsync(own));
    }

    /// <summary>
    /// A claim's outcome is written once: a repeated one finds no such claim any more, so whatever became of a try it may be repeated. Throws
    /// <see cref="TimeoutException"/> when the database took none in time, also while it hangs.
    /// </summary>
    private async Task WaitForDatabaseAsync(Func<CancellationToken, Task> writeAsync, bool canWaitForRows)
    {
        using var deadline = new CancellationTokenSource(MostWait, machine.Provider);
        await using var stopping = lifetime.ApplicationStopping.Register(() => deadline.CancelAfter(MostWaitStopping));
        while (true)
        {
            try
            {
                await writeAsync(deadline.Token).WaitAsync(deadline.Token); // breaking a statement off takes a database that answers
                return;
            }
            catch (Exception e) when (deadline.IsCancellationRequested)
            {
                throw new TimeoutException("The database did not take what became of deliveries in time.", e);
            }
            catch (Exception e) when (Database.IsAway(e) && e is not PostgresException { IsTransient: false } && (canWaitForRows || !IsHeld(e)))
            {
                await Task.Delay(BetweenTries, machine.Provider, deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Count(Delivery delivery, Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Finish { Ending: var ending }:
                metrics.Ended(delivery.Class, ending.State, ending.State == "dropped" ? ending.Reason : null);
                break;
            case Verdict.Wait { Refund: false } wait:
                metrics.Retried(delivery.Class, wait.Unsure);
                break;
        }
    }

    public void Dispose() => seats.Dispose();

    private static partial class Log
    {
        [LoggerMessage(1013, LogLevel.Warning, "A row of what became of {Count} deliveries is held by somebody; each of {Teams} workspaces is recorded by itself until it is let go.")]
        public static partial void PutApart(ILogger log, int count, int teams);

        [LoggerMessage(1005, LogLevel.Error, "What became of delivery {Id} could not be recorded; when its lease has run out, it is looked up.")]
        public static partial void NotRecorded(ILogger log, Guid id, Exception e);

        [LoggerMessage(1009, LogLevel.Error, "What became of {Count} deliveries could not be recorded, because the database did not answer; when their leases have run out, they are looked up.")]
        public static partial void NotAnswered(ILogger log, int count, Exception e);

        [LoggerMessage(1010, LogLevel.Warning, "What became of {Count} deliveries could not be recorded together; each is recorded by itself.")]
        public static partial void NotTogether(ILogger log, int count, Exception e);
    }
}
