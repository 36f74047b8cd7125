namespace SlackLearningBot.Playground.Sockets;

/// <summary>What a WebSocket frame is (RFC 6455, section 5.2).</summary>
internal enum FrameKind : byte
{
    Continuation = 0,
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
}

/// <summary>One WebSocket frame; <see cref="Final"/> is false while its message goes on in the next one.</summary>
internal sealed record Frame(FrameKind Kind, byte[] Payload, bool Final = true);
