using System.Net;

namespace SlackLearningBot.CrashTests.Bots;

/// <summary>
/// Stands between Slack and the bots as any balancer does: hands each request to one that listens, another when nobody does there. At its seed's
/// word it cuts the line, before the bot hears of the request or after it has answered.
/// </summary>
internal sealed class Balancer(WebApplication app, HttpClient http, IReadOnlyList<int> ports, Random chance) : IAsyncDisposable
{
    private int turn;
    private long cutBefore;
    private long cutAfter;

    /// <summary>One of so many requests is cut; 0 for none.</summary>
    public int CutOneOf { get; set; }

    public Uri Url => new(app.Urls.First());

    public long CutBefore => Interlocked.Read(ref cutBefore);

    public long CutAfter => Interlocked.Read(ref cutAfter);

    public static async Task<Balancer> StartAsync(IReadOnlyList<int> ports, Random chance)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var balancer = new Balancer(app, new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(1) }), ports, chance);
        app.Run(balancer.PassAsync);
        await app.StartAsync();
        return balancer;
    }

    private async Task PassAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var cut = Cut();
        if (cut == 1)
        {
            Interlocked.Increment(ref cutBefore);
            context.Abort();
            return;
        }

        for (var attempt = 0; attempt < ports.Count; attempt++)
        {
            var port = ports[(Interlocked.Increment(ref turn) & int.MaxValue) % ports.Count];
            try
            {
                using var answer = await http.SendAsync(Copy(context.Request, body.ToArray(), port), context.RequestAborted);
                if (cut == 2)
                {
                    Interlocked.Increment(ref cutAfter);
                    context.Abort();
                    return;
                }

                context.Response.StatusCode = (int)answer.StatusCode;
                context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
                await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
                return;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Nobody listens there: nothing was heard, so another may have it.
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                context.Abort(); // it died while it had the request: Slack sees a broken connection
                return;
            }
        }

        context.Response.StatusCode = StatusCodes.Status502BadGateway;
    }

    /// <summary>0 no, 1 before, 2 after.</summary>
    private int Cut()
    {
        lock (chance)
        {
            return CutOneOf > 0 && chance.Next(CutOneOf) == 0 ? 1 + chance.Next(2) : 0;
        }
    }

    private static HttpRequestMessage Copy(HttpRequest request, byte[] body, int port)
    {
        var copy = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}{request.Path}") { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in request.Headers.Where(header => header.Key.StartsWith("X-Slack", StringComparison.OrdinalIgnoreCase)))
        {
            copy.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        copy.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        http.Dispose();
    }
}
