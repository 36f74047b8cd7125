using SlackLearningBot.Clock;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Outbox.Inbound;

/// <summary>Hands stored events to their handlers, in the order they came.</summary>
internal sealed partial class InboundRunner(
    InboundStore store, IEnumerable<IEventHandler> handlers, MachineClock machine, ILogger<InboundRunner> log)
{
    private const int BatchSize = 50;
    private const int MostTries = 8;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, IEventHandler> handlers = handlers.ToDictionary(handler => handler.Name);

    /// <summary>Handles one batch; answers how many events it took.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var batch = await store.ClaimAsync(BatchSize, machine.Now + Lease, machine.Now, cancel);
        foreach (var stored in batch)
        {
            await HandleAsync(stored, cancel);
        }

        return batch.Count;
    }

    private async Task HandleAsync(StoredEvent stored, CancellationToken cancel)
    {
        if (!handlers.TryGetValue(stored.Handler, out var handler))
        {
            // A newer version stored it, or an older one: that version will do it, or the cleaner forgets it.
            await store.PostponeAsync(stored.Id, $"this version has no {stored.Handler}", machine.Now + TimeSpan.FromMinutes(1), cancel);
            return;
        }

        try
        {
            await handler.HandleAsync(EventFacts.FromJson(stored.Facts), cancel);
            await store.FinishAsync(stored.Id, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Log.Failed(log, stored.Id, stored.Handler, e);
            await store.FailAsync(stored.Id, e.GetType().Name, MostTries, machine.Now + TimeSpan.FromSeconds(Math.Pow(2, stored.Attempts)), cancel);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Error, "Event {Id} ({Handler}) failed and will be tried again.")]
        public static partial void Failed(ILogger log, Guid id, string handler, Exception e);
    }
}
