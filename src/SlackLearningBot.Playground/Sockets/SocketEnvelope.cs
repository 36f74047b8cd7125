namespace SlackLearningBot.Playground.Sockets;

/// <summary>A payload on its way over one socket. Type is "events_api", "interactive" or "slash_commands"; the payload is JSON text.</summary>
internal sealed record SocketEnvelope(string Id, string Type, string Payload, bool AcceptsAnswer, int Retry = 0, string RetryReason = "");
