using System.Collections.Concurrent;
using System.Globalization;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Outgoing;

namespace SlackLearningBot.Playground.Sockets;

/// <summary>
/// Socket Mode of the app (https://docs.slack.dev/apis/events-api/using-socket-mode): tickets, up to ten connections, and each payload
/// over one of them.
/// </summary>
internal sealed class AppSockets(string appId, FaultPlan faults, TimeSpan patience, TimeProvider machine)
{
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan DebugLife = TimeSpan.FromSeconds(360);
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, byte> tickets = [];
    private readonly ConcurrentQueue<SocketEnvelope> sent = [];
    private readonly OpenSockets open = new();
    private long envelopes;
    private long issued;

    /// <summary>Socket Mode as switched in the app's configuration: while on, nothing goes over HTTP.</summary>
    public bool AreOn { get; set; }

    /// <summary>The live connections (half-open ones count, as they do at Slack), oldest first.</summary>
    public IReadOnlyList<AppSocket> Open => open.All;

    /// <summary>Every envelope sent so far, repeated ones again.</summary>
    public IReadOnlyList<SocketEnvelope> Sent => [.. sent];

    /// <summary>How long a new connection lives before it is refreshed; hello tells it.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A ticket for one connection.</summary>
    public string IssueTicket()
    {
        var ticket = Interlocked.Increment(ref issued).ToString("x8", CultureInfo.InvariantCulture);
        tickets[ticket] = 0;
        return ticket;
    }

    public bool TakeTicket(string ticket) => tickets.TryRemove(ticket, out _);

    /// <summary>Ends when this many connections are open (or more).</summary>
    public Task WhenOpenAsync(int count = 1, CancellationToken cancel = default) => open.WhenAsync(all => all.Count >= count, cancel);

    /// <summary>Ends when no connection is left.</summary>
    public Task WhenNoneAsync(CancellationToken cancel = default) => open.WhenAsync(all => all.Count == 0, cancel);

    /// <summary>Serves one connection from hello to its end.</summary>
    public async Task ServeAsync(Stream stream, Action abort, bool debugReconnects, CancellationToken cancel)
    {
        var life = debugReconnects ? DebugLife : Life;
        var (socket, count) = open.Join(number => new AppSocket(number, stream, abort, LosesAck, machine));
        var listening = socket.ListenAsync(cancel);
        if (count is null)
        {
            await socket.DismissAsync("too_many_websockets");
            await socket.CloseAsync();
            await listening;
            return;
        }

        var ageing = AgeAsync(socket, life);
        var greeting = new SocketGreeting(count.Value);
        if (faults.Find<ConnectionEffect>(new Occasion("connection", Workspace: null)) is not var (strike, effect) || await effect.RunAsync(socket, strike, greeting))
        {
            await GreetAsync(socket, greeting, life);
        }

        await listening;
        open.Leave(socket);
        await ageing;
    }

    /// <summary>
    /// Sends a payload over one connection and waits three seconds for its acknowledgement. The answer reads like that of an HTTP request:
    /// 200 with the acknowledgement's payload, or a failure. <paramref name="waits"/> gives an app that is just reconnecting the same time.
    /// </summary>
    public async Task<BotAnswer> AskAsync(
        string type, string payload, bool acceptsAnswer, CancellationToken cancel, int retry = 0, string? reason = null, bool waits = false)
    {
        using var deadline = new CancellationTokenSource(patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        try
        {
            if (waits)
            {
                await WhenOpenAsync(cancel: either.Token);
            }

            if (open.Next() is not { } socket)
            {
                return new BotAnswer(Status: null, "", "connection_failed", NoRetry: false);
            }

            var envelope = new SocketEnvelope(NextId(), type, payload, acceptsAnswer, retry, RetryReason(reason));
            var acknowledgement = await SendAsync(socket, envelope, either.Token);
            return acknowledgement is null
                ? new BotAnswer(Status: null, "", "connection_failed", NoRetry: false)
                : new BotAnswer(StatusCodes.Status200OK, acknowledgement.AnswerTo(envelope), Failure: null, NoRetry: false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new BotAnswer(Status: null, "", waits && Open.Count == 0 ? "connection_failed" : "http_timeout", NoRetry: false);
        }
    }

    /// <summary>Sends an envelope, whatever it is, over a named connection; null when the connection ended before the acknowledgement.</summary>
    public Task<Acknowledgement?> SendAsync(AppSocket socket, SocketEnvelope envelope, CancellationToken cancel, int? fragments = null)
    {
        sent.Enqueue(envelope);
        if (sent.Count > MostRemembered)
        {
            sent.TryDequeue(out _);
        }

        return socket.AskAsync(envelope, cancel, fragments);
    }

    public string NextId()
    {
        var number = Interlocked.Increment(ref envelopes);
        return new Guid((int)number, 0x5067, 0x4a01, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString();
    }

    private async Task GreetAsync(AppSocket socket, SocketGreeting greeting, TimeSpan life)
    {
        if (!greeting.HasHello)
        {
            return;
        }

        try
        {
            await Task.Delay(greeting.Delay, machine, socket.Ended);
            await socket.GreetAsync(SocketFrames.Hello(appId, socket.Host, greeting.Connections, life, machine.GetUtcNow()), () => open.Announce(socket));
        }
        catch (OperationCanceledException)
        {
            // The app did not wait for it.
        }
    }

    /// <summary>Whether an acknowledgement is lost with its connection.</summary>
    private bool LosesAck(string type) => faults.Find<LostAckEffect>(new Occasion(type, Workspace: null)) is not null;

    private async Task AgeAsync(AppSocket socket, TimeSpan life)
    {
        try
        {
            await Task.Delay(life - Notice, machine, socket.Ended);
            await socket.RefreshAsync(Notice);
        }
        catch (OperationCanceledException)
        {
            // It ended earlier.
        }
    }

    private static string RetryReason(string? failure) => failure switch { null => "", "http_timeout" => "timeout", _ => failure };
}
