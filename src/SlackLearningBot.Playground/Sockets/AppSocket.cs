using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Sockets;

/// <summary>One connection of the app to Slack, with what was sent over it and not yet acknowledged.</summary>
#pragma warning disable CA1001 // its lock and its end hold nothing of the system, and who still has a connection must find it ended, not disposed
internal sealed class AppSocket(int number, Stream stream, Action abort, Func<string, bool> losesAck, TimeProvider machine)
#pragma warning restore CA1001
{
    private const int WholeUpTo = 8 * 1024;
    private const int FragmentOf = 4 * 1024;
    private const int PingEveryFragments = 16;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(1);

    private readonly FrameStream frames = new(stream);
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly ConcurrentDictionary<string, Asked> waiting = [];
    private readonly CancellationTokenSource ended = new();
    private int pings;

    /// <summary>Counts the Playground's connections from 1.</summary>
    public int Number { get; } = number;

    public string Host { get; } = $"applink-{number}";

    /// <summary>Half-open: it looks alive from Slack's side, and neither says nor hears anything.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Told to go: it is used only while there is no other.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Cancelled when the connection is over.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Pings answered by the app.</summary>
    public int Pongs { get; private set; }

    /// <summary>Sends an envelope; gives the app's acknowledgement, or null when the connection ended first.</summary>
    public async Task<Acknowledgement?> AskAsync(SocketEnvelope envelope, CancellationToken cancel, int? fragments = null)
    {
        var answer = new TaskCompletionSource<Acknowledgement?>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[envelope.Id] = new Asked(envelope.Type, answer);
        try
        {
            if (ended.IsCancellationRequested)
            {
                return null;
            }

            _ = SayAsync(SocketFrames.Envelope(envelope), fragments);
            return await answer.Task.WaitAsync(cancel);
        }
        finally
        {
            waiting.TryRemove(envelope.Id, out _);
        }
    }

    /// <summary>Sends the hello. It is announced while the line is held for it: who heard it is not overlooked, and what follows is written after it.</summary>
    public Task GreetAsync(JsonObject hello, Action announce) => WriteAsync([new Frame(FrameKind.Text, Encoding.UTF8.GetBytes(Json.Write(hello)))], announce);

    /// <summary>Sends one message; a large one in fragments with pings between them.</summary>
    public Task SayAsync(JsonObject message, int? fragmentOf = null)
    {
        var bytes = Encoding.UTF8.GetBytes(Json.Write(message));
        if (bytes.Length <= (fragmentOf ?? WholeUpTo))
        {
            return WriteAsync([new Frame(FrameKind.Text, bytes)]);
        }

        var pieces = bytes.Chunk(fragmentOf ?? FragmentOf).ToList();
        var split = new List<Frame>();
        foreach (var (i, piece) in pieces.Index())
        {
            split.Add(new Frame(i == 0 ? FrameKind.Text : FrameKind.Continuation, piece, Final: i == pieces.Count - 1));
            if (i % PingEveryFragments == 0 && i < pieces.Count - 1)
            {
                split.Add(Ping());
            }
        }

        return WriteAsync(split);
    }

    /// <summary>The close frame alone: TCP stays open until the app ends it.</summary>
    public Task SayCloseAsync()
    {
        IsLeaving = true;
        return WriteAsync([new Frame(FrameKind.Close, [0x03, 0xe8])]);
    }

    /// <summary>Says why the app has to go; from now on others are preferred.</summary>
    public Task DismissAsync(string reason)
    {
        IsLeaving = true;
        return SayAsync(SocketFrames.Disconnect(reason, Host));
    }

    /// <summary>A planned refresh: a warning unless there is no notice, after it refresh_requested, and the close.</summary>
    public async Task RefreshAsync(TimeSpan? notice)
    {
        try
        {
            if (notice is { } ahead)
            {
                await DismissAsync("warning");
                await Task.Delay(ahead, machine, Ended);
            }

            await DismissAsync("refresh_requested");
            await CloseAsync();
        }
        catch (OperationCanceledException)
        {
            // The app went first.
        }
    }

    /// <summary>The close handshake; an app that does not answer it within a second is cut.</summary>
    public async Task CloseAsync()
    {
        await WriteAsync([new Frame(FrameKind.Close, [0x03, 0xe8])]);
        try
        {
            await Task.Delay(CloseWithin, machine, Ended);
            Cut();
        }
        catch (OperationCanceledException)
        {
            // It answered.
        }
    }

    /// <summary>Cuts the connection without a word; given a message, in the middle of it.</summary>
    public async Task CutAsync(JsonObject? within = null)
    {
        if (within is not null)
        {
            var bytes = Encoding.UTF8.GetBytes(Json.Write(within));
            await WriteAsync([new Frame(FrameKind.Text, bytes[..(bytes.Length / 2)], Final: false)]);
        }

        Cut();
    }

    public void Silence() => IsSilent = true;

    /// <summary>Reads what the app says until the connection ends, pinging it meanwhile.</summary>
    public async Task ListenAsync(CancellationToken cancel)
    {
        using var gone = cancel.Register(Cut);
        var pinging = PingAsync();
        try
        {
            using var message = new MemoryStream();
            while (await frames.ReadAsync(Ended) is { } frame)
            {
                if (!IsSilent && !await HearAsync(frame, message))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It was cut.
        }

        End();
        await pinging;
    }

    /// <summary>False after a close frame.</summary>
    private async Task<bool> HearAsync(Frame frame, MemoryStream message)
    {
        switch (frame.Kind)
        {
            case FrameKind.Ping:
                await WriteAsync([new Frame(FrameKind.Pong, frame.Payload)]);
                return true;
            case FrameKind.Pong:
                Pongs++;
                return true;
            case FrameKind.Close:
                await WriteAsync([new Frame(FrameKind.Close, frame.Payload)]);
                return false;
            default:
                message.Write(frame.Payload);
                if (frame.Final)
                {
                    Acknowledge(Encoding.UTF8.GetString(message.ToArray()));
                    message.SetLength(0);
                }

                return true;
        }
    }

    private void Acknowledge(string text)
    {
        if (Json.TryParse(text) is not JsonObject answer || answer.Text("envelope_id") is not { } id || !waiting.TryGetValue(id, out var asked))
        {
            return;
        }

        if (losesAck(asked.Type))
        {
            Cut(); // as if it had been on its way when the connection broke
            return;
        }

        waiting.TryRemove(id, out _);
        asked.Answer.TrySetResult(new Acknowledgement(answer["payload"]));
    }

    private async Task PingAsync()
    {
        try
        {
            while (true)
            {
                await WriteAsync([Ping()]);
                await Task.Delay(PingEvery, machine, Ended);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is over.
        }
    }

    private Frame Ping() => new(FrameKind.Ping, Encoding.UTF8.GetBytes($"Ping from {Host} #{Interlocked.Increment(ref pings)}"));

    /// <summary>Writes frames that belong together; a connection that breaks under it is over.</summary>
    private async Task WriteAsync(IReadOnlyList<Frame> together, Action? atTheirTurn = null)
    {
        try
        {
            await writing.WaitAsync(Ended);
            try
            {
                atTheirTurn?.Invoke();
                foreach (var frame in IsSilent ? [] : together)
                {
                    await frames.WriteAsync(frame, Ended);
                }
            }
            finally
            {
                writing.Release();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            End();
        }
    }

    private void Cut()
    {
        abort();
        End();
    }

    private void End()
    {
        ended.Cancel();
        foreach (var asked in waiting.Values)
        {
            asked.Answer.TrySetResult(null);
        }
    }

    private sealed record Asked(string Type, TaskCompletionSource<Acknowledgement?> Answer);
}
