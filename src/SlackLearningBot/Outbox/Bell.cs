namespace SlackLearningBot.Outbox;

/// <summary>
/// Wakes the one who waits; ringing a bell that rings already costs nothing. It also rings by itself every so often, so that nobody waits for ever
/// for a ring that was missed.
/// </summary>
internal sealed class Bell : IDisposable
{
    private readonly Timer byItself;
    private TaskCompletionSource? waiting;
    private int isRinging;

    /// <param name="atLeastEvery">Real time.</param>
    public Bell(TimeSpan atLeastEvery) => byItself = new Timer(static bell => ((Bell)bell!).Ring(), this, atLeastEvery, atLeastEvery);

    public void Ring()
    {
        if (Interlocked.Exchange(ref isRinging, 1) == 0)
        {
            Interlocked.Exchange(ref waiting, null)?.SetResult();
        }
    }

    /// <summary>Rings when the work has ended, and not a moment before: who looks then sees that it has.</summary>
    public void RingAfter(Task work) =>
        _ = work.ContinueWith(static (_, bell) => ((Bell)bell!).Ring(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Returns at a ring, also at one of before. For one at a time. Look at what has changed after it, not before.</summary>
    public async ValueTask WaitAsync()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref waiting, mine);
        if (Interlocked.Exchange(ref isRinging, 0) == 1) // it rang before anybody waited
        {
            Interlocked.CompareExchange(ref waiting, null, mine);
            return;
        }

        await mine.Task;
        Interlocked.Exchange(ref isRinging, 0);
    }

    public void Dispose() => byItself.Dispose();
}
