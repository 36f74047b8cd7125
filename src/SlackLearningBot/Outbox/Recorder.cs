using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Writes outcomes down, for all senders of the process: one statement is under way at a time, and whatever has gathered meanwhile is the next
/// one. A process that dies loses no more than that, and it is looked up.
/// </summary>
internal sealed partial class Recorder(
    OutcomeStore store, OutboxMetrics metrics, CalendarClock calendar, MachineClock machine, IHostApplicationLifetime lifetime, ILogger<Recorder> log)
{
    private const int MostAtOnce = 1000;

    /// <summary>A database that restarts is waited for, shorter than the leases last; a process that has to stop waits less.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostWaitStopping = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private readonly Queue<Page> waiting = new();
    private bool isWriting;

    private sealed record Page(Outcome Outcome, TaskCompletionSource Written);

    /// <summary>Returns when it is committed. What it throws was not written: the claim stays until its lease runs out.</summary>
    public async Task RecordAsync(Delivery delivery, Verdict verdict)
    {
        var page = new Page(Outcome.Of(delivery, verdict, machine.Now), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var begins = false;
        lock (gate)
        {
            waiting.Enqueue(page);
            if (!isWriting)
            {
                begins = isWriting = true;
            }
        }

        if (begins)
        {
            _ = WriteAllAsync();
        }

        await page.Written.Task;
        Count(delivery, verdict);
    }

    private async Task WriteAllAsync()
    {
        while (TakeNext() is { Count: > 0 } pages)
        {
            await WriteAsync(pages);
        }
    }

    private List<Page> TakeNext()
    {
        lock (gate)
        {
            var pages = new List<Page>(Math.Min(waiting.Count, MostAtOnce));
            while (pages.Count < MostAtOnce && waiting.TryDequeue(out var page))
            {
                pages.Add(page);
            }

            isWriting = pages.Count > 0;
            return pages;
        }
    }

    private async Task WriteAsync(List<Page> pages)
    {
        try
        {
            await WaitForDatabaseAsync(cancel => store.RecordAsync([.. pages.Select(page => page.Outcome)], calendar.Now, cancel));
        }
        catch (TimeoutException e)
        {
            Log.NotAnswered(log, pages.Count, e);
            pages.ForEach(page => page.Written.SetException(e));
            return;
        }
        catch (Exception e) when (pages.Count > 1)
        {
            // One row the database refuses must not take the others with it.
            Log.NotTogether(log, pages.Count, e);
            foreach (var page in pages)
            {
                await WriteAsync([page]);
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

    /// <summary>
    /// A claim's outcome is written once: a repeated one finds no such claim any more, so whatever became of a try it may be repeated. Throws
    /// <see cref="TimeoutException"/> when the database took none in time, also while it hangs.
    /// </summary>
    private async Task WaitForDatabaseAsync(Func<CancellationToken, Task> writeAsync)
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
            catch (Exception e) when (Database.IsAway(e) && e is not PostgresException { IsTransient: false })
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

    private static partial class Log
    {
        [LoggerMessage(1005, LogLevel.Error, "What became of delivery {Id} could not be recorded; when its lease has run out, it is looked up.")]
        public static partial void NotRecorded(ILogger log, Guid id, Exception e);

        [LoggerMessage(1009, LogLevel.Error, "What became of {Count} deliveries could not be recorded, because the database did not answer; when their leases have run out, they are looked up.")]
        public static partial void NotAnswered(ILogger log, int count, Exception e);

        [LoggerMessage(1010, LogLevel.Warning, "What became of {Count} deliveries could not be recorded together; each is recorded by itself.")]
        public static partial void NotTogether(ILogger log, int count, Exception e);
    }
}
