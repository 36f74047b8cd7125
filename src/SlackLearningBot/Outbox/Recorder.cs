using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Writes outcomes down, for all senders of the process: one statement is under way at a time, and whatever has gathered meanwhile is the next
/// one. A process that dies loses no more than that, and it is looked up.
/// </summary>
internal sealed partial class Recorder(
    OutcomeStore store, Holder holder, OutboxMetrics metrics, CalendarClock calendar, MachineClock machine, IHostApplicationLifetime lifetime, ILogger<Recorder> log)
{
    private const int MostAtOnce = 1000;

    /// <summary>A database that restarts is waited for, shorter than the leases last; a process that has to stop waits less.</summary>
    private const int MostTries = 60;
    private const int MostTriesStopping = 4;
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
            await WaitForDatabaseAsync(() => store.RecordAsync([.. pages.Select(page => page.Outcome)], holder.Name, calendar.Now, CancellationToken.None));
        }
        catch (Exception) when (pages.Count > 1)
        {
            // One row the database refuses must not take the others with it.
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

    /// <summary>Writing the same outcome twice is the same as once, so whatever became of a try it may be repeated.</summary>
    private async Task WaitForDatabaseAsync(Func<Task> writeAsync)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await writeAsync();
                return;
            }
            catch (Exception e) when (Database.IsAway(e) && e is not PostgresException { IsTransient: false }
                && tries < (lifetime.ApplicationStopping.IsCancellationRequested ? MostTriesStopping : MostTries))
            {
                await Task.Delay(BetweenTries, machine.Provider);
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
    }
}
