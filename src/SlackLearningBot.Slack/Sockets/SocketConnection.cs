using System.Net.WebSockets;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>
/// One connection from its dialling to its end. It listens from the first frame on; envelopes are handled side by side and acknowledged
/// on the connection they came on.
/// </summary>
internal sealed class SocketConnection : IAsyncDisposable
{
    public const string NoHello = "no_hello";
    public const string TooLarge = "too_large";

    private readonly ClientWebSocket socket = new();
    private readonly SocketModeOptions options;
    private readonly SocketCalls calls;
    private readonly SocketState state;
    private readonly TimeProvider clock;
    private readonly SocketWriter writer;
    private readonly EnvelopeWork work;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource<Hello> hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SocketConnection(SocketModeOptions options, SocketCalls calls, SocketState state, TimeProvider clock)
    {
        (this.options, this.calls, this.state, this.clock) = (options, calls, state, clock);
        writer = new SocketWriter(socket, options, clock);
        work = new EnvelopeWork(writer, options, calls, clock);
    }

    /// <summary>Dials and waits for the hello; or says why there is none.</summary>
    public async Task<(Hello? Hello, string Reason)> OpenAsync(Uri url, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(options.HelloWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        socket.Options.KeepAliveInterval = options.PingEvery;
        socket.Options.KeepAliveTimeout = options.PongWithin;
        try
        {
            await socket.ConnectAsync(url, either.Token);
            _ = ReadAllAsync();
            await Task.WhenAny(hello.Task, leaving.Task, ended.Task).WaitAsync(either.Token);
        }
        catch (WebSocketException e)
        {
            return (null, e.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, NoHello);
        }

        // A connection that Slack is about to end is one; one too many may be told so before its hello.
        return hello.Task.IsCompleted && (!leaving.Task.IsCompleted || await leaving.Task is Disconnect.Warning or Disconnect.RefreshRequested)
            ? (await hello.Task, "")
            : (null, await LeavingAsync(stop));
    }

    /// <summary>Completes when Slack says that the connection will end, or when it has ended; the result is why.</summary>
    public async Task<string> LeavingAsync(CancellationToken stop)
    {
        await Task.WhenAny(leaving.Task, ended.Task).WaitAsync(stop);
        return await (leaving.Task.IsCompleted ? leaving.Task : ended.Task); // the reason tells more than the end that followed it at once
    }

    /// <summary>There is a successor: listens on as long as Slack lets it, so that nothing that is still sent here is lost, and closes.</summary>
    public async Task RetireAsync(CancellationToken stop)
    {
        try
        {
            await ended.Task.WaitAsync(options.LingersFor, clock, stop);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // Slack leaves it open, or the program stops: either way it is time.
        }

        await FinishAsync();
    }

    /// <summary>Lets what is being handled come to its end, tells Slack that we go, and goes.</summary>
    public async Task FinishAsync()
    {
        await work.FinishAsync();
        await CloseAsync();
        await DisposeAsync();
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        End("closed");
        return ValueTask.CompletedTask;
    }

    private async Task ReadAllAsync()
    {
        var why = "closed";
        try
        {
            var reader = new FrameReader(socket, options.MostBytes);
            while (await reader.ReadAsync(CancellationToken.None) is var (kind, bytes) && kind is not WebSocketMessageType.Close)
            {
                if (kind is WebSocketMessageType.Text)
                {
                    await TakeAsync(bytes);
                }
            }

            why = $"closed by Slack ({socket.CloseStatus})";
        }
        catch (FrameReader.TooLargeException)
        {
            why = TooLarge;
            leaving.TrySetResult(TooLarge);
            await writer.TryCloseAsync(WebSocketCloseStatus.MessageTooBig);
        }
        catch (Exception e) when (SocketWriter.IsCut(e))
        {
            why = e.Message;
        }
        finally
        {
            End(why);
        }
    }

    private void End(string why)
    {
        lock (gate)
        {
            if (hello.Task.IsCompleted && !ended.Task.IsCompleted)
            {
                state.Ended();
            }

            ended.TrySetResult(why);
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        switch (Parse(bytes))
        {
            case Hello first:
                Begin(first);
                break;
            case Disconnect { Reason: var reason }:
                leaving.TrySetResult(reason);
                break;
            case Envelope envelope:
                await work.StartAsync(envelope);
                break;
        }
    }

    private void Begin(Hello first)
    {
        lock (gate)
        {
            if (!ended.Task.IsCompleted && hello.TrySetResult(first))
            {
                state.Opened();
            }
        }
    }

    private SocketFrame? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return SocketFrame.Parse(bytes);
        }
        catch (SlackPayloadException e)
        {
            calls.Tell(new SocketNote.Unreadable(e.Message));
            return null;
        }
    }

    /// <summary>Says that we go and waits for Slack to say so too, but not for long.</summary>
    private async Task CloseAsync()
    {
        try
        {
            if (await writer.TryCloseAsync(WebSocketCloseStatus.NormalClosure))
            {
                await ended.Task.WaitAsync(options.ClosesWithin, clock);
            }
        }
        catch (TimeoutException)
        {
            // Slack does not answer; the connection is cut.
        }
    }
}
