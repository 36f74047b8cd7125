namespace SlackLearningBot.Slack.Sockets;

/// <summary>What a client calls back.</summary>
/// <param name="HandleAsync">
/// Deals with an envelope and gives the answer that goes along with its acknowledgement, or none. Whatever it throws, the envelope is
/// not acknowledged. Several run at once.
/// </param>
/// <param name="Tell">Is told what happens on the connections; must not throw.</param>
public sealed record SocketCalls(Func<Envelope, Task<ReadOnlyMemory<byte>?>> HandleAsync, Action<SocketNote> Tell);
