using System.Diagnostics;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Edge.Sockets;

/// <summary>Hands what comes over a connection to the desk that HTTP would hand it to. Slack stands behind the connection, so there is no signature to check.</summary>
internal sealed class SocketDesk(EventsDesk events, InteractionsDesk interactions, CommandsDesk commands, HandlingTime time, AckMetrics acks)
{
    /// <summary>The answer that goes along with the acknowledgement, if any. An event that could not be stored throws, so that Slack sends it again.</summary>
    public async Task<ReadOnlyMemory<byte>?> AnswerAsync(Envelope envelope)
    {
        var since = Stopwatch.GetTimestamp();
        var isDone = false;
        try
        {
            var answer = await HandAsync(envelope);
            isDone = true;
            return answer;
        }
        finally
        {
            acks.Answered(KindOf(envelope), since, isDone);
        }
    }

    private static string KindOf(Envelope envelope) => envelope switch
    {
        EventsEnvelope => "event",
        CommandEnvelope => "command",
        InteractiveEnvelope { Interaction: var interaction } => AckMetrics.KindOf(interaction),
        _ => "other",
    };

    private async Task<ReadOnlyMemory<byte>?> HandAsync(Envelope envelope)
    {
        switch (envelope)
        {
            case EventsEnvelope { Happened: var happened }:
                using (var limit = time.Start())
                {
                    await events.TakeAsync(happened, limit.Token);
                }

                return null;
            case InteractiveEnvelope { Interaction: var interaction }:
                return await interactions.AnswerAsync(interaction, envelope.Id);
            case CommandEnvelope { Command: var command }:
                return await commands.AnswerAsync(command, envelope.Id);
            default:
                return null;
        }
    }
}
