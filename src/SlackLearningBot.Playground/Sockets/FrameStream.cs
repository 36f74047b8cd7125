using System.Buffers.Binary;

namespace SlackLearningBot.Playground.Sockets;

/// <summary>
/// WebSocket frames on a stream, as the server end reads and writes them (RFC 6455). Our own, because a simulator must be able to
/// do what a library prevents: ping with words, answer no ping, cut a message in half.
/// </summary>
internal sealed class FrameStream(Stream stream)
{
    private const int LongestFrame = 16 * 1024 * 1024;

    /// <summary>The next frame; null when the other end is gone or does not speak WebSocket.</summary>
    public async Task<Frame?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            var head = await TakeAsync(2, cancel);
            var masked = (head[1] & 0x80) != 0;
            var length = (head[1] & 0x7f) switch
            {
                126 => BinaryPrimitives.ReadUInt16BigEndian(await TakeAsync(2, cancel)),
                127 => BinaryPrimitives.ReadUInt64BigEndian(await TakeAsync(8, cancel)),
                var small => (ulong)small,
            };
            if (!masked || length > LongestFrame)
            {
                return null; // a client must mask what it sends
            }

            var mask = await TakeAsync(4, cancel);
            var payload = await TakeAsync((int)length, cancel);
            for (var i = 0; i < payload.Length; i++)
            {
                payload[i] ^= mask[i & 3];
            }

            return new Frame((FrameKind)(head[0] & 0x0f), payload, Final: (head[0] & 0x80) != 0);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task WriteAsync(Frame frame, CancellationToken cancel)
    {
        var payload = frame.Payload;
        var head = new byte[10];
        head[0] = (byte)((frame.Final ? 0x80 : 0) | (byte)frame.Kind);
        var length = 2;
        if (payload.Length < 126)
        {
            head[1] = (byte)payload.Length;
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            head[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)payload.Length);
            length = 4;
        }
        else
        {
            head[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(head.AsSpan(2), (ulong)payload.Length);
            length = 10;
        }

        await stream.WriteAsync((byte[])[.. head.AsSpan(0, length), .. payload], cancel);
        await stream.FlushAsync(cancel);
    }

    private async Task<byte[]> TakeAsync(int count, CancellationToken cancel)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
