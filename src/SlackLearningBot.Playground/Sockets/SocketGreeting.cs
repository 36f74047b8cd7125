namespace SlackLearningBot.Playground.Sockets;

/// <summary>How a new connection is greeted: what hello claims, and whether it comes.</summary>
internal sealed class SocketGreeting(int connections)
{
    /// <summary>How many connections hello says there are.</summary>
    public int Connections { get; set; } = connections;

    /// <summary>How long hello lets the app wait.</summary>
    public TimeSpan Delay { get; set; }

    public bool HasHello { get; set; } = true;
}
