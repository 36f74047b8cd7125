using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Tests.Web;

/// <summary>A Slack on the loopback that answers as it is told and remembers what it was asked.</summary>
internal sealed class FaultySlack : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All, AllowAutoRedirect = false });

    private FaultySlack(WebApplication app) => _app = app;

    public List<Request> Requests { get; } = [];

    public Uri Root => new(_app.Urls.Single());

    public static async Task<FaultySlack> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var slack = new FaultySlack(builder.Build());
        slack._app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            lock (slack.Requests)
            {
                slack.Requests.Add(new Request(
                    context.Request.Path + context.Request.QueryString,
                    context.Request.ContentType,
                    context.Request.Headers.Authorization.ToString(),
                    body));
            }

            await answer(context);
        });
        await slack._app.StartAsync();
        return slack;
    }

    /// <summary>Answers every request with this body.</summary>
    public static Task<FaultySlack> StartAsync(
        string body, int status = 200, string contentType = "application/json; charset=utf-8", params (string Name, string Value)[] headers) =>
        StartAsync(context => AnswerAsync(context, body, status, contentType, headers));

    public static Task AnswerAsync(
        HttpContext context, string body, int status = 200, string contentType = "application/json", params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync(body);
    }

    public SlackClient Client(TimeSpan? timeout = null) =>
        new(_http, new SlackClientOptions { BaseUrl = new Uri(Root, "/api/"), Timeout = timeout ?? TimeSpan.FromSeconds(20) });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    public sealed record Request(string Path, string? ContentType, string Authorization, string Body);
}
