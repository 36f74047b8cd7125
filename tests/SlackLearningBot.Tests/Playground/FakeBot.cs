using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace SlackLearningBot.Tests.Playground;

/// <summary>A request that reached the fake bot.</summary>
internal sealed record Heard(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonObject Json => JsonNode.Parse(Path == "/slack/events" ? Text : Form["payload"])!.AsObject();

    public JsonObject Event => Json["event"]!.AsObject();

    public IReadOnlyDictionary<string, string> Form =>
        QueryHelpers.ParseQuery(Text).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
}

/// <summary>The least a bot can be: it remembers what it hears and answers as told.</summary>
internal sealed class FakeBot : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Heard> heard = [];

    private FakeBot(WebApplication app) => this.app = app;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public IReadOnlyList<Heard> All => [.. heard];

    /// <summary>What to answer; an empty 200 unless a test says otherwise.</summary>
    public Func<Heard, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Heard> Events(string type) =>
        [.. heard.Where(request => request.Path == "/slack/events" && (string?)request.Event["type"] == type)];

    public IReadOnlyList<Heard> To(string path) => [.. heard.Where(request => request.Path == path)];

    public void AnswerWith(string path, string body, int status = 200) => Answer = async (request, context) =>
    {
        if (request.Path == path)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
        }
    };

    public static async Task<FakeBot> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging();
        var host = builder.Build();
        var bot = new FakeBot(host);
        host.Run(bot.HearAsync);
        await host.StartAsync();
        bot.Url = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return bot;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task HearAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new Heard(context.Request.Path, headers, body.ToArray());
        heard.Enqueue(request);
        await Answer(request, context);
    }
}
