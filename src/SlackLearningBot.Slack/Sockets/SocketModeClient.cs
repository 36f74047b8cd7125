using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>
/// Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode): everything that Slack would send by HTTP comes on connections
/// that this side opens, so no public address is needed. Holds several of them; each payload comes on one.
/// </summary>
/// <param name="slack">Gives the addresses to connect to.</param>
/// <param name="appToken">The app-level token, xapp-….</param>
/// <param name="options">How connections are kept.</param>
/// <param name="calls">What is called back.</param>
/// <param name="clock">The machine's time, for waits.</param>
/// <param name="chance">Spreads the waits, so that not everybody comes back at once.</param>
public sealed class SocketModeClient(
    SlackClient slack, string appToken, SocketModeOptions options, SocketCalls calls, TimeProvider clock, Random chance) : IDisposable
{
    private readonly SocketTickets tickets = new(slack, appToken, clock);

    public SocketState State { get; } = new();

    /// <summary>Runs until it is told to stop, or until Slack gives an error that trying again would only lead to again; <see cref="State"/> names it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var lines = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(_ => KeepAsync(lines)));
    }

    /// <summary>What ends one line for good ends them all.</summary>
    private async Task KeepAsync(CancellationTokenSource lines)
    {
        try
        {
            if (await new SocketLine(tickets, options, calls, State, clock, chance).RunAsync(lines.Token) is not { } error)
            {
                return;
            }

            if (State.TryStop(error))
            {
                calls.Tell(new SocketNote.Stopped(error));
            }
        }
        catch
        {
            await lines.CancelAsync(); // a line that broke must not stay away unnoticed while others run on: whoever runs us begins all anew
            throw;
        }

        await lines.CancelAsync();
    }

    /// <summary>After <see cref="RunAsync"/> has ended.</summary>
    public void Dispose() => tickets.Dispose();
}
