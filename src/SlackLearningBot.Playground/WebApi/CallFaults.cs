using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Calls that Slack turns away before it looks at them, at a test's word: one call each, in the order they were asked for.</summary>
internal sealed class CallFaults(SlackWorld world)
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<CallFault>> next = [];

    /// <summary>The next call of a method answers 429 with Retry-After in whole seconds; without it when that is null.</summary>
    public void RateLimitNext(string method, TimeSpan? retryAfter) => Add(method, new CallFault(StatusCodes.Status429TooManyRequests, "ratelimited", retryAfter));

    /// <summary>The next call of a method fails with an error and does nothing.</summary>
    public void FailNext(string method, string error, int status = StatusCodes.Status200OK) => Add(method, new CallFault(status, error, RetryAfter: null));

    public void Use(IApplicationBuilder app) => app.Use(async (context, others) =>
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal, out var rest) && rest.Value is { Length: > 1 } method && Take(method[1..]) is { } fault)
        {
            await AnswerAsync(context, method[1..], fault);
            return;
        }

        await others(context);
    });

    private void Add(string method, CallFault fault) => next.GetOrAdd(method, _ => []).Enqueue(fault);

    private CallFault? Take(string method) => next.TryGetValue(method, out var waiting) && waiting.TryDequeue(out var fault) ? fault : null;

    private async Task AnswerAsync(HttpContext context, string method, CallFault fault)
    {
        var body = Json.Write(new JsonObject { ["ok"] = false, ["error"] = fault.Error });
        world.Calls.Add(number => new CallRecord(number, world.Machine.GetUtcNow(), TeamId: null, method, "unknown", "{}", fault.Status, body));
        context.Response.StatusCode = fault.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        if (fault.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private sealed record CallFault(int Status, string Error, TimeSpan? RetryAfter);
}
