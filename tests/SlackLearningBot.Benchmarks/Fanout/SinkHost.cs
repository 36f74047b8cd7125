using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace SlackLearningBot.Benchmarks.Fanout;

/// <summary>A Slack that says yes to everything with the same few bytes; it keeps one message to show what was posted, counts, and knows when the last came.</summary>
internal static class SinkHost
{
    private static readonly byte[] Posted = """{"ok":true,"channel":"D0SINK0001","ts":"1700000000.000100","message":{}}"""u8.ToArray();
    private static readonly byte[] Other = """{"ok":true,"view":{"id":"V0SINK0001","hash":"1.x"}}"""u8.ToArray();

    public static async Task RunAsync(int port, string argument, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        var calls = new ConcurrentDictionary<string, int>();
        byte[] sample = [];
        long last = 0;

        app.MapPost("/api/{method}", async (HttpContext context, string method) =>
        {
            calls.AddOrUpdate(method, 1, (_, before) => before + 1);
            var isPost = method == "chat.postMessage";
            if (isPost)
            {
                Volatile.Write(ref last, Stopwatch.GetTimestamp());
            }

            if (isPost && sample.Length == 0)
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                sample = body.ToArray();
            }
            else
            {
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            }

            var answer = isPost ? Posted : Other;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = answer.Length;
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });
        app.MapGet("/sample", () => Results.Bytes(sample, "application/json"));
        app.MapGet("/calls", () => calls);
        app.MapGet("/last", () => Volatile.Read(ref last).ToString(CultureInfo.InvariantCulture));
        await app.RunAsync(cancel);
    }
}
