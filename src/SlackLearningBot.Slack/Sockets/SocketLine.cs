using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>Keeps one connection up: opens it again when it ends, and opens its successor first when Slack says that it will.</summary>
internal sealed class SocketLine(
    SocketTickets tickets, SocketModeOptions options, SocketCalls calls, SocketState state, TimeProvider clock, Random chance)
{
    /// <summary>Another copy of the program may hold as many.</summary>
    private const int OthersConnections = 2;

    private readonly BackOff backOff = new(options, chance);
    private readonly List<Task> retiring = [];

    /// <summary>Runs until it is told to stop, or gives Slack's code when connecting again would only fail.</summary>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        SocketConnection? current = null;
        try
        {
            while (true)
            {
                var (next, error) = await OpenAsync(stop);
                if (next is null)
                {
                    return error;
                }

                if (current is not null)
                {
                    retiring.RemoveAll(task => task.IsCompleted);
                    retiring.Add(current.RetireAsync(stop));
                }

                current = next;
                if (await StayAsync(current, stop) is { } final)
                {
                    return final;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await Task.WhenAll([.. retiring, current?.FinishAsync() ?? Task.CompletedTask]);
        }
    }

    /// <summary>A connection that said hello, however long that takes; or the error that says that there will be none.</summary>
    private async Task<(SocketConnection? Connection, string? Error)> OpenAsync(CancellationToken stop)
    {
        while (true)
        {
            var (connection, reason, retryAfter) = await TryOpenAsync(stop);
            if (connection is not null || SocketErrors.IsFinal(reason))
            {
                return (connection, reason);
            }

            await WaitAsync(reason, retryAfter, stop);
        }
    }

    private async Task<(SocketConnection? Connection, string Reason, TimeSpan? RetryAfter)> TryOpenAsync(CancellationToken stop)
    {
        var ticket = await tickets.TakeAsync(stop);
        if (ticket is not SlackResult<SocketTicket>.Ok { Value.Url: var url })
        {
            var failure = ((SlackResult<SocketTicket>.Failed)ticket).Failure;
            return (null, failure.Error, failure.RetryAfter);
        }

        var connection = new SocketConnection(options, calls, state, clock);
        try
        {
            var (hello, reason) = await connection.OpenAsync(url, stop);
            if (hello is null)
            {
                await connection.DisposeAsync();
                return (null, reason, null);
            }

            Welcome(hello);
            return (connection, "", null);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private void Welcome(Hello hello)
    {
        calls.Tell(new SocketNote.Connected(hello.Host, hello.NumConnections));

        if (hello.NumConnections is { } all && all > state.Live + OthersConnections)
        {
            calls.Tell(new SocketNote.Crowded(all, state.Live));
        }
    }

    /// <summary>Until the connection needs a successor, which is then opened at once or after a wait; the error when it shall have none.</summary>
    private async Task<string?> StayAsync(SocketConnection connection, CancellationToken stop)
    {
        var since = clock.GetTimestamp();
        var reason = await connection.LeavingAsync(stop);
        if (SocketErrors.IsFinal(reason))
        {
            return reason;
        }

        var isShort = clock.GetElapsedTime(since) < options.ShortLife;
        if (!isShort)
        {
            backOff.Reset();
        }

        if (!isShort && reason is (Disconnect.Warning or Disconnect.RefreshRequested))
        {
            calls.Tell(new SocketNote.Refreshing(reason));
        }
        else
        {
            await WaitAsync(reason, retryAfter: null, stop);
        }

        return null;
    }

    private async Task WaitAsync(string reason, TimeSpan? retryAfter, CancellationToken stop)
    {
        var isFull = reason is Disconnect.TooManyWebsockets;
        var wait = isFull ? backOff.WhenCrowded() : backOff.AfterFailure();
        wait = retryAfter > wait ? retryAfter.Value : wait;
        calls.Tell(isFull ? new SocketNote.Full(wait) : new SocketNote.Lost(reason, wait));
        await Task.Delay(wait, clock, stop);
    }
}
