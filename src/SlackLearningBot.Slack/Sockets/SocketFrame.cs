using System.Text.Json;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Sockets;

/// <summary>One message of Slack's on a Socket Mode connection (https://docs.slack.dev/apis/events-api/using-socket-mode): a closed family.</summary>
public abstract record SocketFrame
{
    /// <exception cref="SlackPayloadException">The frame is no JSON object.</exception>
    public static SocketFrame Parse(ReadOnlyMemory<byte> utf8Json)
    {
        var json = Payload.Object(utf8Json);
        return json.Text("type") switch
        {
            "hello" => Hello.From(json),
            "disconnect" => new Disconnect(json.Text("reason") ?? "", json.Text("debug_info", "host")),
            var type when json.Text("envelope_id") is { Length: > 0 } id => Envelope.From(json, id, type ?? ""),
            var type => new UnknownFrame(type ?? ""),
        };
    }
}

/// <summary>
/// The first frame: from now on envelopes come. <paramref name="NumConnections"/> counts all connections of the app, this one and other
/// processes' included; null when Slack does not say.
/// </summary>
public sealed record Hello(int? NumConnections, string? AppId, string? Host, TimeSpan? ApproximateConnectionTime) : SocketFrame
{
    internal static Hello From(JsonElement json) => new(
        (int?)json.Whole("num_connections"),
        json.Text("connection_info", "app_id"),
        json.Text("debug_info", "host"),
        json.Object("debug_info")?.Whole("approximate_connection_time") is { } seconds and > 0 and < 864_000 ? TimeSpan.FromSeconds(seconds) : null);
}

/// <summary>Slack is about to end this connection.</summary>
public sealed record Disconnect(string Reason, string? Host) : SocketFrame
{
    /// <summary>It ends in about ten seconds.</summary>
    public const string Warning = "warning";

    /// <summary>It ends now, and a new one may be opened at once.</summary>
    public const string RefreshRequested = "refresh_requested";

    /// <summary>Socket Mode was switched off: connecting again would only fail.</summary>
    public const string LinkDisabled = "link_disabled";

    /// <summary>The app has all the connections it may have; not documented, comes before the hello or instead of it.</summary>
    public const string TooManyWebsockets = "too_many_websockets";
}

/// <summary>A frame of a type this library has no record for.</summary>
public sealed record UnknownFrame(string Type) : SocketFrame;
