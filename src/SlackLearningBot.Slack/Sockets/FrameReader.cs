using System.Buffers;
using System.Net.WebSockets;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>Puts the fragments of a message together. Pings in between are answered by the platform.</summary>
internal sealed class FrameReader(WebSocket socket, int mostBytes)
{
    private readonly ArrayBufferWriter<byte> message = new(16 * 1024);

    /// <summary>
    /// The next whole message, which is valid until the next call; the kind is <see cref="WebSocketMessageType.Close"/> at the end.
    /// </summary>
    /// <exception cref="TooLargeException">The message grows above the bound; the rest of it was not read.</exception>
    public async ValueTask<(WebSocketMessageType Kind, ReadOnlyMemory<byte> Bytes)> ReadAsync(CancellationToken cancel)
    {
        message.ResetWrittenCount();
        while (true)
        {
            var read = await socket.ReceiveAsync(message.GetMemory(4096), cancel);
            message.Advance(read.Count);
            if (message.WrittenCount > mostBytes)
            {
                throw new TooLargeException();
            }

            if (read.MessageType is WebSocketMessageType.Close || read.EndOfMessage)
            {
                return (read.MessageType, message.WrittenMemory);
            }
        }
    }

    public sealed class TooLargeException : Exception;
}
