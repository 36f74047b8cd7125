namespace SlackLearningBot.Slack.Sockets;

/// <summary>How connections are kept. The times are those of Slack's own clients where those have one.</summary>
public sealed record SocketModeOptions
{
    /// <summary>How many connections are held at once, 1 to 10 (Slack's limit for the whole app); each payload comes on one of them.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>From dialling to the hello; later is a failure.</summary>
    public TimeSpan HelloWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After this long without hearing anything a ping is sent.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A connection whose ping has no pong by then is dead.</summary>
    public TimeSpan PongWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a connection that has a successor still listens, at most: Slack ends it earlier.</summary>
    public TimeSpan LingersFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long what is being handled may take when a connection is closed.</summary>
    public TimeSpan FinishesWithin { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Slack answers a close frame but may leave the connection open after it.</summary>
    public TimeSpan ClosesWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The first wait after a failure; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait after a failure.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The first wait when the app has all the connections it may have; it doubles too, up to ten times as long.</summary>
    public TimeSpan CrowdedWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A connection that ended sooner than this counts as a failure, whatever the reason: no storm of new ones.</summary>
    public TimeSpan ShortLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest message that is read, in bytes; Slack's stay far below. A larger one closes the connection.</summary>
    public int MostBytes { get; init; } = 1024 * 1024;

    /// <summary>How many envelopes of one connection are handled at once; the next ones wait.</summary>
    public int MostAtOnce { get; init; } = 64;
}
