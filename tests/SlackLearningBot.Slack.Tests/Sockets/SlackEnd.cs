using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>Slack's end of one connection. Pongs go out only while something is being read here.</summary>
internal sealed class SlackEnd(HttpContext context, WebSocket socket)
{
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Left => left.Task;

    public Task HelloAsync(int connections = 1) => SendAsync(
        $$$"""{"type":"hello","num_connections":{{{connections}}},"connection_info":{"app_id":"A1"},"debug_info":{"host":"applink-1","started":"x","build_number":1,"approximate_connection_time":3600}}""");

    public Task DisconnectAsync(string reason) => SendAsync($$$"""{"type":"disconnect","reason":"{{{reason}}}","debug_info":{"host":"applink-10"}}""");

    public Task EventAsync(string envelopeId, string eventId, string retry = "\"retry_attempt\":0,\"retry_reason\":\"\"") => SendAsync(
        $$$$"""{"envelope_id":"{{{{envelopeId}}}}","type":"events_api","accepts_response_payload":false,{{{{retry}}}},"payload":{"type":"event_callback","team_id":"T1","event_id":"{{{{eventId}}}}","event_time":1790000000,"event":{"type":"app_home_opened","user":"U1","tab":"home"}}}""");

    public Task CommandAsync(string envelopeId) => SendAsync(
        $$$"""{"envelope_id":"{{{envelopeId}}}","type":"slash_commands","accepts_response_payload":true,"payload":{"command":"/learn","text":"help","team_id":"T1","user_id":"U1","channel_id":"D1"}}""");

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>A message in frames of so many bytes, the last one left out when it shall never be whole.</summary>
    public async Task SendInPiecesAsync(string text, int bytes, bool isWhole = true, TimeSpan between = default)
    {
        var pieces = Encoding.UTF8.GetBytes(text).Chunk(bytes).ToList();
        for (var i = 0; i < pieces.Count - (isWhole ? 0 : 1); i++)
        {
            await socket.SendAsync(pieces[i], WebSocketMessageType.Text, endOfMessage: i == pieces.Count - 1, CancellationToken.None);
            await Task.Delay(between);
        }
    }

    /// <summary>The next frame from the client, or null when it closed or cut the connection; at most 10 s.</summary>
    public async Task<JsonElement?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var bytes = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(buffer, patience.Token);
                if (read.MessageType is WebSocketMessageType.Close)
                {
                    return null;
                }

                bytes.Write(buffer, 0, read.Count);
                if (read.EndOfMessage)
                {
                    return JsonDocument.Parse(bytes.ToArray()).RootElement;
                }
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public async Task<string?> ReadIdAsync() => (await ReadAsync())?.GetProperty("envelope_id").GetString();

    /// <summary>How the client said that it goes; null while it has not, or when it went without a word.</summary>
    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    /// <summary>Says that the connection ends, and then leaves it open.</summary>
    public Task SayCloseAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    /// <summary>Ends the connection by the rules.</summary>
    public async Task CloseAsync()
    {
        await SayCloseAsync();
        left.TrySetResult();
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Cut()
    {
        if (!left.Task.IsCompleted)
        {
            context.Abort();
            left.TrySetResult();
        }
    }
}
