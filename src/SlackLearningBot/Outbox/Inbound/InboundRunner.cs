using SlackLearningBot.Clock;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Outbox.Inbound;

/// <summary>
/// Hands stored events to their handlers: those of one person one after the other as they came, those of different people beside each other,
/// and no more of a workspace at once than leaves room for all others.
/// </summary>
internal sealed partial class InboundRunner(
    InboundStore store, IEnumerable<IEventHandler> handlers, Holder holder, ISteps steps, MachineClock machine, Random chance, ILogger<InboundRunner> log)
    : IDisposable
{
    private const int MostAtOnce = 48;
    private const int MostOfTeam = 12;

    /// <summary>A workspace gets more when it has so few left: a claim a single event would be a waste.</summary>
    private const int FewLeft = 4;
    private const int MostTries = 8;

    /// <summary>Longer than what stands before an event in its person's queue takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, IEventHandler> handlers = handlers.ToDictionary(handler => handler.Name);
    private readonly Lock gate = new();
    private readonly Dictionary<(string TeamId, string? UserId), Task> tails = [];
    private readonly Dictionary<string, int> underWay = [];
    private string servedLast = "";

    /// <summary>Rings whenever an event has been dealt with, because there may be room for more, and every second, because other processes may have left some.</summary>
    public Bell Room { get; } = new(TimeSpan.FromSeconds(1));

    /// <summary>Takes events and waits until they are handled; answers how many.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancel)
    {
        var taken = await TakeAsync(cancel, cancel);
        await WaitAsync();
        return taken;
    }

    /// <summary>Claims as many events as there is room for and begins with them; answers how many. <paramref name="hurry"/> ends what is under way.</summary>
    public async Task<int> TakeAsync(CancellationToken cancel, CancellationToken hurry)
    {
        int room;
        string[] full;
        lock (gate)
        {
            room = MostAtOnce - underWay.Values.Sum();
            full = [.. underWay.Where(one => one.Value > FewLeft).Select(one => one.Key)];
        }

        if (room <= 0)
        {
            return 0;
        }

        var claimed = await store.ClaimAsync(holder.NewClaim(), room, MostOfTeam, full, servedLast, machine.Now + Lease, machine.Now, cancel);
        lock (gate)
        {
            foreach (var stored in claimed)
            {
                servedLast = stored.TeamId;
                underWay[stored.TeamId] = underWay.GetValueOrDefault(stored.TeamId) + 1;
                var key = (stored.TeamId, stored.UserId);
                tails[key] = HandleAfterAsync(tails.GetValueOrDefault(key, Task.CompletedTask), stored, hurry);
            }
        }

        return claimed.Count;
    }

    /// <summary>Until all that has begun is over.</summary>
    public Task WaitAsync()
    {
        lock (gate)
        {
            return Task.WhenAll(tails.Values);
        }
    }

    private async Task HandleAfterAsync(Task before, StoredEvent stored, CancellationToken hurry)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        try
        {
            await HandleAsync(stored, hurry);
        }
        finally
        {
            lock (gate)
            {
                if (--underWay[stored.TeamId] == 0)
                {
                    underWay.Remove(stored.TeamId);
                }

                foreach (var (key, _) in tails.Where(one => one.Value.IsCompleted).ToList())
                {
                    tails.Remove(key);
                }
            }

            Room.Ring();
        }
    }

    private async Task HandleAsync(StoredEvent stored, CancellationToken hurry)
    {
        if (!handlers.TryGetValue(stored.Handler, out var handler))
        {
            // A newer version stored it, or an older one: that version will do it, or the cleaner forgets it.
            await store.PostponeAsync(stored, $"this version has no {stored.Handler}", machine.Now + TimeSpan.FromMinutes(1), CancellationToken.None);
            return;
        }

        try
        {
            hurry.ThrowIfCancellationRequested();
            await handler.HandleAsync(EventFacts.FromJson(stored.Facts), hurry);
            await steps.PassAsync(Steps.EventHandled, stored.TeamId);
            await store.FinishAsync(stored, CancellationToken.None);
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            await store.PostponeAsync(stored, "handed back", machine.Now, CancellationToken.None);
        }
        catch (Exception e)
        {
            Log.Failed(log, stored.Id, stored.Handler, e);
            await store.FailAsync(stored, e.GetType().Name, MostTries, machine.Now + BackOff(stored.Attempts), CancellationToken.None);
        }
    }

    /// <summary>2, 4, 8 … seconds, each stretched by up to a half so that many do not return at once.</summary>
    private TimeSpan BackOff(int attempts)
    {
        lock (chance) // a seeded one serves one caller at a time
        {
            return TimeSpan.FromSeconds(Math.Pow(2, attempts) * (1 + (chance.NextDouble() / 2)));
        }
    }

    public void Dispose() => Room.Dispose();

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Error, "Event {Id} ({Handler}) failed and will be tried again.")]
        public static partial void Failed(ILogger log, Guid id, string handler, Exception e);
    }
}
