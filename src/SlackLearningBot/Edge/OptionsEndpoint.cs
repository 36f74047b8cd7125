using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/options</c>: verify, read, hand to the desk, answer. What cannot be read gets an empty list too.</summary>
internal sealed partial class OptionsEndpoint(SignedRequest signed, AckMetrics acks, OptionsDesk desk, ILogger<OptionsEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        acks.Begin(context, "options");
        if (await signed.ReadAsync(context) is { } body)
        {
            await HttpAnswers.WriteAsync(
                context, Parse(body) is { } suggestion ? await desk.AnswerAsync(suggestion, context.RequestAborted) : OptionsDesk.Nothing);
        }
    }

    private BlockSuggestion? Parse(byte[] body)
    {
        try
        {
            return Interaction.ParseForm(body) as BlockSuggestion;
        }
        catch (SlackPayloadException e)
        {
            Log.Unreadable(log, e.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2062, LogLevel.Warning, "A signed request for options could not be read: {Message}")]
        public static partial void Unreadable(ILogger log, string message);
    }
}
