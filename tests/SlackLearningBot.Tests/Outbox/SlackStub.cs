using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Takes every post in Slack's place, to whomever it goes, and remembers them in their order; everything else goes on to the Playground.</summary>
internal sealed class SlackStub : DelegatingHandler
{
    private int count;

    public SlackStub()
        : base(new SocketsHttpHandler())
    {
    }

    public ConcurrentQueue<(string Channel, string Text)> Posts { get; } = new();

    /// <summary>Whose token gets no answer.</summary>
    public Func<string, bool> Hangs { get; set; } = _ => false;

    /// <summary>Happens before a post is answered.</summary>
    public Func<string, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public void Use(IServiceCollection services) => services.AddSingleton(_ => new HttpClient(this));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.Segments[^1] != "chat.postMessage")
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (Hangs(request.Headers.Authorization!.Parameter!))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        var (channel, text) = (body.RootElement.GetProperty("channel").GetString()!, body.RootElement.GetProperty("text").GetString()!);
        Posts.Enqueue((channel, text));
        await Meanwhile(text);
        var ts = string.Create(CultureInfo.InvariantCulture, $"1795413600.{Interlocked.Increment(ref count):000000}");
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($$"""{"ok":true,"channel":"D{{channel[1..]}}","ts":"{{ts}}","message":{"text":"","ts":"{{ts}}"} }"""),
        };
    }
}
