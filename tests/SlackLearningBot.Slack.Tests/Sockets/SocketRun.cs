using System.Collections.Concurrent;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>A client that runs for one test, with waits short enough for one.</summary>
internal sealed class SocketRun : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();

    private SocketRun(SocketSlack slack, SocketModeOptions options, Func<SocketRun, Envelope, Task<ReadOnlyMemory<byte>?>> handle)
    {
        Client = new SocketModeClient(
            slack.Client(), SocketSlack.AppToken, options,
            new SocketCalls(
                envelope =>
                {
                    Handled.Enqueue(envelope);
                    return handle(this, envelope);
                },
                Notes.Enqueue),
            Clock, new Random(7));
        Running = Client.RunAsync(stop.Token);
    }

#pragma warning disable RS0030 // the harness chooses the clock: these waits are real ones
    public static TimeProvider Clock => TimeProvider.System;
#pragma warning restore RS0030

    public static SocketModeOptions Options { get; } = new()
    {
        Connections = 1,
        HelloWithin = TimeSpan.FromSeconds(5),
        PingEvery = TimeSpan.FromSeconds(5),
        PongWithin = TimeSpan.FromSeconds(5),
        LingersFor = TimeSpan.FromMilliseconds(1000),
        FinishesWithin = TimeSpan.FromSeconds(5),
        ClosesWithin = TimeSpan.FromMilliseconds(300),
        FirstWait = TimeSpan.FromMilliseconds(20),
        LongestWait = TimeSpan.FromMilliseconds(100),
        CrowdedWait = TimeSpan.FromMilliseconds(200),
        ShortLife = TimeSpan.Zero,
    };

    public SocketModeClient Client { get; }

    public Task Running { get; }

    public ConcurrentQueue<SocketNote> Notes { get; } = new();

    public ConcurrentQueue<Envelope> Handled { get; } = new();

    public static SocketRun Start(
        SocketSlack slack, SocketModeOptions? options = null, Func<SocketRun, Envelope, Task<ReadOnlyMemory<byte>?>>? handle = null) =>
        new(slack, options ?? Options, handle ?? ((_, _) => Task.FromResult<ReadOnlyMemory<byte>?>(null)));

    public Task StopAsync()
    {
        stop.Cancel();
        return Running;
    }

    public bool Told<TNote>()
        where TNote : SocketNote => Notes.OfType<TNote>().Any();

    /// <summary>Waits until it is so, at most 10 s.</summary>
    public static async Task Becomes(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!so())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Client.Dispose();
        stop.Dispose();
    }
}
