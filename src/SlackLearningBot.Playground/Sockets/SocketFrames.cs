using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Sockets;

/// <summary>What Slack says over a socket (https://docs.slack.dev/apis/events-api/using-socket-mode).</summary>
internal static class SocketFrames
{
    public static JsonObject Hello(string appId, string host, int connections, TimeSpan life, DateTimeOffset started) => new()
    {
        ["type"] = "hello", ["num_connections"] = connections,
        ["connection_info"] = new JsonObject { ["app_id"] = appId },
        ["debug_info"] = new JsonObject
        {
            ["host"] = host, ["started"] = started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
            ["build_number"] = 118, ["approximate_connection_time"] = (int)life.TotalSeconds,
        },
    };

    /// <summary>"warning", "refresh_requested", "link_disabled" or "too_many_websockets".</summary>
    public static JsonObject Disconnect(string reason, string host) => new()
    {
        ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = host },
    };

    public static JsonObject Envelope(SocketEnvelope envelope)
    {
        var frame = new JsonObject
        {
            ["envelope_id"] = envelope.Id, ["payload"] = Json.Parse(envelope.Payload), ["type"] = envelope.Type,
            ["accepts_response_payload"] = envelope.AcceptsAnswer,
        };
        if (envelope.Type == "events_api")
        {
            frame["retry_attempt"] = envelope.Retry;
            frame["retry_reason"] = envelope.RetryReason;
        }

        return frame;
    }
}
