using System.Text.Json;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>What comes to the events address (https://docs.slack.dev/apis/events-api): a closed family.</summary>
public abstract record InboundEvent
{
    /// <exception cref="SlackPayloadException">The body is no JSON object.</exception>
    public static InboundEvent Parse(ReadOnlyMemory<byte> utf8Json) => Read(Payload.Object(utf8Json));

    internal static InboundEvent Read(JsonElement json) => json.Text("type") switch
    {
        "event_callback" => EventEnvelope.From(json),
        "url_verification" => new UrlVerification(Payload.Required(json, "challenge")),
        "app_rate_limited" => new AppRateLimited(json.Text("team_id"), json.Text("api_app_id"), json.Instant("minute_rate_limited")),
        var type => new UnknownInbound(type ?? ""),
    };
}

/// <summary>The handshake: answer 200 with the challenge as plain text.</summary>
public sealed record UrlVerification(string Challenge) : InboundEvent;

/// <summary>Slack stopped delivering for a minute: more than 30,000 events an hour for one workspace.</summary>
public sealed record AppRateLimited(string? TeamId, string? AppId, DateTimeOffset? Minute) : InboundEvent;

/// <summary>A body of a type this library has no record for; Slack gets its 200 all the same.</summary>
public sealed record UnknownInbound(string Type) : InboundEvent;

/// <summary>
/// An event with its address. <paramref name="EventId"/> is unique, but the same fact may come under several ids; it is empty only in
/// payloads Slack does not document.
/// </summary>
public sealed record EventEnvelope(
    string? TeamId,
    string? EnterpriseId,
    string? AppId,
    string EventId,
    DateTimeOffset EventTime,
    bool IsExtSharedChannel,
    EventAuthorization? Authorization,
    InnerEvent Event) : InboundEvent
{
    internal static EventEnvelope From(JsonElement json)
    {
        var inner = InnerEvent.From(json.Object("event"));
        var authorization = json.Items("authorizations").Select(EventAuthorization.From).FirstOrDefault();
        return new(
            // In channels shared between workspaces team_id is where it happened; the authorization is where we are installed.
            authorization?.TeamId ?? json.Text("team_id") ?? json.Text("context_team_id"),
            authorization?.EnterpriseId ?? json.Text("enterprise_id") ?? json.Text("context_enterprise_id"),
            json.Text("api_app_id"),
            json.Text("event_id") ?? "",
            json.Instant("event_time") ?? SlackTs.At(inner.EventTs) ?? DateTimeOffset.UnixEpoch,
            json.Flag("is_ext_shared_channel"),
            authorization,
            inner);
    }
}

/// <summary>The installation an event is shown to; Slack sends one of possibly several.</summary>
public sealed record EventAuthorization(string? TeamId, string? EnterpriseId, string? UserId, bool IsBot, bool IsEnterpriseInstall)
{
    internal static EventAuthorization From(JsonElement json) => new(
        json.Text("team_id"),
        json.Text("enterprise_id"),
        json.Text("user_id"),
        json.Flag("is_bot"),
        json.Flag("is_enterprise_install"));
}
