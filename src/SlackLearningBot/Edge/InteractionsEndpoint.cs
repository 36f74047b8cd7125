using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/interactions</c>: verify, read, hand to the desk, answer in the response itself.</summary>
internal sealed partial class InteractionsEndpoint(SignedRequest signed, AckMetrics acks, InteractionsDesk desk, ILogger<InteractionsEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        var ack = acks.Begin(context, "interaction");
        if (await signed.ReadAsync(context) is not { } body)
        {
            return;
        }

        if (Parse(body) is not { } interaction)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        ack.Kind = AckMetrics.KindOf(interaction);
        await HttpAnswers.WriteAsync(context, await desk.AnswerAsync(interaction, context.TraceIdentifier));
    }

    private Interaction? Parse(byte[] body)
    {
        try
        {
            return Interaction.ParseForm(body);
        }
        catch (SlackPayloadException e)
        {
            Log.Unreadable(log, e.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2041, LogLevel.Warning, "A signed interaction could not be read: {Message}")]
        public static partial void Unreadable(ILogger log, string message);
    }
}
