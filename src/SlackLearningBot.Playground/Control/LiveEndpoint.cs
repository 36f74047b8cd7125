using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>/playground/live: Server-Sent Events that say what changed; nobody polls.</summary>
internal sealed class LiveEndpoint(SlackWorld world, IHostApplicationLifetime life)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/playground/live", HandleAsync);

    private async Task HandleAsync(HttpContext context, CancellationToken cancel)
    {
        var team = context.Request.Query["team"].ToString() is { Length: > 0 } named ? named : world.First?.TeamId ?? "";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, life.ApplicationStopping);
        using var subscription = world.Live.Listen(team, context.Request.Query["as"].ToString());
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await context.Response.WriteAsync(": listening\n\n", end.Token);
            await context.Response.Body.FlushAsync(end.Token);
            await foreach (var note in subscription.Notes.ReadAllAsync(end.Token))
            {
                var data = new JsonObject { ["what"] = note.What };
                if (note.Channel is not null)
                {
                    data["channel"] = note.Channel;
                }

                await context.Response.WriteAsync($"data: {Json.Write(data)}\n\n", end.Token);
                await context.Response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was closed, or the Playground stops.
        }
    }
}
