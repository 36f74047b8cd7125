namespace SlackLearningBot.Edge;

/// <summary>A desk's answer as the body of a 200; without one the 200 is empty.</summary>
internal static class HttpAnswers
{
    public static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte>? json)
    {
        if (json is { } body)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
