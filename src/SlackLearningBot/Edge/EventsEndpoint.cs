using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/events</c>: verify, read, hand to the desk, answer 200; Slack's handshake gets its challenge.</summary>
internal sealed partial class EventsEndpoint(SignedRequest signed, AckMetrics acks, EventsDesk desk, ILogger<EventsEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        acks.Begin(context, "event");
        if (await signed.ReadAsync(context) is not { } body)
        {
            return;
        }

        switch (Parse(body))
        {
            case UrlVerification verification:
                context.Response.ContentType = "text/plain";
                await context.Response.WriteAsync(verification.Challenge, context.RequestAborted);
                break;
            case { } happened:
                await desk.TakeAsync(happened, context.RequestAborted);
                break;
            case null:
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                break;
        }
    }

    private InboundEvent? Parse(byte[] body)
    {
        try
        {
            return InboundEvent.Parse(body);
        }
        catch (SlackPayloadException e)
        {
            Log.Unreadable(log, e.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2012, LogLevel.Warning, "A signed event could not be read: {Message}")]
        public static partial void Unreadable(ILogger log, string message);
    }
}
