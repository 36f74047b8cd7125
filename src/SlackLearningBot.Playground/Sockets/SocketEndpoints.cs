using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Sockets;

/// <summary>apps.connections.open and /link/: how an app gets its socket.</summary>
internal sealed class SocketEndpoints(SlackWorld world, AppSockets sockets, CallDoor door, IHostApplicationLifetime life)
{
    private const string Method = "apps.connections.open";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/" + Method, ["GET", "POST"], OpenAsync);
        routes.MapGet("/link", LinkAsync);
    }

    private async Task OpenAsync(HttpContext context)
    {
        var token = BearerOf(context.Request);
        var (reply, fault) = Refuse(context.Request, token) is { } error
            ? (Reply.Refuse(error), null)
            : await door.PassAsync(new Occasion(Method, Workspace: null), () => new Reply(
                StatusCodes.Status200OK, new JsonObject { ["ok"] = true, ["url"] = Address(context.Request) }));
        var kind = token switch { null => "none", PlaygroundOptions.AppToken => "app", _ when token.StartsWith("xoxb-", StringComparison.Ordinal) => "bot", _ => "unknown" };
        world.Calls.Add(number => new CallRecord(
            number, world.Machine.GetUtcNow(), TeamId: null, Method, kind, "{}", reply.Status, Json.Write(reply.Body)) { Fault = fault });
        await door.WriteAsync(context, reply, context.RequestAborted);
    }

    private string? Refuse(HttpRequest request, string? token) => token switch
    {
        _ when !HttpMethods.IsPost(request.Method) => "insecure_request",
        null => "missing_args",
        PlaygroundOptions.AppToken => sockets.AreOn ? null : "forbidden_team",
        _ when token.StartsWith("xoxb-", StringComparison.Ordinal) => "not_allowed_token_type",
        _ => "invalid_auth",
    };

    private string Address(HttpRequest request) =>
        $"ws://{request.Host}/link/?ticket={sockets.IssueTicket()}&app_id={SlackWorld.AppId}";

    private static string? BearerOf(HttpRequest request)
    {
        const string Bearer = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header.Length > Bearer.Length ? header[Bearer.Length..].Trim() : null;
    }

    private async Task LinkAsync(HttpContext context)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var key = context.Request.Headers.SecWebSocketKey.ToString();
        if (upgrade is not { IsUpgradableRequest: true } || key.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        if (!sockets.TakeTicket(context.Request.Query["ticket"].ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.Headers.Upgrade = "websocket";
        context.Response.Headers.SecWebSocketAccept = Accept(key);
        await using var stream = await upgrade.UpgradeAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        await sockets.ServeAsync(stream, context.Abort, context.Request.Query["debug_reconnects"] == "true", end.Token);
    }

    /// <summary>The proof that a WebSocket server answered (RFC 6455, section 4.2.2), which fixes SHA-1.</summary>
    private static string Accept(string key) =>
#pragma warning disable CA5350 // the protocol's own choice; nothing is kept secret by it
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
}
