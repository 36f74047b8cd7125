using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>One kept-alive connection of the load: writes ready bytes and reads whole answers, with so little of its own that the server is what is measured.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[256 * 1024];

    public static async Task<Connection> OpenAsync(int port, CancellationToken cancel)
    {
        var connection = new Connection();
        await connection.socket.ConnectAsync(IPAddress.Loopback, port, cancel);
        return connection;
    }

    /// <summary>The answer's body length in bytes.</summary>
    /// <exception cref="InvalidOperationException">The answer is no 200.</exception>
    public async Task<int> AskAsync(byte[] request, CancellationToken cancel)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await socket.SendAsync(request.AsMemory(sent), cancel);
        }

        var length = 0;
        int? whole;
        do
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), cancel);
            length += read;
            if (read == 0)
            {
                throw new InvalidOperationException("The server hung up.");
            }
        }
        while ((whole = BodyLength(buffer.AsSpan(0, length))) is null);

        return buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8)
            ? whole.Value
            : throw new InvalidOperationException($"Expected 200, found: {Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 300))}");
    }

    public string LastAnswer(int length) => Encoding.UTF8.GetString(buffer, 0, length);

    /// <summary>Null while the answer is incomplete.</summary>
    private static int? BodyLength(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return null;
        }

        var body = answer.Length - head - 4;
        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at >= 0)
        {
            var rest = answer[(at + 16)..(head + 2)];
            return body >= int.Parse(rest[..rest.IndexOf((byte)'\r')], CultureInfo.InvariantCulture) ? body : null;
        }

        return answer.EndsWith("0\r\n\r\n"u8) ? body : null; // chunked
    }

    public void Dispose() => socket.Dispose();
}
