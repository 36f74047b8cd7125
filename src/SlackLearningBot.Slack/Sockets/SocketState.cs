namespace SlackLearningBot.Slack.Sockets;

/// <summary>How Socket Mode stands now, for health checks.</summary>
public sealed class SocketState
{
    private int live;
    private string? stoppedBy;

    /// <summary>How many connections have said hello and not ended.</summary>
    public int Live => Volatile.Read(ref live);

    /// <summary>Slack's code when Socket Mode was given up; null while it is tried.</summary>
    public string? StoppedBy => Volatile.Read(ref stoppedBy);

    internal void Opened() => Interlocked.Increment(ref live);

    internal void Ended() => Interlocked.Decrement(ref live);

    /// <summary>True for the first who says so.</summary>
    internal bool TryStop(string error) => Interlocked.CompareExchange(ref stoppedBy, error, null) is null;
}
