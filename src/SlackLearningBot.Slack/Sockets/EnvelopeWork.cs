namespace SlackLearningBot.Slack.Sockets;

/// <summary>The envelopes of one connection that are being handled: side by side, but not too many, and each acknowledged when it is done.</summary>
#pragma warning disable CA1001 // the semaphore holds nothing, and work that outlives the connection still uses it
internal sealed class EnvelopeWork(SocketWriter writer, SocketModeOptions options, SocketCalls calls, TimeProvider clock)
#pragma warning restore CA1001
{
    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];
    private readonly SemaphoreSlim room = new(options.MostAtOnce);

    /// <summary>Begins with an envelope as soon as there is room for it.</summary>
    public async Task StartAsync(Envelope envelope)
    {
        await room.WaitAsync();
        lock (gate)
        {
            var work = Task.Run(() => HandleAsync(envelope));
            running.Add(work);
            _ = ForgetAsync(work);
        }
    }

    /// <summary>Waits until nothing runs; what takes too long ends by itself, and only its acknowledgement is lost.</summary>
    public async Task FinishAsync()
    {
        using var patience = new CancellationTokenSource(options.FinishesWithin, clock);
        try
        {
            while (Running() is { Length: > 0 } some)
            {
                await Task.WhenAll(some).WaitAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It goes on without us.
        }
    }

    private async Task ForgetAsync(Task work)
    {
        await work;
        lock (gate)
        {
            running.Remove(work);
        }

        room.Release();
    }

    private Task[] Running()
    {
        lock (gate)
        {
            return [.. running];
        }
    }

    private async Task HandleAsync(Envelope envelope)
    {
        if (envelope is UnreadableEnvelope unreadable)
        {
            calls.Tell(new SocketNote.Unreadable(unreadable.Why));
            return;
        }

        try
        {
            var answer = envelope is UnknownEnvelope ? null : await calls.HandleAsync(envelope);
            if (!await writer.TrySendAsync(Acknowledgement.Of(envelope, answer)))
            {
                calls.Tell(new SocketNote.Unacknowledged(envelope.Id));
            }
        }
        catch (Exception e)
        {
            calls.Tell(new SocketNote.Failed(envelope.Id, e));
        }
    }
}
