namespace SlackLearningBot.Outbox;

/// <summary>
/// How many workspaces claim and render at once: many more would take all the database connections, and clicks need some. Whoever has waited
/// for two seconds goes on all the same, so that a few that hang do not hold up everybody.
/// </summary>
internal sealed class Desks : IDisposable
{
    private const int Count = 8;
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim free = new(Count);

    /// <summary>Dispose what it answers to leave the desk.</summary>
    public async Task<IDisposable> EnterAsync() => new Seat(await free.WaitAsync(MostWait) ? free : null);

    public void Dispose() => free.Dispose();

    private sealed class Seat(SemaphoreSlim? free) : IDisposable
    {
        public void Dispose() => free?.Release();
    }
}
