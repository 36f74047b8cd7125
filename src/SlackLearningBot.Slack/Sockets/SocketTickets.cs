using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>Asks for addresses to connect to, one at a time for all lines, and for none while Slack wants a pause.</summary>
internal sealed class SocketTickets(SlackClient slack, string appToken, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private long pausedAt;
    private TimeSpan pause;

    public async Task<SlackResult<SocketTicket>> TakeAsync(CancellationToken stop)
    {
        await gate.WaitAsync(stop);
        try
        {
            if (pause - clock.GetElapsedTime(pausedAt) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, clock, stop);
            }

            var answer = await slack.AppsConnectionsOpenAsync(appToken, stop);
            if (answer is SlackResult<SocketTicket>.Failed { Failure.RetryAfter: { } wait })
            {
                (pausedAt, pause) = (clock.GetTimestamp(), wait);
            }

            return answer;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
