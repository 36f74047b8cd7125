namespace SlackLearningBot.Playground.Sockets;

/// <summary>The connections that are open now; ten at most, counting those that did not get their hello yet.</summary>
internal sealed class OpenSockets
{
    private const int Most = 10;

    private readonly Lock gate = new();
    private readonly List<AppSocket> joined = [];
    private readonly List<AppSocket> announced = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int ever;
    private int turn;

    public IReadOnlyList<AppSocket> All
    {
        get
        {
            lock (gate)
            {
                return Live();
            }
        }
    }

    /// <summary>A new connection, and how many there are with it; no count when it is one too many and was not admitted.</summary>
    public (AppSocket Socket, int? Count) Join(Func<int, AppSocket> make)
    {
        lock (gate)
        {
            var socket = make(++ever);
            if (joined.Count >= Most)
            {
                return (socket, null);
            }

            joined.Add(socket);
            return (socket, joined.Count);
        }
    }

    /// <summary>It may be given payloads from now on.</summary>
    public void Announce(AppSocket socket) => Change(() =>
    {
        if (joined.Contains(socket))
        {
            announced.Add(socket);
        }
    });

    public void Leave(AppSocket socket) => Change(() =>
    {
        joined.Remove(socket);
        announced.Remove(socket);
    });

    /// <summary>The connection for the next payload: in turn, and one that was told to go only when there is no other.</summary>
    public AppSocket? Next()
    {
        lock (gate)
        {
            var live = Live();
            var staying = live.FindAll(socket => !socket.IsLeaving);
            var choice = staying.Count > 0 ? staying : live;
            return choice.Count == 0 ? null : choice[turn++ % choice.Count];
        }
    }

    public async Task WhenAsync(Func<IReadOnlyList<AppSocket>, bool> reached, CancellationToken cancel)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (reached(Live()))
                {
                    return;
                }

                next = changed.Task;
            }

            await next.WaitAsync(cancel);
        }
    }

    /// <summary>Without those that were cut a moment ago and have not left yet.</summary>
    private List<AppSocket> Live() => announced.FindAll(socket => !socket.Ended.IsCancellationRequested);

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            changed.TrySetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
