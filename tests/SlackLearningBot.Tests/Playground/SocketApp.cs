using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Tests.Playground;

/// <summary>The least an app in Socket Mode can be: it connects, reads frame by frame, and acknowledges as a test says.</summary>
internal sealed class SocketApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket socket = new();

    /// <summary>The WebSocket messages that came in more than one frame.</summary>
    public int Fragmented { get; private set; }

    public JsonObject Hello { get; private set; } = [];

    public static async Task<string> TicketAsync(Scene scene)
    {
        var answer = await scene.SendAsync("apps.connections.open", new FormUrlEncodedContent([]), PlaygroundOptions.AppToken);
        Assert.That((bool?)answer["ok"], Is.True, answer.ToJsonString());
        return (string)answer["url"]!;
    }

    public static async Task<SocketApp> ConnectAsync(Scene scene, string more = "")
    {
        var app = await DialAsync(await TicketAsync(scene) + more);
        app.Hello = (await app.ReadAsync())!;
        return app;
    }

    public static async Task<SocketApp> DialAsync(string url)
    {
        var app = new SocketApp();
        await app.socket.ConnectAsync(new Uri(url), CancellationToken.None);
        return app;
    }

    /// <summary>The next message; null when the other end closed or cut the connection.</summary>
    public async Task<JsonObject?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var frames = 0;
        try
        {
            WebSocketReceiveResult read;
            do
            {
                read = await socket.ReceiveAsync(buffer, patience.Token);
                message.Write(buffer, 0, read.Count);
                frames++;
            }
            while (!read.EndOfMessage);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
        }
        catch (WebSocketException)
        {
            return null;
        }

        Fragmented += frames > 1 ? 1 : 0;
        return JsonNode.Parse(Encoding.UTF8.GetString(message.ToArray()))!.AsObject();
    }

    public Task AcknowledgeAsync(JsonObject envelope, JsonNode? payload = null)
    {
        var answer = new JsonObject { ["envelope_id"] = (string)envelope["envelope_id"]! };
        if (payload is not null)
        {
            answer["payload"] = payload;
        }

        return socket.SendAsync(Encoding.UTF8.GetBytes(answer.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
    }

    /// <summary>Reads one envelope and acknowledges it.</summary>
    public async Task<JsonObject> HearAsync(JsonNode? payload = null)
    {
        var envelope = (await ReadAsync())!;
        await AcknowledgeAsync(envelope, payload);
        return envelope;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
