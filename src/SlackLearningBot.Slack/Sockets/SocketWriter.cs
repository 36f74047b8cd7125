using System.Net.WebSockets;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>What goes out on a connection, one after another, and never waits for ever.</summary>
#pragma warning disable CA1001 // the semaphore holds nothing, and work that outlives the connection still uses it
internal sealed class SocketWriter(WebSocket socket, SocketModeOptions options, TimeProvider clock)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim sending = new(1, 1);

    /// <summary>False when the connection is gone.</summary>
    public async Task<bool> TrySendAsync(ReadOnlyMemory<byte> frame)
    {
        using var patience = new CancellationTokenSource(options.PongWithin, clock);
        return await TryAsync(
            () => socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, patience.Token).AsTask(), patience.Token);
    }

    /// <summary>Says that we go; false when the connection is gone already.</summary>
    public async Task<bool> TryCloseAsync(WebSocketCloseStatus status)
    {
        using var patience = new CancellationTokenSource(options.ClosesWithin, clock);
        return await TryAsync(() => socket.CloseOutputAsync(status, statusDescription: null, patience.Token), patience.Token);
    }

    /// <summary>True for what a connection throws that is gone or goes.</summary>
    public static bool IsCut(Exception e) =>
        e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private async Task<bool> TryAsync(Func<Task> send, CancellationToken cancel)
    {
        try
        {
            await sending.WaitAsync(cancel);
            try
            {
                await send();
                return true;
            }
            finally
            {
                sending.Release();
            }
        }
        catch (Exception e) when (IsCut(e))
        {
            return false;
        }
    }
}
