using SlackLearningBot.Clock;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Sockets;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Edge.Sockets;

/// <summary>Holds the connections of Socket Mode while the program serves. When Slack ends it for good, the rest of the program goes on: it sends, and says why it hears nothing.</summary>
internal sealed partial class SocketService : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SocketModeClient client;
    private readonly MachineClock machine;
    private readonly ILogger<SocketService> log;

    public SocketService(
        SlackSettings settings, SlackClient slack, SocketDesk desk, SocketModeOptions options, MachineClock machine, Random chance, ILogger<SocketService> log)
    {
        (this.machine, this.log) = (machine, log);
        client = new SocketModeClient(
            slack, settings.AppToken!, options with { Connections = settings.SocketConnections, MostBytes = SignedRequest.MostBytes },
            new SocketCalls(desk.AnswerAsync, Note), machine.Provider, chance);
    }

    /// <summary>How the connections stand now.</summary>
    public SocketState State => client.State;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (State.StoppedBy is null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await client.RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Broke(log, e);
                await Task.Delay(Pause, machine.Provider, stoppingToken);
            }
        }
    }

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    private void Note(SocketNote note)
    {
        switch (note)
        {
            case SocketNote.Connected connected:
                Log.Connected(log, connected.Host, connected.NumConnections);
                break;
            case SocketNote.Refreshing refreshing:
                Log.Refreshing(log, refreshing.Reason);
                break;
            case SocketNote.Lost lost:
                Log.Lost(log, lost.Reason, lost.Wait.TotalSeconds);
                break;
            case SocketNote.Crowded crowded:
                Log.Crowded(log, crowded.NumConnections, crowded.Ours);
                break;
            case SocketNote.Full full:
                Log.Full(log, full.Wait.TotalSeconds);
                break;
            case SocketNote.Stopped stopped:
                Log.Stopped(log, SocketAdvice.For(stopped.Error));
                break;
            case SocketNote.Unreadable unreadable:
                Log.Unreadable(log, unreadable.Why);
                break;
            case SocketNote.Failed failed:
                Log.Failed(log, failed.EnvelopeId, failed.Exception);
                break;
            case SocketNote.Unacknowledged unacknowledged:
                Log.Unacknowledged(log, unacknowledged.EnvelopeId);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2081, LogLevel.Information, "Connected to Slack at {Host}; the app has {Connections} connections.")]
        public static partial void Connected(ILogger log, string? host, int? connections);

        [LoggerMessage(2082, LogLevel.Information, "Slack renews a connection ({Reason}); the next one is opened first.")]
        public static partial void Refreshing(ILogger log, string reason);

        [LoggerMessage(2083, LogLevel.Warning, "No connection to Slack ({Reason}); trying again in {Seconds:0.0} s.")]
        public static partial void Lost(ILogger log, string reason, double seconds);

        [LoggerMessage(2084, LogLevel.Warning, "Slack counts {Connections} connections of the app, and {Ours} are this program's. Unless other copies of it run, the rest are dead ones that swallow clicks until Slack drops them: look for other programs with the same app-level token.")]
        public static partial void Crowded(ILogger log, int connections, int ours);

        [LoggerMessage(2085, LogLevel.Warning, "The app has all the connections Slack allows it (too_many_websockets); trying again in {Seconds:0} s. Other programs with the same app-level token, or dead connections, hold them.")]
        public static partial void Full(ILogger log, double seconds);

        [LoggerMessage(2086, LogLevel.Critical, "Nothing more is heard from Slack. {Advice}")]
        public static partial void Stopped(ILogger log, string advice);

        [LoggerMessage(2087, LogLevel.Warning, "A message on a connection could not be read: {Why}")]
        public static partial void Unreadable(ILogger log, string why);

        [LoggerMessage(2088, LogLevel.Error, "Envelope {EnvelopeId} was not dealt with and not acknowledged.")]
        public static partial void Failed(ILogger log, string envelopeId, Exception e);

        [LoggerMessage(2089, LogLevel.Warning, "Envelope {EnvelopeId} was dealt with, but its connection had ended before Slack could be told.")]
        public static partial void Unacknowledged(ILogger log, string envelopeId);

        [LoggerMessage(2090, LogLevel.Error, "Holding connections to Slack broke; trying again in 5 s.")]
        public static partial void Broke(ILogger log, Exception e);
    }
}
