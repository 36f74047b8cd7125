namespace SlackLearningBot.Outbox;

/// <summary>Wakes the one who waits; ringing a bell that rings already costs nothing.</summary>
internal sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim rings = new(0);
    private int isRinging;

    public void Ring()
    {
        if (Interlocked.Exchange(ref isRinging, 1) == 0)
        {
            rings.Release();
        }
    }

    /// <summary>Returns at a ring, also at one of before, and at the latest after <paramref name="most"/>. Look at what has changed after it, not before.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken cancel)
    {
        await rings.WaitAsync(most, cancel);
        Interlocked.Exchange(ref isRinging, 0);
    }

    public void Dispose() => rings.Dispose();
}
