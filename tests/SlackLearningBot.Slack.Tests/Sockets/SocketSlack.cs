using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>Slack's side of Socket Mode on the loopback, which does on each connection only what a test tells it to.</summary>
internal sealed class SocketSlack : IAsyncDisposable
{
    public const string AppToken = "xapp-test";

    private readonly WebApplication app;
    private readonly HttpClient http = new();
    private readonly Channel<SlackEnd> accepted = Channel.CreateUnbounded<SlackEnd>();
    private readonly ConcurrentDictionary<string, bool> tickets = new();
    private readonly ConcurrentBag<SlackEnd> ends = [];
    private int calls;

    private SocketSlack(WebApplication app) => this.app = app;

    /// <summary>How often an address was asked for.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <summary>The Authorization headers and bodies of those calls.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Answers in place of a fresh address: gets the number of the call, from 1; false when it leaves it to the usual answer.</summary>
    public Func<int, HttpContext, Task<bool>> Refuse { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Gives out tickets that were used before.</summary>
    public bool RepeatsTickets { get; set; }

    /// <summary>How often it pings; never, unless a test wants it.</summary>
    public TimeSpan PingsEvery { get; set; } = Timeout.InfiniteTimeSpan;

    public static async Task<SocketSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var slack = new SocketSlack(builder.Build());
        slack.app.UseWebSockets();
        slack.app.MapPost("/api/apps.connections.open", slack.GiveTicketAsync);
        slack.app.Map("/link/", slack.AcceptAsync);
        await slack.app.StartAsync();
        return slack;
    }

    public SlackClient Client() => new(http, new SlackClientOptions { BaseUrl = new Uri(app.Urls.Single() + "/api/") });

    /// <summary>The next connection that was opened, at most 10 s away.</summary>
    public async Task<SlackEnd> NextAsync() => await accepted.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>A connection that is there already, or none.</summary>
    public SlackEnd? TryNext() => accepted.Reader.TryRead(out var end) ? end : null;

    /// <summary>The next connection, which is told hello.</summary>
    public async Task<SlackEnd> WelcomeAsync(int connections = 1)
    {
        var end = await NextAsync();
        await end.HelloAsync(connections);
        return end;
    }

    public static Task AnswerAsync(HttpContext context, string body, int status = 200, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var end in ends)
        {
            end.Cut();
        }

        await app.StopAsync();
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task GiveTicketAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Asked.Enqueue($"{context.Request.Headers.Authorization} {context.Request.QueryString}{await reader.ReadToEndAsync()}");
        var call = Interlocked.Increment(ref calls);
        if (!await Refuse(call, context))
        {
            var ticket = RepeatsTickets ? "1" : $"{call}";
            tickets.TryAdd(ticket, true);
            var address = app.Urls.Single().Replace("http://", "ws://", StringComparison.Ordinal);
            await AnswerAsync(context, $$"""{"ok":true,"url":"{{address}}/link/?ticket={{ticket}}&app_id=A1"}""");
        }
    }

    private async Task AcceptAsync(HttpContext context)
    {
        if (!tickets.TryUpdate(context.Request.Query["ticket"].ToString(), false, true))
        {
            context.Response.StatusCode = 403;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = PingsEvery,
            KeepAliveTimeout = PingsEvery == Timeout.InfiniteTimeSpan ? null : TimeSpan.FromSeconds(30),
        });
        var end = new SlackEnd(context, socket);
        ends.Add(end);
        await accepted.Writer.WriteAsync(end);
        await end.Left;
    }
}
