namespace SlackLearningBot.Playground.World;

/// <summary>A message that waits for its moment of people's time.</summary>
internal sealed record ScheduledMessage(string Id, string ChannelId, DateTimeOffset PostAt, DateTimeOffset Created, MessageVersion Version)
{
    public string? Attachments { get; init; }

    public string? ThreadTs { get; init; }

    public bool Broadcast { get; init; }
}

/// <summary>The scheduled messages of one workspace. Guarded by the workspace's lock.</summary>
internal sealed class Schedule
{
    /// <summary>So many for one conversation within one window of five minutes (https://docs.slack.dev/reference/methods/chat.scheduleMessage#restrictions).</summary>
    public const int MostInWindow = 30;

    private const long WindowSeconds = 300;

    private readonly List<ScheduledMessage> waiting = [];

    /// <summary>By their moment, the earliest first.</summary>
    public IReadOnlyList<ScheduledMessage> Waiting => waiting;

    public bool IsFull(string channelId, DateTimeOffset at) =>
        waiting.Count(message => message.ChannelId == channelId && Window(message.PostAt) == Window(at)) >= MostInWindow;

    public void Add(ScheduledMessage message)
    {
        var at = waiting.FindIndex(other => other.PostAt > message.PostAt);
        waiting.Insert(at < 0 ? waiting.Count : at, message);
    }

    public bool Remove(string channelId, string id) => waiting.RemoveAll(message => message.Id == id && message.ChannelId == channelId) > 0;

    /// <summary>Takes out what is due at a moment, the earliest first.</summary>
    public IReadOnlyList<ScheduledMessage> TakeDue(DateTimeOffset now)
    {
        var due = waiting.TakeWhile(message => message.PostAt <= now).ToList();
        waiting.RemoveRange(0, due.Count);
        return due;
    }

    private static long Window(DateTimeOffset at) => at.ToUnixTimeSeconds() / WindowSeconds;
}
