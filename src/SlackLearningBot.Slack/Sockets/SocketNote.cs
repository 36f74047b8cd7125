namespace SlackLearningBot.Slack.Sockets;

/// <summary>What happens on the connections, for logs: ids and reasons, never payloads or addresses. A closed family.</summary>
public abstract record SocketNote
{
    /// <summary>A connection said hello.</summary>
    public sealed record Connected(string? Host, int? NumConnections) : SocketNote;

    /// <summary>A connection is replaced before Slack ends it.</summary>
    public sealed record Refreshing(string Reason) : SocketNote;

    /// <summary>A connection could not be opened, or ended by itself; the next try comes after <paramref name="Wait"/>.</summary>
    public sealed record Lost(string Reason, TimeSpan Wait) : SocketNote;

    /// <summary>Slack counts more connections than this process can explain: those that nobody reads swallow clicks.</summary>
    public sealed record Crowded(int NumConnections, int Ours) : SocketNote;

    /// <summary>The app has all the connections it may have; the next try comes after <paramref name="Wait"/>.</summary>
    public sealed record Full(TimeSpan Wait) : SocketNote;

    /// <summary>Connecting again would only fail: it is given up. <paramref name="Error"/> is Slack's code.</summary>
    public sealed record Stopped(string Error) : SocketNote;

    /// <summary>A frame or an envelope could not be read.</summary>
    public sealed record Unreadable(string Why) : SocketNote;

    /// <summary>An envelope's handling broke; it is not acknowledged.</summary>
    public sealed record Failed(string EnvelopeId, Exception Exception) : SocketNote;

    /// <summary>What was asked for is done, and the connection was gone before Slack could be told.</summary>
    public sealed record Unacknowledged(string EnvelopeId) : SocketNote;
}
