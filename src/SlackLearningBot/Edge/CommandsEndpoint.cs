using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/commands</c>: verify, read, hand to the desk, answer in the response itself.</summary>
internal sealed partial class CommandsEndpoint(SignedRequest signed, AckMetrics acks, CommandsDesk desk, ILogger<CommandsEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        acks.Begin(context, "command");
        if (await signed.ReadAsync(context, IsCertificateProbe) is { } body && Parse(context, body) is { } command)
        {
            await HttpAnswers.WriteAsync(context, await desk.AnswerAsync(command, context.TraceIdentifier));
        }
    }

    /// <summary>Slack's old check of a certificate, which its own SDKs answer without asking for a signature (https://docs.slack.dev/interactivity/implementing-slash-commands).</summary>
    private static bool IsCertificateProbe(byte[] body) => body.AsSpan().StartsWith("ssl_check=1"u8);

    /// <summary>Null for Slack's legacy probe, which only wants a 200, and for nonsense, with its status set.</summary>
    private SlashCommand? Parse(HttpContext context, byte[] body)
    {
        try
        {
            var form = FormBody.Parse(body);
            return SlashCommand.IsSslCheck(form) ? null : SlashCommand.From(form);
        }
        catch (SlackPayloadException e)
        {
            Log.Unreadable(log, e.Message);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2022, LogLevel.Warning, "A signed command could not be read: {Message}")]
        public static partial void Unreadable(ILogger log, string message);
    }
}
