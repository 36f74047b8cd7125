using SlackLearningBot.Clock;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>Reads a request's raw bytes and checks Slack's signature over them, before anything is parsed.</summary>
internal sealed partial class SignedRequest(SlackSettings settings, MachineClock machine, ILogger<SignedRequest> log)
{
    /// <summary>Slack's own payloads stay far below; views are at most 250 KB.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>
    /// The body when Slack signed it; otherwise null, and the answer's status is set. What <paramref name="isHarmless"/> needs no signature: it is
    /// answered with 200, and nothing else comes of it.
    /// </summary>
    public async Task<byte[]?> ReadAsync(HttpContext context, Func<byte[], bool>? isHarmless = null)
    {
        if (await ReadBodyAsync(context.Request) is not { } body)
        {
            Log.TooLarge(log, context.Request.Path, MostBytes);
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return null;
        }

        var check = SlackSignature.Verify(
            settings.SigningSecret,
            context.Request.Headers["X-Slack-Request-Timestamp"],
            context.Request.Headers["X-Slack-Signature"],
            body,
            machine.Now);
        if (check != SignatureCheck.Valid && isHarmless?.Invoke(body) == true)
        {
            return null;
        }

        if (check != SignatureCheck.Valid)
        {
            Log.Refused(log, context.Request.Path, check);
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return null;
        }

        return body;
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request)
    {
        switch (request.ContentLength)
        {
            case > MostBytes:
                return null;
            case { } length: // as Slack sends it: read into its place, without a copy
                var whole = new byte[length];
                await request.Body.ReadExactlyAsync(whole, request.HttpContext.RequestAborted);
                return whole;
            default:
                return await ReadUnmeasuredAsync(request);
        }
    }

    private static async Task<byte[]?> ReadUnmeasuredAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > MostBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Warning, "A request to {Path} was refused: its body is larger than {MostBytes} bytes.")]
        public static partial void TooLarge(ILogger log, string path, int mostBytes);

        [LoggerMessage(2002, LogLevel.Warning, "A request to {Path} was refused: {Check}.")]
        public static partial void Refused(ILogger log, string path, SignatureCheck check);
    }
}
