using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SlackLearningBot.Playground.World;

/// <summary>What changed: "messages" (with its conversation), "state", "modal", "home" or "clock".</summary>
internal sealed record LiveNote(string What, string? Channel = null);

/// <summary>Tells open pages that something changed; they fetch it themselves.</summary>
internal sealed class LiveFeed
{
    private readonly ConcurrentDictionary<long, Listener> listeners = [];
    private long count;

    public Subscription Listen(string teamId, string userId)
    {
        var number = Interlocked.Increment(ref count);
        var pipe = Channel.CreateBounded<LiveNote>(
            new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners[number] = new Listener(teamId, userId, pipe);
        return new Subscription(pipe.Reader, () => listeners.TryRemove(number, out _));
    }

    public void ToPerson(string teamId, string userId, LiveNote note) =>
        Send(listener => listener.TeamId == teamId && listener.UserId == userId, note);

    public void ToTeam(string teamId, LiveNote note) => Send(listener => listener.TeamId == teamId, note);

    public void ToMembers(string teamId, Conversation conversation, LiveNote note) =>
        Send(listener => listener.TeamId == teamId && conversation.Has(listener.UserId), note);

    public void ToAll(LiveNote note) => Send(_ => true, note);

    private void Send(Func<Listener, bool> wants, LiveNote note)
    {
        foreach (var listener in listeners.Values)
        {
            if (wants(listener))
            {
                listener.Pipe.Writer.TryWrite(note);
            }
        }
    }

    private sealed record Listener(string TeamId, string UserId, Channel<LiveNote> Pipe);

    internal sealed class Subscription(ChannelReader<LiveNote> notes, Action stop) : IDisposable
    {
        public ChannelReader<LiveNote> Notes { get; } = notes;

        public void Dispose() => stop();
    }
}
